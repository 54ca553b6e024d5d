/**
 * Leaf conflicts (R8): two servers that replicate with each other leave several versions of a document side by side,
 * one of which wins by chance. They are merged like everything else; the winner becomes the merge, the others end.
 */
import type { RemoteDoc, RemoteFault } from '../../../shared/replication/remote.ts';
import { fromRemote, toRemote } from '../../../shared/replication/remote-record.ts';
import { plain } from '../table.ts';
import { applyRecords } from './apply.ts';
import type { Arrival } from './arrive.ts';

/** What stopped an exchange with the server; null: nothing did. */
export type Faulty = RemoteFault | null;

/** Merges all leaves of a document here, writes the merge over the winner and ends the others. */
export async function mergeLeaves<T extends { readonly id: string }>(
  to: Arrival<T>,
  winner: RemoteDoc,
): Promise<Faulty> {
  const { collection, remote, rules, revs, table, waiting } = to;
  const read = await remote.leaves(collection, winner._id, winner._conflicts ?? []);
  if (!read.ok) return read.error;
  const arrived = [winner, ...read.value].map((doc) => fromRemote(rules, doc));
  const records = arrived.flatMap((one) => (one.kind === 'record' ? [one.record] : []));
  // A leaf that this station cannot read is not ended by it.
  if (records.length < arrived.length) {
    to.aside.put(winner._id, 'damaged', 'one of its conflicting versions cannot be read');
    return null;
  }
  await applyRecords(to, [records.reduce(rules.merge)]);
  revs.see(winner);
  const [merged] = await table.versions([winner._id]);
  if (!merged) return null;
  const over = revs.withAttachments(toRemote(rules, plain(merged.record), winner._rev));
  const written = await remote.write(collection, [over]);
  if (!written.ok) return written.error;
  const [outcome] = written.value;
  // Somebody was faster: the document comes by again, with the leaves that are left.
  if (outcome?.kind !== 'written') return null;
  revs.wrote(outcome.id, outcome.rev);
  waiting.settle(winner._id, merged.rev);
  // The server's check function lets no order be deleted but one that says it was merged into another version.
  const ends = read.value.map(({ _id, _rev }) => ({ _id, _rev, _deleted: true, merged: true }));
  const ended = await remote.write(collection, ends);
  return ended.ok ? null : ended.error;
}
