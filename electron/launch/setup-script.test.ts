/** The setup script, run by a real shell with a curl that writes down what it was asked. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDesign } from '../../shared/replication/check-function.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import { err } from '../../shared/result.ts';
import { setupScript } from './setup-script.ts';

/** Notes its arguments, configuration and body, and answers as told by a table of `METHOD path answer`. */
const CURL = `#!/bin/sh
printf '%s\\n' "$*" >>"$NOTES/arguments"; cat <&3 >>"$NOTES/configuration"
method=$3; for url; do :; done
path=\${url#http://couch:5984/}
printf '%s %s %s\\n' "$method" "$path" "$(cat | tr '\\n' ' ')" >>"$NOTES/asked"
grep "^$method \${path%%\\?*} " "$NOTES/answers" | head -n 1 | cut -d ' ' -f 3- | tr '|' '\\n'
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the script for shop and bench-1; `answers` come before those of an empty server. */
function run(answers: readonly string[] = []) {
  const script = setupScript(['shop', 'bench-1']);
  if (!script.ok) throw new Error(script.error.name);
  const empty = replicatedNames.flatMap((name) => [
    `PUT shop-${name} {"ok":true}|201`,
    `PUT shop-${name}/_security {"ok":true}|200`,
    `GET shop-${name}/_design/packbench {"error":"not_found"}|404`,
    `PUT shop-${name}/_design/packbench {"ok":true}|201`,
  ]);
  const account = 'PUT _users/org.couchdb.user:bench-1 {"ok":true}|201';
  write('answers', [...answers, ...empty, account, ''].join('\n'));
  write('setup.sh', script.value);
  write('curl', CURL);
  chmodSync(join(folder, 'curl'), 0o755);
  const done = spawnSync('sh', [join(folder, 'setup.sh'), 'http://couch:5984'], {
    env: { PATH: `${folder}:${process.env.PATH}`, NOTES: folder },
    input: 'admin\nse"cr\\et \n',
    encoding: 'utf8',
  });
  return { ...done, asked: read('asked').split('\n').slice(0, -1) };
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

test('each database is made, closed to strangers and given its check function; a station its account', () => {
  const { status, asked, stdout } = run();
  expect([status, stdout]).toEqual([0, expect.stringMatching(/bench-1: password \S{20}\n$/)]);
  const shown = /password (\S+)/.exec(stdout)?.[1];
  const { _id, ...design } = checkDesign('orders');
  const body = (line: string) => JSON.parse(line.slice(line.indexOf('{')));
  const [make, secure, look, install] = asked;
  expect(make).toBe('PUT shop-orders ');
  expect(secure).toMatch(/^PUT shop-orders\/_security \{/);
  expect(body(secure ?? '').members).toEqual({ roles: ['packbench-shop'] });
  expect(look).toBe('GET shop-orders/_design/packbench ');
  expect(body(install ?? '')).toEqual(design);
  expect(asked).toHaveLength(4 * replicatedNames.length + 1);
  expect(body(asked.at(-1) ?? '')).toEqual({
    ...{ name: 'bench-1', password: shown, roles: ['packbench-shop'], type: 'user' },
  });
});

test('passwords are in no argument', () => {
  const { stdout } = run();
  expect(read('configuration')).toContain('user = "admin:se\\"cr\\\\et "\n');
  expect(read('arguments')).not.toContain('cr');
  expect(read('arguments')).not.toContain(/password (\S+)/.exec(stdout)?.[1]);
});

test('what is there stays: databases, accounts; the check function is replaced', () => {
  const { status, asked, stdout } = run([
    'PUT shop-orders {"error":"file_exists"}|412',
    'GET shop-orders/_design/packbench {"_id":"_design/packbench","_rev":"3-abc","v":1}|200',
    'PUT _users/org.couchdb.user:bench-1 {"error":"conflict"}|409',
  ]);
  expect([status, stdout]).toEqual([0, expect.stringContaining('bench-1 has its account already')]);
  expect(asked[3]).toMatch(/^PUT shop-orders\/_design\/packbench\?rev=3-abc \{/);
});

test('what the server refuses ends the script, in its own words', () => {
  const refusal = '{"error":"unauthorized","reason":"Name or password is incorrect."}';
  const { status, stderr, asked } = run([`PUT shop-orders/_security ${refusal}|401`]);
  expect([status, asked.length]).toEqual([1, 2]);
  expect(stderr).toContain(refusal);
});

test.each([[[]], [['Shop']], [['shop-1']], [['shop', 'bench 1']], [['shop', '$(reboot)']]])(
  'the names %j are refused',
  (names) => {
    expect(setupScript(names)).toEqual(err({ kind: 'bad-name', name: names.at(-1) ?? '' }));
  },
);
