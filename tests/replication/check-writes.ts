/** The check function in the way of what stations write, which express-pouchdb would not run. */
import { refusedBecause } from '../../electron/hub/run-check.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import type { Databases } from './databases.ts';
import { type Asked, docsIn } from './exchange.ts';
import type { FaultOf } from './faults.ts';

type Doc = { readonly _id?: string; readonly _rev?: string };

/** The refusals of a request as a fault, beside those of a fault that there is. */
export async function checkedWrite(
  asked: Asked,
  databases: Pick<Databases, 'open'>,
  fault: FaultOf<'forbid'> | undefined,
): Promise<FaultOf<'forbid'> | undefined> {
  const [, name = ''] = /^\/([^/]+)\//.exec(asked.path) ?? [];
  const collection = replicatedNames.find((one) => name.endsWith(`-${one}`));
  const docs = docsIn(asked);
  if (!collection || docs.length === 0) return fault;
  const db = await databases.open(name);
  const keys = docs.map(({ _id = '' }) => _id);
  const { rows } = await db.allDocs({ keys, include_docs: true });
  const reasons = new Map<string, string>();
  for (const [n, doc] of docs.entries()) {
    const old = rows[n]?.doc ?? null;
    // Over another revision: a conflict, which the database tells; or a leaf that lost, whose end is checked by itself.
    if (old && old._rev !== (doc as Doc)._rev && !doc._deleted) continue;
    const reason = refusedBecause(collection, doc, old, { db: name, name: '', roles: [] });
    if (reason !== null) reasons.set(keyOf(doc), reason);
  }
  return {
    kind: 'forbid',
    reason: (doc) => reasons.get(keyOf(doc)) ?? fault?.reason(doc),
  };
}

function keyOf({ _id, _rev }: Doc): string {
  return `${_id} ${_rev}`;
}
