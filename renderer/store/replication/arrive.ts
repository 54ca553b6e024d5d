/**
 * Documents of the server arriving at this station: checked, merged, and set aside where they do not fit (R6). What is
 * set aside is listed and never stored; the server keeps it untouched.
 */
import type { Remote, RemoteDoc, ReplicatedName } from '../../../shared/replication/remote.ts';
import { fromRemote } from '../../../shared/replication/remote-record.ts';
import { applyRecords, applyRemovals, type Target } from './apply.ts';
import type { AsideList } from './aside-list.ts';
import { type Faulty, mergeLeaves } from './leaves.ts';
import type { ServerRevs } from './server-revs.ts';

export interface Arrival<T extends { readonly id: string }> extends Target<T> {
  readonly collection: ReplicatedName;
  readonly remote: Remote;
  readonly revs: ServerRevs;
  readonly aside: AsideList;
}

/** Takes documents in. Durable when it resolves; a fault says that the server was lost half way, and nothing was lost. */
export async function arrive<T extends { readonly id: string }>(
  to: Arrival<T>,
  docs: readonly RemoteDoc[],
): Promise<Faulty> {
  const records: T[] = [];
  const born: T[] = [];
  const removals: { readonly id: string; readonly body: T | null }[] = [];
  const forked: RemoteDoc[] = [];
  const merged: RemoteDoc[] = [];
  for (const doc of docs) {
    if (to.revs.has(doc)) continue;
    const arrived = fromRemote(to.rules, doc);
    switch (arrived.kind) {
      case 'record':
        if (doc._conflicts !== undefined && doc._conflicts.length > 0) {
          forked.push(doc);
          break;
        }
        (isFirst(doc) ? born : records).push(arrived.record);
        merged.push(doc);
        break;
      case 'tombstone':
        removals.push({ id: doc._id, body: arrived.body });
        merged.push(doc);
        break;
      case 'newer':
        setAside(to, doc._id, 'newer', `v${arrived.version}`);
        break;
      case 'damaged':
        setAside(to, doc._id, 'damaged', arrived.reason);
        break;
    }
  }
  await applyRecords(to, born, true);
  await applyRecords(to, records);
  await applyRemovals(to, removals);
  // Not before: a revision that is known may be written over.
  for (const doc of merged) {
    to.revs.see(doc);
    to.aside.clear(doc._id, ['newer', 'damaged']);
    // The server has by now what it had refused of ours: from somebody else, or with other words.
    if (!to.waiting.has(doc._id)) to.aside.clear(doc._id, ['refused', 'too-large']);
  }
  for (const doc of forked) {
    const fault = await mergeLeaves(to, doc);
    if (fault) return fault;
  }
  return null;
}

/** Whether nobody has changed the document since it was made. */
function isFirst({ _rev }: RemoteDoc): boolean {
  return _rev.startsWith('1-');
}

function setAside<T extends { readonly id: string }>(
  { aside, revs, waiting }: Arrival<T>,
  id: string,
  kind: 'newer' | 'damaged',
  reason: string,
): void {
  // Ours must not be written over it: without the revision every write meets the server's document first.
  revs.forget(id);
  waiting.drop(id);
  aside.put(id, kind, reason);
}
