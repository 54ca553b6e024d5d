/**
 * Snapshots of what is derived from many documents, kept in the local collection with the place in the change
 * order they are true for. At start a snapshot is read and only what changed since is added.
 */
import { z } from 'zod';
import type { LocalRecord } from '../../shared/records/local.ts';
import type { Checkpoint, Table } from './table.ts';

export interface Snapshot<T> {
  readonly value: T;
  readonly checkpoint: Checkpoint | undefined;
}

const stored = z.object({
  value: z.unknown(),
  checkpoint: z.object({ id: z.string(), lwt: z.number() }).nullable(),
});

/** What the snapshot was made from: it knows whether a checkpoint can be gone on from. */
type Source = Pick<Table<never>, 'isAhead'>;

/**
 * The snapshot `id`, or undefined when there is none to trust: never written, damaged, or ahead of the wall
 * clock (it was set back, so changes since may sort before the checkpoint). One that is ahead is blanked: it would
 * look right again once the clock has passed it, and hide what was written until then. `read` gives the value, or
 * undefined where it is damaged.
 */
export async function readSnapshot<T>(
  table: Table<LocalRecord>,
  id: string,
  read: (value: unknown) => T | undefined,
  source: Source,
): Promise<Snapshot<T> | undefined> {
  const record = await table.get(id);
  if (!record) return undefined;
  const outer = stored.safeParse(parseJson(record.body));
  const value = outer.success ? read(outer.data.value) : undefined;
  if (!outer.success || value === undefined) return undefined;
  const checkpoint = outer.data.checkpoint ?? undefined;
  if (source.isAhead(checkpoint)) {
    await table.change(id, () => ({ id, body: '' }));
    return undefined;
  }
  return { value, checkpoint };
}

/** Keeps a snapshot, unless it is ahead of the wall clock and the next start could not trust it. */
export async function writeSnapshot<T>(
  table: Table<LocalRecord>,
  id: string,
  snapshot: Snapshot<T>,
  source: Source,
): Promise<void> {
  if (source.isAhead(snapshot.checkpoint)) return;
  const body = JSON.stringify({ value: snapshot.value, checkpoint: snapshot.checkpoint ?? null });
  await table.change(id, () => ({ id, body }));
}

/** The value of a JSON text; null when it is damaged. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
