/** A server that was out of sight is met before it is marked: what answers may be its backup. */
import { expect, test, vi } from 'vitest';
import { createStream } from '../../../electron/stream.ts';
import { openTestStore } from '../../../renderer/store/test-store.ts';
import {
  type Bell,
  type Remote,
  type RemoteDoc,
  replicatedNames,
} from '../../../shared/replication/remote.ts';
import { ok } from '../../../shared/result.ts';

interface Backup {
  readonly docs: readonly RemoteDoc[];
  readonly mark: number;
}

/** A server with scans in it, one change a document. */
function createServer() {
  let now: Backup = { docs: [], mark: 0 };
  const bells = createStream<Bell>();
  const remote: Remote = {
    current: async () => ({ address: 'http://hub', workspace: 'shop', user: 'a', skewMs: 0 }),
    changes: async (collection, since) => {
      const docs = collection === 'scans' ? now.docs : [];
      return ok({ docs: docs.slice(Number(since)), seq: `${docs.length}`, left: 0 });
    },
    read: async () => ok([]),
    leaves: async () => ok([]),
    write: async () => ok([]),
    marks: async () => ok({ generation: 'g', mark: now.mark, markRev: `0-${now.mark}` }),
    mark: async (collection, _, mark) => {
      if (collection === 'scans') now = { ...now, mark };
      return ok(`0-${mark}`);
    },
    bells: (signal) => bells.follow(signal),
  };
  const ring = (bell: Bell) => bells.put(bell);
  return {
    remote,
    ring,
    put: (n: number) => {
      now = { ...now, docs: [...now.docs, scanDoc(n)] };
      ring({ kind: 'rung', collection: 'scans' });
    },
    backup: () => now,
    restore: (backup: Backup) => {
      now = backup;
    },
  };
}

function scanDoc(n: number): RemoteDoc {
  const by = { station: 'elsewhere', user: '' };
  const at = '2026-11-23T10:00:00.000Z|0000|elsewhere';
  const scan = { v: 0, at, by, code: `${n}`, verdict: 'unknown', order: '' };
  return { _id: `scan-${n}`, _rev: '1-a', ...scan };
}

test('R7: a server that was set back while nobody looked is not marked as what it was', async () => {
  const { store, wait } = await openTestStore();
  const server = createServer();
  const has = (n: number) =>
    vi.waitFor(async () => expect(await store.scans.get(`scan-${n}`)).toBeDefined(), 3_000);
  store.replication.follow(server.remote);
  server.put(1);
  await has(1);
  wait(60_000);
  await vi.waitFor(() => expect(server.backup().mark).toBe(1), 5_000);
  const backup = server.backup();
  server.put(2);
  await has(2);

  for (const collection of replicatedNames)
    server.ring({ kind: 'lost', collection, fault: { kind: 'silent' } });
  server.restore(backup);
  // Takes the place that the lost one had among the changes, before the host listens again.
  server.put(3);
  wait(60_000);
  // Longer than what was pulled goes without being kept.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  for (const collection of replicatedNames) server.ring({ kind: 'begun', collection });
  await has(3);
});
