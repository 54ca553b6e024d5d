import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog, LOG_ENTRY_CHARS } from './log.ts';

const noon = () => new Date('2026-11-23T12:00:00Z');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('an entry is one line, whatever it holds', () => {
  const log = createLog(join(folder, 'deep', 'packbench.log'), noon);
  log.write({ level: 'error', where: 'queue', message: 'lost\n2026 error forged: token=abc123' });
  expect(readFileSync(log.file, 'utf8')).toBe(
    '2026-11-23T12:00:00.000Z error queue: lost ⏎ 2026 error forged: token=[blanked]\n',
  );
});

test('what is kept never exceeds two files of the size allowed', () => {
  const log = createLog(join(folder, 'packbench.log'), noon, 1000);
  for (let n = 0; n < 100; n++) log.write({ level: 'note', where: 'test', message: `entry ${n}` });
  expect(readdirSync(folder).toSorted()).toEqual(['packbench.log', 'packbench.log.1']);
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1000);
  expect(readFileSync(log.file, 'utf8')).toContain('entry 99');
});

test('a long message is cut', () => {
  const log = createLog(join(folder, 'packbench.log'), noon);
  log.write({ level: 'warn', where: 'x', message: 'm'.repeat(90_000) });
  expect(readFileSync(log.file, 'utf8').length).toBeLessThan(LOG_ENTRY_CHARS + 60);
});

test('a log that cannot be written stops nothing', () => {
  writeFileSync(join(folder, 'file'), '');
  const log = createLog(join(folder, 'file', 'packbench.log'), noon);
  expect(() => log.write({ level: 'note', where: 'x', message: 'y' })).not.toThrow();
});
