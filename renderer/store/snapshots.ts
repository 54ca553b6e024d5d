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

/**
 * The snapshot `id`, or undefined when there is none to trust: never written, damaged, or from a later time
 * than `now` (the wall clock was set back, so changes since may carry earlier times than its checkpoint).
 */
export async function readSnapshot<T>(
  table: Table<LocalRecord>,
  id: string,
  shape: z.ZodType<T>,
  now: number,
): Promise<Snapshot<T> | undefined> {
  const record = await table.get(id);
  if (!record) return undefined;
  const outer = stored.safeParse(parseJson(record.body));
  const inner = outer.success ? shape.safeParse(outer.data.value) : undefined;
  if (!outer.success || !inner?.success) return undefined;
  const checkpoint = outer.data.checkpoint ?? undefined;
  if (checkpoint && checkpoint.lwt > now) return undefined;
  return { value: inner.data, checkpoint };
}

/** Keeps a snapshot. */
export async function writeSnapshot<T>(
  table: Table<LocalRecord>,
  id: string,
  snapshot: Snapshot<T>,
): Promise<void> {
  const body = JSON.stringify({ value: snapshot.value, checkpoint: snapshot.checkpoint ?? null });
  await table.change(id, () => ({ id, body }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
