/**
 * What waits, written to the server in slices. A document goes over the revision that this station has merged;
 * where somebody was faster, theirs is read, merged here, and ours goes another time (R8). One that the server
 * will not have is set aside and holds up no other (R6).
 */
import type { RemoteFault, RemoteWrite } from '../../../shared/replication/remote.ts';
import { toRemote } from '../../../shared/replication/remote-record.ts';
import type { Version } from '../table.ts';
import { type Arrival, arrive } from './arrive.ts';
import type { Faulty } from './leaves.ts';

/** Characters of JSON a request: what a server and a wire take with ease. */
const REQUEST_CHARS = 2_000_000;

/** Slices between two looks at what the others did. */
const SLICES = 3;

interface Row<T> {
  readonly doc: RemoteWrite;
  readonly version: Version<T>;
  readonly chars: number;
}

/**
 * Pushes the first that wait, a slice at a time; while one is written the next is made ready. They wait no longer, are
 * set aside, or wait with what the server had merged in.
 */
export async function pushSlices<T extends { readonly id: string }>(
  to: Arrival<T>,
): Promise<Faulty> {
  const { batch } = to.rules;
  const ids = to.waiting.first(batch * SLICES);
  let ready = readyRows(to, ids.slice(0, batch));
  for (let n = batch; ; n += batch) {
    const rows = await ready;
    if ('fault' in rows) return rows.fault;
    const next = ids.slice(n, n + batch);
    ready = readyRows(to, next);
    // Should nobody come to wait for it.
    ready.catch(() => undefined);
    for (const request of bySize(rows)) {
      const fault = await writeRows(to, request);
      if (fault) return fault;
    }
    if (next.length === 0) return null;
  }
}

/** What there is to write of these documents, as it stands now. */
async function readyRows<T extends { readonly id: string }>(
  to: Arrival<T>,
  ids: readonly string[],
): Promise<readonly Row<T>[] | { readonly fault: RemoteFault }> {
  const fault = await meetRemovable(to, ids);
  if (fault) return { fault };
  // Behind what was read and merged, and before another revision can be met: what is written over one has it in it.
  const versions = new Map(
    (await to.table.versions(ids)).map((one) => [one.record.id, one] as const),
  );
  return ids.flatMap((id) => {
    const version = versions.get(id);
    if (!version) to.waiting.drop(id);
    const doc = version && rowOf(to, version);
    return doc ? [{ doc, version, chars: JSON.stringify(doc).length }] : [];
  });
}

/** Kinds that may be taken out are read before they are written, so that nothing comes back by mistake. */
async function meetRemovable<T extends { readonly id: string }>(
  to: Arrival<T>,
  ids: readonly string[],
): Promise<Faulty> {
  if (!to.rules.removable) return null;
  const unknown = ids.filter((id) => to.revs.rev(id) === '');
  return unknown.length > 0 ? readAndMerge(to, unknown) : null;
}

/** The document to write; undefined when there is nothing to say to the server. */
function rowOf<T extends { readonly id: string }>(
  { rules, revs, waiting }: Arrival<T>,
  { record, removed }: Version<T>,
): RemoteWrite | undefined {
  if (!waiting.has(record.id)) return undefined;
  const rev = revs.rev(record.id);
  const doc = toRemote(rules, record, rev);
  if (!removed) return revs.withAttachments(doc);
  // Never there, or of a kind that is never taken out (made-up data that was removed here).
  if (rev === '' || !rules.removable) {
    waiting.drop(record.id);
    return undefined;
  }
  return { ...doc, _deleted: true };
}

/** Writes rows; a request that is too large or malformed is halved, down to the one document that is to blame. */
async function writeRows<T extends { readonly id: string }>(
  to: Arrival<T>,
  rows: readonly Row<T>[],
): Promise<Faulty> {
  if (rows.length === 0) return null;
  const written = await to.remote.write(
    to.collection,
    rows.map(({ doc }) => doc),
  );
  if (!written.ok)
    return isToBlame(written.error) ? writeHalves(to, rows, written.error) : written.error;
  const conflicts: string[] = [];
  for (const [n, outcome] of written.value.entries()) {
    const row = rows[n];
    if (!row) continue;
    const { id } = row.version.record;
    switch (outcome.kind) {
      case 'written':
        if (row.doc._deleted) to.revs.forget(id);
        else to.revs.wrote(id, outcome.rev);
        to.aside.clear(id, ['refused', 'too-large', 'newer', 'damaged']);
        to.waiting.settle(id, row.version.rev);
        break;
      case 'conflict':
        conflicts.push(id);
        break;
      case 'refused':
        to.waiting.drop(id);
        to.aside.put(id, 'refused', outcome.reason);
        break;
    }
  }
  return conflicts.length > 0 ? readAndMerge(to, conflicts) : null;
}

type Blame = Extract<RemoteFault, { kind: 'too-large' | 'malformed' }>;

function isToBlame(fault: RemoteFault): fault is Blame {
  return fault.kind === 'too-large' || fault.kind === 'malformed';
}

async function writeHalves<T extends { readonly id: string }>(
  to: Arrival<T>,
  rows: readonly Row<T>[],
  fault: Blame,
): Promise<Faulty> {
  const [only, ...others] = rows;
  if (only && others.length === 0) {
    const { id } = only.version.record;
    to.waiting.drop(id);
    if (fault.kind === 'too-large') to.aside.put(id, 'too-large', `${only.chars} bytes`);
    else to.aside.put(id, 'refused', fault.reason);
    return null;
  }
  const middle = Math.ceil(rows.length / 2);
  return (await writeRows(to, rows.slice(0, middle))) ?? (await writeRows(to, rows.slice(middle)));
}

/** Reads what the server has of these and merges it in; those that it does not have can be written as new ones. */
async function readAndMerge<T extends { readonly id: string }>(
  to: Arrival<T>,
  ids: readonly string[],
): Promise<Faulty> {
  const read = await to.remote.read(to.collection, ids);
  if (!read.ok) return read.error;
  const there = new Set(read.value.map(({ _id }) => _id));
  for (const id of ids) if (!there.has(id)) to.revs.forget(id);
  return arrive(to, read.value);
}

/** Rows in requests of a bearable size. */
function bySize<T>(rows: readonly Row<T>[]): Row<T>[][] {
  const batches: Row<T>[][] = [];
  let chars = 0;
  for (const row of rows) {
    chars += row.chars;
    const last = batches.at(-1);
    if (last && chars <= REQUEST_CHARS) last.push(row);
    else {
      batches.push([row]);
      chars = row.chars;
    }
  }
  return batches;
}
