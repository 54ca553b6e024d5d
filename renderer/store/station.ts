/** This station: its id for stamps, its name for people, and who works at it. Kept locally, never replicated. */
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Author } from '../../shared/records/author.ts';
import type { LocalRecord } from '../../shared/records/local.ts';
import type { Result } from '../../shared/result.ts';
import { type NotSaved, saved } from './saving.ts';
import { parseJson } from './snapshots.ts';
import type { Table } from './table.ts';

const stationShape = z.object({
  id: z.string().min(1),
  name: z.string(),
  /** The name that stands beside what is done here. */
  user: z.string(),
  /** The id of the person who is signed in; '' for nobody. */
  person: z.string().default(''),
});

export type Station = z.infer<typeof stationShape>;
export type StationView = StoreApi<Station>;

const RECORD = 'station';

/** Opens the station, making one with a new id at the first start. */
export async function openStation(
  table: Table<LocalRecord>,
  newId: () => string,
): Promise<StationView> {
  const stored = stationShape.safeParse(parseJson((await table.get(RECORD))?.body ?? ''));
  // The tail of a UUIDv7 is random; its head is a time and would be alike for stations set up together.
  const station = stored.success
    ? stored.data
    : { id: `s${newId().slice(-8)}`, name: '', user: '', person: '' };
  const view = createStore<Station>(() => station);
  if (!stored.success) await save(table, station);
  return view;
}

/** Renames the station or says who works at it. */
export async function changeStation(
  table: Table<LocalRecord>,
  view: StationView,
  fields: Partial<Omit<Station, 'id'>>,
): Promise<Result<void, NotSaved>> {
  const written = await saved(() => save(table, { ...view.getState(), ...fields }));
  // What could not be kept must not look as if it had been.
  if (written.ok) view.setState(fields);
  return written;
}

/** The author of what is done at this station now. */
export function authorOf(view: StationView): Author {
  const { id, user } = view.getState();
  return { station: id, user };
}

async function save(table: Table<LocalRecord>, station: Station): Promise<void> {
  await table.change(RECORD, () => ({ id: RECORD, body: JSON.stringify(station) }));
}
