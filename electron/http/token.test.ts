import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isToken, tokenIn } from './token.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-token-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a token outlives a restart and only its user can read it', () => {
  const made = tokenIn(join(folder, 'new'));
  expect(isToken(made)).toBe(true);
  expect(tokenIn(join(folder, 'new'))).toBe(made);
  const [file = ''] = readdirSync(join(folder, 'new'));
  expect(statSync(join(folder, 'new', file)).mode & 0o777).toBe(0o600);
});

test('two users have two tokens, and a broken file is replaced', () => {
  const first = tokenIn(join(folder, 'a'));
  expect(tokenIn(join(folder, 'b'))).not.toBe(first);
  writeFileSync(join(folder, 'a', 'browser-token'), 'x; Path=/');
  expect(isToken(tokenIn(join(folder, 'a')))).toBe(true);
});

test('where nothing can be written there still is a token', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(isToken(tokenIn(join(folder, 'file')))).toBe(true);
});
