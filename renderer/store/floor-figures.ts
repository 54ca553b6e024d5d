/**
 * What the bench did in a period, read when somebody asks: parcels by the moment they left, and scans that did not count.
 * Read in slices that step aside for the scanner; nothing of it is kept.
 */

import { idPart } from '../../shared/records/ids.ts';
import type { ShipmentRecord } from '../../shared/records/shipment.ts';
import { stampTime } from '../../shared/records/stamp.ts';
import { addDays, isWithin, type Period } from '../../shared/reports/days.ts';
import type { FloorParcel } from '../../shared/reports/floor.ts';
import type { Store } from './store.ts';
import type { Table } from './table.ts';

export interface FloorWork {
  readonly parcels: readonly FloorParcel[];
  readonly scans: readonly { readonly verdict: string }[];
}

const SLICE = 1_000;

/** `channel`: of its orders alone; null for all. Ends early, with null, once `wanted` says so. */
export async function floorWork(
  store: Store,
  period: Period,
  channel: string | null,
  wanted: () => boolean,
): Promise<FloorWork | null> {
  const isIn = (stamp: string) => isWithin(store.localDay(stampTime(stamp)), period);
  const prefix = channel === null ? '' : `${idPart(channel)}:`;
  const parcels: FloorParcel[] = [];
  for await (const slice of slices(store, store.shipments, 'leftAt', period)) {
    if (!wanted()) return null;
    for (const one of slice)
      if (one.voided.at === '' && one.order.startsWith(prefix) && isIn(one.leftAt))
        parcels.push(parcelOf(one));
  }
  const scans: { readonly verdict: string }[] = [];
  for await (const slice of slices(store, store.scans, 'at', period)) {
    if (!wanted()) return null;
    for (const { verdict, order, at } of slice)
      if (order.startsWith(prefix) && isIn(at)) scans.push({ verdict });
  }
  return { parcels, scans };
}

/** A day more at each end: where days begin is the reader's own clock's to say. */
async function* slices<T extends { id: string }>(
  { activity }: Store,
  table: Table<T>,
  field: keyof T & string,
  { from, to }: Period,
): AsyncGenerator<T[]> {
  let begin = addDays(from, -1);
  const end = addDays(to, 2);
  // Each slice begins at the last one's end: skipping from the first on would read everything again for each.
  for (let skip = 0; ; ) {
    await activity.pause();
    const page = { index: [field], from: begin, to: end, limit: SLICE, skip };
    const slice = await table.page(page);
    yield slice;
    if (slice.length < SLICE) return;
    const last = String(slice.at(-1)?.[field]);
    const atLast = slice.filter((one) => one[field] === last).length;
    skip = last === begin ? skip + slice.length : atLast;
    begin = last;
  }
}

function parcelOf({ leftAt, order, confirmed }: ShipmentRecord): FloorParcel {
  const { by, contents } = confirmed;
  return {
    at: stampTime(leftAt),
    packer: by.user || by.station,
    order,
    lines: contents.map(({ skuId, units }) => ({ skuId, units })),
  };
}
