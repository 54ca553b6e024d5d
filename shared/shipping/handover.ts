/** What a carrier takes along at the end of a day: the parcels that left for it and that it has not collected. Pure. */
import { z } from 'zod';
import type { ShipmentRecord } from '../records/shipment.ts';
import type { Settings } from '../settings.ts';
import { carrierKey, isHandedOver } from './intercepts.ts';

/** One parcel as a closed list keeps it: nothing of it leads to a person but by its order. */
export const handedParcel = z.object({
  shipment: z.string(),
  order: z.string(),
  parcel: z.string(),
  service: z.string(),
  tracking: z.string(),
  grams: z.number().nullable(),
});
export type HandedParcel = z.infer<typeof handedParcel>;

/** A list that was closed: what the carrier took, kept as it was. */
export const closedList = z.object({ carrier: z.string(), parcels: z.array(handedParcel) });
export type ClosedList = z.infer<typeof closedList>;

export interface Waiting {
  /** As it is written on the first of its parcels; '' for those without a carrier. */
  readonly carrier: string;
  readonly shipments: readonly ShipmentRecord[];
}

/** Parcels that wait for their carrier, the carrier with the most first. */
export function waitingByCarrier(
  shipments: readonly ShipmentRecord[],
  handover: Settings['handover'],
): Waiting[] {
  const byKey = new Map<string, ShipmentRecord[]>();
  for (const one of shipments) {
    if (one.voided.at !== '' || isHandedOver(one, handover)) continue;
    if (one.ends[one.confirmed.by.station]) continue;
    const key = carrierKey(one.carrier.value);
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  return [...byKey.values()]
    .map((own) => ({ carrier: own[0]?.carrier.value ?? '', shipments: own }))
    .toSorted((a, b) => b.shipments.length - a.shipments.length);
}

export function closedListOf({ carrier, shipments }: Waiting): ClosedList {
  return {
    carrier,
    parcels: shipments.map(({ id, order, parcel, service, tracking, confirmed }) => ({
      ...{ shipment: id, order, parcel },
      service: service.value,
      tracking: tracking.value,
      grams: confirmed.grams ?? null,
    })),
  };
}
