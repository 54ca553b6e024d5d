/** Backup files: whole ones are kept, broken ones never take their place, old ones go. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { backupFiles } from './backup-files.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'packbench-backups-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return join(made, 'backups');
}

const LINES = [
  { packbench: 'backup', format: 1 },
  { kind: 'orders', record: { id: 'a' } },
  { kind: 'orders', record: { id: 'b' } },
  { end: true, counts: { orders: 2, skus: 0 } },
];
const packed = (lines: readonly object[]) =>
  gzipSync(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);

async function save(place: string, bytes: Uint8Array, day: string, keep = 7) {
  const files = backupFiles(place);
  const begun = await files.begin();
  if (!begun.ok) return begun;
  const { id } = begun.value;
  const half = Math.ceil(bytes.length / 2);
  await files.append(id, bytes.subarray(0, half));
  await files.append(id, bytes.subarray(half));
  return files.finish({ id, name: `packbench-backup-${day}.jsonl.gz`, keep });
}

test('a backup that arrived whole is there under its name, and nothing else is', async () => {
  const place = await folder();
  expect(await save(place, packed(LINES), '2026-11-24')).toMatchObject({ ok: true });
  expect(await readdir(place)).toEqual(['packbench-backup-2026-11-24.jsonl.gz']);
  const text = gunzipSync(await readFile(join(place, 'packbench-backup-2026-11-24.jsonl.gz')));
  expect(text.toString().split('\n')).toHaveLength(5);
  expect(await backupFiles(place).list()).toMatchObject({
    folder: place,
    files: [{ name: 'packbench-backup-2026-11-24.jsonl.gz', bytes: expect.any(Number) }],
  });
});

test.each<[string, Uint8Array]>([
  ['cut short', packed(LINES).subarray(0, 40)],
  ['without its end', packed(LINES.slice(0, 3))],
  ['with a record too few', packed([LINES[0] ?? {}, LINES[1] ?? {}, LINES[3] ?? {}])],
  ['no backup at all', Buffer.from('hello')],
])('one that is %s does not take the place of the one before', async (_, bytes) => {
  const place = await folder();
  await save(place, packed(LINES), '2026-11-24');
  const before = await readFile(join(place, 'packbench-backup-2026-11-24.jsonl.gz'));
  expect(await save(place, bytes, '2026-11-24')).toMatchObject({
    ok: false,
    error: { kind: 'broken', reason: expect.stringMatching(/\S/) },
  });
  expect(await readdir(place)).toEqual(['packbench-backup-2026-11-24.jsonl.gz']);
  expect(await readFile(join(place, 'packbench-backup-2026-11-24.jsonl.gz'))).toEqual(before);
});

test('the newest stay, files of others are left alone, and what a crash left goes', async () => {
  const place = await folder();
  for (const day of ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'])
    await save(place, packed(LINES), day, 2);
  await writeFile(join(place, 'notes.txt'), 'mine');
  const files = backupFiles(place);
  const crashed = await files.begin();
  if (crashed.ok) await files.append(crashed.value.id, Buffer.from('x'));
  expect(await save(place, packed(LINES), '2026-11-25', 2)).toMatchObject({ ok: true });
  expect((await readdir(place)).toSorted()).toEqual([
    'notes.txt',
    'packbench-backup-2026-11-24.jsonl.gz',
    'packbench-backup-2026-11-25.jsonl.gz',
  ]);
});

test('a folder that cannot be made is told', async () => {
  const place = await folder();
  await writeFile(join(place, '..', 'file'), '');
  expect(await backupFiles(join(place, '..', 'file', 'backups')).begin()).toMatchObject({
    ok: false,
    error: { kind: 'not-written', reason: expect.stringMatching(/ENOTDIR/) },
  });
});

test('a station that lost its data pushes nothing out, not even that day’s', async () => {
  const place = await folder();
  const big = LINES.map((line, n) => (n === 1 ? { ...line, note: noise(4_000) } : line));
  for (const day of ['2026-11-23', '2026-11-24']) await save(place, packed(big), day, 2);
  await save(place, packed(LINES), '2026-11-24', 2);
  await save(place, packed(LINES), '2026-11-24', 2);
  expect((await readdir(place)).toSorted()).toEqual([
    'packbench-backup-2026-11-24-small.jsonl.gz',
    'packbench-backup-2026-11-24.jsonl.gz',
  ]);
  for (const day of ['2026-11-25', '2026-11-26', '2026-11-27'])
    await save(place, packed(LINES), day, 2);
  expect((await readdir(place)).toSorted()).toEqual([
    'packbench-backup-2026-11-24.jsonl.gz',
    'packbench-backup-2026-11-26.jsonl.gz',
    'packbench-backup-2026-11-27.jsonl.gz',
  ]);
});

/** Text that does not pack well. */
function noise(length: number): string {
  return Array.from({ length }, (_, n) =>
    String.fromCharCode(33 + ((n * n * 31 + n * 7) % 89)),
  ).join('');
}
