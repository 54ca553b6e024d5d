/**
 * Serial numbers that left: one document each, found by SKU and number, so that a unit cannot leave twice. Written once the
 * parcel left; a shipment that is voided gives its numbers back, as it is the shipment that is asked.
 */
import { contentHash } from '../../shared/records/canonical.ts';
import type { DocumentRecord } from '../../shared/records/document.ts';
import type { ShipmentRecord } from '../../shared/records/shipment.ts';
import type { Store } from './store.ts';

/** The shipment with which a unit left and is gone; undefined when it did not. */
export async function serialLeft(
  store: Store,
  skuId: string,
  serial: string,
): Promise<ShipmentRecord | undefined> {
  const note = await store.documents.get(idOf(skuId, serial));
  const shipment = note && (await store.shipments.get(note.body));
  return shipment?.voided.at === '' && serialsOf(shipment).some((one) => one.serial === serial)
    ? shipment
    : undefined;
}

/** Notes the serial numbers of a parcel that left, as part of what follows from it. Doing it again changes nothing. */
export async function noteSerials(store: Store, shipment: ShipmentRecord): Promise<void> {
  for (const { skuId, serial } of serialsOf(shipment))
    await store.documents.change(idOf(skuId, serial), (known): DocumentRecord | null => {
      if (known?.body === shipment.id) return null;
      const at = store.clock.stamp();
      return {
        ...{ id: idOf(skuId, serial), kind: 'serial', at: known?.at ?? at, changedAt: at },
        ...{ name: serial, about: skuId, body: shipment.id },
      };
    });
}

function serialsOf({ confirmed }: ShipmentRecord) {
  return confirmed.contents.flatMap(({ skuId, traces = [] }) =>
    traces.flatMap(({ serial }) => (serial === undefined ? [] : [{ skuId, serial }])),
  );
}

// A serial number may have any sign in it, and a SKU's id be long.
function idOf(skuId: string, serial: string): string {
  return `serial:${contentHash([skuId, serial])}`;
}
