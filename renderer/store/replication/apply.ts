/**
 * What the server has, merged into the store. Merging can only add to what either side knows, so it is done as often
 * and in whatever order documents arrive; what the store then has more than the server waits to be pushed.
 */
import { canonicalJson } from '../../../shared/records/canonical.ts';
import type { Replicated } from '../../../shared/replication/replicated.ts';
import type { Clock } from '../clock.ts';
import { plain, revOf, type Table } from '../table.ts';
import type { WaitingSet } from './waiting-set.ts';

export interface Target<T extends { readonly id: string }> {
  readonly table: Table<T>;
  readonly rules: Replicated<T>;
  readonly waiting: WaitingSet;
  readonly clock: Clock;
}

/** Merges records of the server into the store, all in one write. `born`: they are most likely not there yet. */
export async function applyRecords<T extends { readonly id: string }>(
  target: Target<T>,
  records: readonly T[],
  born = false,
): Promise<void> {
  const { table, rules, waiting, clock } = target;
  const standing = await withoutRemovedHere(target, records);
  const arrived = new Map(standing.map((record) => [record.id, record]));
  for (const record of standing) clock.see(rules.newest(record));
  const change = (current: T | undefined, id: string): T | null => {
    const theirs = arrived.get(id);
    if (!theirs) return null;
    if (!current) {
      waiting.expect(id, true);
      return theirs;
    }
    const ours = plain(current);
    const merged = rules.merge(ours, theirs);
    const inStep = isSame(merged, theirs);
    if (!isSame(merged, ours)) {
      waiting.expect(id, inStep);
      return merged;
    }
    if (inStep) waiting.settle(id, revOf(current));
    else waiting.put(id, revOf(current));
    return null;
  };
  await table.changeMany([...arrived.keys()], change, born ? new Map() : undefined, 'server');
}

/**
 * Takes note of documents that were taken out on the server. A record that stations never take out, or that has
 * something which the tombstone had not seen, is offered again.
 */
export async function applyRemovals<T extends { readonly id: string }>(
  { table, rules, waiting }: Target<T>,
  removals: readonly { readonly id: string; readonly body: T | null }[],
): Promise<void> {
  if (removals.length === 0) return;
  const bodies = new Map(removals.map(({ id, body }) => [id, body]));
  await table.remove([...bodies.keys()], 'server', (doc) => {
    const body = bodies.get(doc.id);
    const gone = Boolean(body && rules.removable && !rules.removable.outlives(plain(doc), body));
    if (gone) waiting.expect(doc.id, true);
    else waiting.put(doc.id, revOf(doc));
    return gone;
  });
  // Taken out here as well: both sides agree.
  for (const { record, removed } of await table.versions([...bodies.keys()]))
    if (removed) waiting.drop(record.id);
}

/** The records less those that were taken out here since, knowing all that the server's version knows. */
async function withoutRemovedHere<T extends { readonly id: string }>(
  { table, rules: { removable }, waiting }: Target<T>,
  records: readonly T[],
): Promise<readonly T[]> {
  const doubtful = removable ? records.filter(({ id }) => waiting.has(id)) : [];
  if (!removable || doubtful.length === 0) return records;
  const versions = await table.versions(doubtful.map(({ id }) => id));
  const removed = new Map(versions.filter((one) => one.removed).map((one) => [one.record.id, one]));
  return records.filter((record) => {
    const here = removed.get(record.id);
    return !here || removable.outlives(record, here.record);
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
