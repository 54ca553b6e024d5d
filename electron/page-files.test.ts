import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageFile } from './page-files.ts';

let folder = '';
let page = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-page-'));
  page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'page-secrets'));
  writeFileSync(join(page, 'index.html'), 'index');
  writeFileSync(join(page, 'assets', 'a.js'), 'script');
  writeFileSync(join(page, 'assets', 'key.pem'), 'key');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'page-secrets', 'a.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the page and its hashed files', async () => {
  expect(await pageFile(page, '/')).toEqual({
    body: Buffer.from('index'),
    type: 'text/html; charset=utf-8',
    lasting: false,
  });
  expect(await pageFile(page, '/assets/a.js')).toEqual({
    body: Buffer.from('script'),
    type: 'text/javascript; charset=utf-8',
    lasting: true,
  });
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/../page-secrets/a.txt',
  '/assets/../../secret.txt',
  '/link.txt',
  '/assets/a.js%00.txt',
  '/%E0%A4%A',
  '/missing.js',
  '/assets',
  '/orders/1',
  '/assets/key.pem',
])('%s leads nowhere', async (path) => {
  expect(await pageFile(page, path)).toBeUndefined();
});
