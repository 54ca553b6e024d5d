/** The shipments of an order at BigCommerce: what was told of its parcels. */
import { z } from 'zod';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type BigCommerceAccount, something } from './ask.ts';
import { carrierFields } from './carriers.ts';

const shipmentShape = z.looseObject({
  id: z.int(),
  tracking_number: z.string().catch(''),
  items: z.array(z.looseObject({ order_product_id: z.int(), quantity: z.int() })).catch([]),
});
export type Shipment = z.infer<typeof shipmentShape>;

/** A page holds as many as it gives when it is not asked for more. */
const PAGE = 50;

export async function shipmentsOf(
  account: BigCommerceAccount,
  orderId: string,
): Answer<readonly Shipment[]> {
  const all: Shipment[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await ask(account, {
      method: 'GET',
      path: `v2/orders/${encodeURIComponent(orderId)}/shipments`,
      query: { page: String(page), limit: String(PAGE) },
      answer: z.array(shipmentShape),
      operation: 'orders',
      repeatable: true,
    });
    if (!answer.ok) return answer;
    all.push(...(answer.value ?? []));
    if ((answer.value?.length ?? 0) < PAGE) return ok(all);
  }
}

/**
 * The shipment that tells of this parcel, by tracking and lines: nothing else of ours is kept that the buyer would not see.
 * Where even these are the same it is taken for told: a parcel told twice is one that nobody sent.
 */
export function shipmentOf(
  { tracking, lines }: ShipmentOut,
  all: readonly Shipment[],
): Shipment | undefined {
  const wanted = linesText(lines.map(({ line, units }) => [line, units]));
  return all.find(
    (one) =>
      one.tracking_number === tracking &&
      linesText(one.items.map((item) => [String(item.order_product_id), item.quantity])) === wanted,
  );
}

function linesText(lines: readonly (readonly [string, number])[]): string {
  return lines
    .map(([line, units]) => `${line}:${units}`)
    .toSorted()
    .join();
}

/** Never to be repeated without a look. */
export async function addShipment(
  account: BigCommerceAccount,
  shipment: ShipmentOut,
  addressId: number,
): Answer<Shipment> {
  const { externalId, lines } = shipment;
  const answer = await ask(account, {
    method: 'POST',
    path: `v2/orders/${encodeURIComponent(externalId)}/shipments`,
    body: {
      order_address_id: addressId,
      ...trackingFields(shipment),
      items: lines.map(({ line, units }) => ({ order_product_id: Number(line), quantity: units })),
    },
    answer: shipmentShape,
    operation: 'shipments',
    repeatable: false,
  });
  return something(answer);
}

export async function changeShipment(
  account: BigCommerceAccount,
  shipment: ShipmentOut,
  id: number,
): Answer<Shipment> {
  const answer = await ask(account, {
    method: 'PUT',
    path: `v2/orders/${encodeURIComponent(shipment.externalId)}/shipments/${id}`,
    body: trackingFields(shipment),
    answer: shipmentShape,
    operation: 'shipments',
    repeatable: true,
  });
  return something(answer);
}

function trackingFields({ tracking, carrier }: ShipmentOut) {
  return { tracking_number: tracking, ...carrierFields(carrier) };
}
