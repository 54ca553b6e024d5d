/** What a start does about packages that are missing, with an npm that writes down that it was asked. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'packbench-install-')));
  mkdirSync(join(folder, 'app/electron/launch'), { recursive: true });
  copyFileSync(
    join(import.meta.dirname, 'install.mjs'),
    join(folder, 'app/electron/launch/install.mjs'),
  );
  const packages = { '': {}, 'node_modules/kit': { version: '2.0.0' } };
  writeFileSync(join(folder, 'app/package-lock.json'), JSON.stringify({ packages }));
  writeFileSync(join(folder, 'npm.js'), "require('node:fs').writeFileSync('asked', '')");
});
afterEach(() => rmSync(folder, { recursive: true }));

function start() {
  const program = "import('./electron/launch/install.mjs').then((it) => it.ensureInstalled())";
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], {
    cwd: join(folder, 'app'),
    env: { ...process.env, npm_execpath: join(folder, 'npm.js') },
    encoding: 'utf8',
  });
  return { status, stderr, asked: existsSync(join(folder, 'app/asked')) };
}

test('npm is asked for packages that are missing', () => {
  mkdirSync(join(folder, 'app/node_modules'));
  expect(start()).toEqual({ status: 0, stderr: '', asked: true });
});

test('a folder behind a link is left as it is, and the reason is said', () => {
  const theirs = join(folder, 'theirs');
  mkdirSync(join(theirs, 'kit'), { recursive: true });
  symlinkSync(theirs, join(folder, 'app/node_modules'), 'junction');
  const { stderr, ...done } = start();
  expect(done).toEqual({ status: 1, asked: false });
  expect(stderr).toContain(`node_modules is a link to ${theirs}`);
  expect(readdirSync(theirs)).toEqual(['kit']);
});

test('a link to packages that are right is as good as a folder', () => {
  const theirs = join(folder, 'theirs');
  mkdirSync(theirs);
  const packages = { 'node_modules/kit': { version: '2.0.0' } };
  writeFileSync(join(theirs, '.package-lock.json'), JSON.stringify({ packages }));
  symlinkSync(theirs, join(folder, 'app/node_modules'), 'junction');
  expect(start()).toEqual({ status: 0, stderr: '', asked: false });
});
