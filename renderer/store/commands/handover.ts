/** End-of-day lists: what waits for each carrier, closing a list when the carrier has been, and the lists that were closed. */

import type { DocumentRecord } from '../../../shared/records/document.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { addDays } from '../../../shared/reports/days.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import {
  type ClosedList,
  closedList,
  closedListOf,
  type Waiting,
  waitingByCarrier,
} from '../../../shared/shipping/handover.ts';
import { carrierKey } from '../../../shared/shipping/intercepts.ts';
import { type NotSaved, saved } from '../saving.ts';
import { changeSettings } from '../settings.ts';
import { parseJson } from '../snapshots.ts';
import type { Store } from '../store.ts';

/** What nobody said was collected for longer is gone by now. */
const DAYS = 14;
const SLICE = 500;
const LISTS = 30;

/** Parcels of the last two weeks that wait for their carrier. */
export async function waitingParcels(store: Store): Promise<Waiting[]> {
  const from = addDays(store.localDay(store.clock.iso()), -DAYS);
  const found: ShipmentRecord[] = [];
  let last: ShipmentRecord | undefined;
  do {
    const page = { index: ['leftAt'], from, limit: SLICE };
    const slice = await store.shipments.following(page, last);
    found.push(...slice);
    last = slice.length < SLICE ? undefined : slice.at(-1);
  } while (last);
  return waitingByCarrier(found, store.settingsView.getState().handover);
}

/** The list of a carrier as it was closed, with the moment (a stamp). */
export interface Closed extends ClosedList {
  readonly id: string;
  readonly at: string;
}

/**
 * Closes the list of a carrier: what waits at this moment, not what a screen showed, is kept as it is, and from then on its
 * carrier has it. Null when nothing waits, as after a second press. The list first, so that a crash in between leaves
 * parcels that wait; and the carrier's mark is the last parcel on the list, so that one confirmed meanwhile waits on.
 */
export async function closeList(
  store: Store,
  carrier: string,
): Promise<Result<Closed | null, NotSaved>> {
  const key = carrierKey(carrier);
  const waiting = (await waitingParcels(store)).find((one) => carrierKey(one.carrier) === key);
  const last = waiting?.shipments
    .map(({ confirmed }) => confirmed.at)
    .toSorted()
    .at(-1);
  if (!waiting || last === undefined) return ok(null);
  const at = store.clock.stamp();
  const list = closedListOf(waiting);
  const document: DocumentRecord = {
    ...{ id: `manifest:${store.newId()}`, kind: 'manifest', at, changedAt: at },
    ...{ name: waiting.carrier, about: `carrier:${key}`, body: JSON.stringify(list) },
  };
  const written = await saved(() => store.documents.insert([document]));
  if (!written.ok) return err(written.error);
  const handed = await changeSettings(store.settings, store.clock, 'handover', { [key]: last });
  return handed.ok ? ok({ ...list, id: document.id, at }) : err(handed.error);
}

/** The lists that were closed last, the newest first. */
export async function closedLists(store: Store): Promise<Closed[]> {
  const from = addDays(store.localDay(store.clock.iso()), -90);
  const index = ['kind', 'at'];
  const documents = await store.documents.page({
    ...{ index, equals: ['manifest'], from, limit: 2_000 },
  });
  return documents
    .slice(-LISTS)
    .toReversed()
    .flatMap(({ id, at, body }) => {
      const read = closedList.safeParse(parseJson(body));
      return read.success ? [{ ...read.data, id, at }] : [];
    });
}
