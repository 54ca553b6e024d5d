/**
 * Parcels of an order as eBay's shipping fulfilments: one request each, which answers with nothing but an address. Not
 * idempotent, so what was told is read before anything is.
 */
import { z } from 'zod';
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { shapeOf } from '../json-reply.ts';
import { ask, type Ebay, type JsonAnswer } from './ask.ts';
import { carrierCode, trackingText } from './carriers.ts';
import { isMissing, orderById } from './orders.ts';
import { noOrder, rejected } from './outcomes.ts';
import { isCancelled } from './standing.ts';

const CONFLICT = 'HTTP 409';

const fulfilment = z.looseObject({
  fulfillmentId: z.string(),
  shipmentTrackingNumber: z.string().catch(''),
  shippedDate: z.string().catch(''),
  lineItems: z
    .array(z.looseObject({ lineItemId: z.string(), quantity: z.int().catch(1) }))
    .catch([]),
});
type Fulfilment = z.infer<typeof fulfilment>;

const fulfilments = z.looseObject({ fulfillments: z.array(fulfilment).catch([]) });

export async function confirmShipment(ebay: Ebay, shipment: ShipmentOut): Answer<Outcome> {
  const known = await fulfilmentsOf(ebay, shipment.externalId);
  if (!known.ok) return rejected(known.error);
  if (known.value === null) return ok(noOrder(shipment.externalId));
  const before = known.value.find((one) => isOf(one, shipment));
  if (before) return ok({ kind: 'done', remote: before.fulfillmentId });
  const against = await obstacle(ebay, shipment.externalId);
  if (!against.ok) return rejected(against.error);
  return against.value ? ok(against.value) : tell(ebay, shipment);
}

/** eBay's API adds fulfilments and changes none. */
export async function updateTracking(ebay: Ebay, shipment: ShipmentOut): Answer<Outcome> {
  const known = await fulfilmentsOf(ebay, shipment.externalId);
  if (!known.ok) return rejected(known.error);
  const told = known.value?.find((one) => isOf(one, shipment));
  if (told) return ok({ kind: 'done', remote: told.fulfillmentId });
  return ok({
    kind: 'rejected',
    code: 'tracking-is-final',
    reason: 'eBay does not let a program change a tracking number. Change it in Seller Hub.',
  });
}

/** null where eBay has no such order. */
async function fulfilmentsOf(ebay: Ebay, id: string): Answer<readonly Fulfilment[] | null> {
  const answer = await ask(ebay, { method: 'GET', path: pathOf(id), operation: 'orders' });
  if (!answer.ok) return isMissing(answer.error) ? ok(null) : answer;
  const read = shapeOf(fulfilments, answer.value.json, 'fulfilments');
  return read.ok ? ok(read.value.fulfillments) : read;
}

/** A tracked parcel is known by its number; an untracked one by when it left and what is in it. */
function isOf(one: Fulfilment, { tracking, shippedAt, lines }: ShipmentOut): boolean {
  const number = trackingText(tracking);
  if (number !== '') return trackingText(one.shipmentTrackingNumber) === number;
  if (one.shipmentTrackingNumber !== '') return false;
  const units = new Map(lines.map((line) => [line.line, line.units]));
  return (
    Date.parse(one.shippedDate) === Date.parse(shippedAt) &&
    one.lineItems.length === units.size &&
    one.lineItems.every((line) => units.get(line.lineItemId) === line.quantity)
  );
}

/** What becomes of a parcel whose order is no longer one to send; null where it is. */
async function obstacle(ebay: Ebay, id: string): Answer<Outcome | null> {
  const found = await orderById(ebay, id);
  if (!found.ok) return found;
  if (!found.value) return ok(noOrder(id));
  return ok(isCancelled(found.value.order) ? { kind: 'conflict', remote: 'CANCELED' } : null);
}

async function tell(ebay: Ebay, shipment: ShipmentOut): Answer<Outcome> {
  const answer = await ask(ebay, {
    method: 'POST',
    path: pathOf(shipment.externalId),
    body: bodyOf(shipment),
    operation: 'shipments',
  });
  if (answer.ok) return ok({ kind: 'done', remote: idOf(answer.value, shipment) });
  const { error } = answer;
  // Somebody else is telling of this order at this moment.
  if (error.kind === 'refused' && error.code === '409')
    return ok({ kind: 'retry', afterMs: 60_000, reason: CONFLICT });
  return rejected(error);
}

/** Carrier and number come both or not at all. */
function bodyOf({ lines, carrier, tracking, shippedAt }: ShipmentOut): object {
  const number = trackingText(tracking);
  return {
    lineItems: lines.map(({ line, units }) => ({ lineItemId: line, quantity: units })),
    shippedDate: shippedAt,
    ...(number !== '' && { shippingCarrierCode: carrierCode(carrier), trackingNumber: number }),
  };
}

/** The last part of the address is the fulfilment's id: its tracking number, where it has one. */
function idOf({ headers }: JsonAnswer, { tracking }: ShipmentOut): string {
  const last = headers.location?.split('/').at(-1);
  return last ? decodeURIComponent(last) : trackingText(tracking);
}

function pathOf(id: string): string {
  return `/sell/fulfillment/v1/order/${encodeURIComponent(id)}/shipping_fulfillment`;
}
