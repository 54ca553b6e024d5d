/**
 * Where one collection's replication stands: kept locally, after the documents that it speaks of (R3). `pushed` is a
 * place in this store's change order up to which the server has everything but what is set aside.
 */
import { z } from 'zod';
import type { LocalRecord } from '../../../shared/records/local.ts';
import type { ReplicatedName } from '../../../shared/replication/remote.ts';
import { parseJson } from '../snapshots.ts';
import type { Table } from '../table.ts';

const aside = z.object({
  id: z.string(),
  kind: z.enum(['refused', 'too-large', 'newer', 'damaged']),
  reason: z.string(),
  at: z.string(),
});

const placeShape = z.object({
  /** The server's database as this station knows it (R7); '' before it was met. */
  generation: z.string(),
  /** This station's newest mark there. */
  mark: z.int(),
  /** The sequence up to which the database was pulled; null: nothing yet. */
  pulled: z.string().nullable(),
  /** What `pulled` was at the newest mark: what came after is pulled again from a server that was out of sight. */
  marked: z.string().nullable().default(null),
  pushed: z.object({ id: z.string(), lwt: z.number() }).nullable(),
  aside: z.array(aside),
});

export type Place = z.infer<typeof placeShape>;
export type Aside = z.infer<typeof aside>;

export const nowhere: Place = {
  generation: '',
  mark: 0,
  pulled: null,
  marked: null,
  pushed: null,
  aside: [],
};

/** The place that was kept, or `nowhere`: then everything is exchanged anew, which costs time and loses nothing. */
export async function readPlace(
  table: Table<LocalRecord>,
  collection: ReplicatedName,
): Promise<Place> {
  const record = await table.get(idOf(collection));
  const read = placeShape.safeParse(parseJson(record?.body ?? ''));
  return read.success ? read.data : nowhere;
}

export async function writePlace(
  table: Table<LocalRecord>,
  collection: ReplicatedName,
  place: Place,
): Promise<void> {
  const id = idOf(collection);
  const body = JSON.stringify(place);
  await table.change(id, (current) => (current?.body === body ? null : { id, body }));
}

function idOf(collection: ReplicatedName): string {
  return `replica:${collection}`;
}
