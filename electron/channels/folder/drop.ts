/** Orders put into a folder's `in/` by the host itself: on the disk when this resolves, read like any other file. */
import { join } from 'node:path';
import { placesIn } from './places.ts';
import { writeWhole } from './write-file.ts';

/** Rejects where there is no `in/`: a drive that is away leaves an empty folder behind, and nothing is to be lost in it. */
export async function dropOrders(
  path: string,
  orders: readonly unknown[],
  { now, uuid }: { readonly now: number; readonly uuid: string },
): Promise<void> {
  const moment = new Date(now).toISOString().replace(/[:.]/g, '-');
  const name = `api-${moment}-${uuid}.json`;
  await writeWhole(join(placesIn(path).inbox, name), JSON.stringify(orders));
}
