/** Backups by themselves: when they are due, and that what the host gets is whole. */
import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { readingOf } from '../../shared/testing/orders.ts';
import { isDue, startBackups } from './backup-schedule.ts';
import { lastBackup } from './commands/backup-account.ts';
import { backupToHost, type HostBackups } from './commands/backup-to-host.ts';
import { importOrders } from './commands/import-orders.ts';
import { openTestStore } from './test-store.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');

test.each([
  [0, undefined, false],
  [1, undefined, true],
  [1, '2026-11-24T09:00:00.000Z', false],
  [1, '2026-11-23T14:00:00.000Z', true],
  [7, '2026-11-20T12:00:00.000Z', false],
  [7, '2026-11-17T12:00:00.000Z', true],
])('every %i days, the last one at %s: due is %s', (every, last, due) => {
  expect(isDue(every, last, NOW)).toBe(due);
});

/** A host that keeps what it is given in memory. */
function host() {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const finished: { name: string; keep: number }[] = [];
  const backups: HostBackups = {
    begin: async () => {
      parts.length = 0;
      return ok({ id: '00000000-0000-0000-0000-000000000000' });
    },
    append: async ({ part }) => {
      parts.push(Uint8Array.from(atob(part), (char) => char.charCodeAt(0)));
      return ok({});
    },
    finish: async ({ name, keep }) => {
      finished.push({ name, keep });
      return ok({});
    },
    list: async () => ok({ folder: '/backups', files: [] }),
  };
  const lines = async () => {
    const unpacked = new Blob(parts).stream().pipeThrough(new DecompressionStream('gzip'));
    const text = await new Response(unpacked).text();
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  return { backups, finished, lines };
}

async function shop() {
  const opened = await openTestStore();
  const numbers = Array.from({ length: 400 }, (_, n) => String(1000 + n));
  await importOrders(
    opened.store,
    // Long notes that do not pack well, so that the file has more than one part.
    numbers.map((number) =>
      readingOf({ externalId: number, number, note: noise(Number(number), 2_000) }),
    ),
    { importId: '' },
  );
  return opened;
}

function noise(seed: number, length: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return String.fromCharCode(33 + ((state >>> 16) % 90));
  }).join('');
}

test('the host gets the whole backup, in parts that it takes', async () => {
  const { store } = await shop();
  const { backups, finished, lines } = host();
  const done = await backupToHost(store, backups, 5);
  expect(done).toMatchObject({ ok: true });
  const written = await lines();
  expect(written.filter(({ kind }) => kind === 'orders')).toHaveLength(400);
  expect(written.at(-1)).toMatchObject({ end: true, counts: { orders: 400 } });
  expect(finished).toEqual([
    { name: expect.stringMatching(/^packbench-backup-\d{4}-\d\d-\d\d\.jsonl\.gz$/), keep: 5 },
  ]);
  expect((await lastBackup(store))?.at).toBe(store.clock.iso());
});

test('it is made by itself, once a day, and tried again where the host cannot', async () => {
  const { store, wait } = await openTestStore();
  const { backups, finished } = host();
  let isFull = false;
  const asked: (() => void)[] = [];
  const stop = startBackups(
    {
      store,
      backups: {
        ...backups,
        begin: async () =>
          isFull ? err({ kind: 'not-written', reason: 'ENOSPC' }) : backups.begin(),
      },
    },
    (run) => {
      asked.push(run);
      return () => undefined;
    },
  );
  const look = async () => {
    const before = asked.length;
    asked.at(-1)?.();
    await expect.poll(() => asked.length).toBe(before + 1);
    return finished.length;
  };
  // Nothing is here yet.
  expect(await look()).toBe(0);
  await importOrders(store, [readingOf({ externalId: '1' })], { importId: '' });
  isFull = true;
  expect(await look()).toBe(0);
  isFull = false;
  expect(await look()).toBe(1);
  wait(3_600_000);
  expect(await look()).toBe(1);
  wait(86_400_000);
  expect(await look()).toBe(2);
  stop();
});
