/**
 * Tells Walmart of parcels, which charges the buyer: never twice. A parcel is known by its tracking number on its lines.
 * What Walmart has not been told was received is acknowledged first, as it takes no parcel of it otherwise.
 */
import { z } from 'zod';
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { walmartNow } from './account.ts';
import { rejected } from './answers.ts';
import { ask, type Walmart } from './ask.ts';
import { carrierOf } from './carriers.ts';
import { isCancelWanted, unitsOf, unitsUnder } from './lines.ts';
import type { WalmartLine, WalmartOrder } from './order-answer.ts';
import { orderById } from './pull.ts';
import { statusOf } from './read-order.ts';

/** Units of one line in a parcel. */
interface Part {
  readonly line: WalmartLine;
  readonly units: number;
}

interface Told {
  readonly order: WalmartOrder;
  readonly parts: readonly Part[];
  /** In Walmart's spelling. */
  readonly carrier: string;
}

export async function confirmShipment(walmart: Walmart, shipment: ShipmentOut): Answer<Outcome> {
  const found = await toldOf(walmart, shipment);
  if (!found.ok) return found;
  if ('obstacle' in found.value) return ok(found.value.obstacle);
  const { order, parts } = found.value;
  const done: Outcome = { kind: 'done', remote: shipment.tracking };
  const left = parts
    .map(({ line, units }) => ({ line, units: units - unitsUnder(line, shipment.tracking) }))
    .filter(({ units }) => units > 0);
  if (left.length === 0) return ok(done);
  if (statusOf(order) === 'cancelled') return ok({ kind: 'conflict', remote: 'Cancelled' });
  if (left.some(({ line }) => unitsOf(line).created > 0)) {
    const acknowledged = await acknowledge(walmart, shipment.externalId);
    if (!acknowledged.ok) return rejected(acknowledged.error);
  }
  return tell(walmart, shipment, { ...found.value, parts: left });
}

/** `remote`: the number that Walmart has now. */
export async function updateTracking(
  walmart: Walmart,
  shipment: ShipmentOut,
  remote: string,
): Answer<Outcome> {
  const found = await toldOf(walmart, shipment);
  if (!found.ok) return found;
  if ('obstacle' in found.value) return ok(found.value.obstacle);
  const { parts } = found.value;
  const left = parts.filter(({ line, units }) => unitsUnder(line, shipment.tracking) < units);
  if (left.length === 0) return ok({ kind: 'done', remote: shipment.tracking });
  return tell(walmart, shipment, { ...found.value, parts: left }, remote);
}

/** Acknowledging what is acknowledged changes nothing. */
function acknowledge(walmart: Walmart, id: string): Answer<unknown> {
  return ask(walmart, {
    method: 'POST',
    path: `/v3/orders/${id}/acknowledge`,
    answer: z.unknown(),
    operation: 'acknowledge',
    repeatable: true,
  });
}

/** The order that a parcel is told of with its lines, or why it cannot be. */
async function toldOf(
  walmart: Walmart,
  { externalId, tracking, carrier: text, lines }: ShipmentOut,
): Answer<Told | { readonly obstacle: Outcome }> {
  if (tracking === '') return ok({ obstacle: UNTRACKED });
  const carrier = carrierOf(text);
  if (carrier === undefined) return ok({ obstacle: unknownCarrier(text) });
  const found = await orderById(walmart, externalId);
  if (!found.ok) return found;
  if (!found.value) return ok({ obstacle: noOrder(externalId) });
  const { order } = found.value;
  const parts = lines.flatMap(({ line: number, units }): Part[] => {
    const line = order.orderLines.orderLine.find(({ lineNumber }) => lineNumber === number);
    return line ? [{ line, units }] : [];
  });
  if (parts.length < lines.length) return ok({ obstacle: NO_LINE });
  return ok({ order, parts, carrier });
}

/** @param current the number to be changed, of a parcel that Walmart was told of */
async function tell(
  walmart: Walmart,
  shipment: ShipmentOut,
  { order, parts, carrier }: Told,
  current?: string,
): Answer<Outcome> {
  const trackingInfo = {
    shipDateTime: shipTime(shipment.shippedAt, order.orderDate ?? 0, walmartNow(walmart.account)),
    carrierName: { carrier },
    methodCode: methodOf(order),
    trackingNumber: shipment.tracking,
  };
  const answer = await ask(walmart, {
    method: 'POST',
    path: `/v3/orders/${shipment.externalId}/shipping`,
    body: {
      orderShipment: {
        ...(current !== undefined && { processMode: 'PARTIAL_UPDATE' }),
        orderLines: {
          orderLine: parts.map(({ line, units }) => ({
            lineNumber: line.lineNumber,
            ...(isCancelWanted(line) && { intentToCancelOverride: true }),
            sellerOrderId: order.purchaseOrderId,
            orderLineStatuses: {
              orderLineStatus: [
                {
                  status: 'Shipped',
                  statusQuantity: { unitOfMeasurement: 'EACH', amount: String(units) },
                  trackingInfo,
                  ...(current !== undefined && {
                    currentTrackingInfo: { trackingNumber: current },
                  }),
                },
              ],
            },
          })),
        },
      },
    },
    answer: z.unknown(),
    operation: 'shipping',
  });
  return answer.ok ? ok({ kind: 'done', remote: shipment.tracking }) : rejected(answer.error);
}

const METHODS = ['Standard', 'Express', 'OneDay', 'Freight', 'WhiteGlove', 'Value'];

function methodOf({ shippingInfo }: WalmartOrder): string {
  const told = shippingInfo?.methodCode ?? '';
  return METHODS.includes(told) ? told : 'Standard';
}

/** Walmart's clock is known by the second. */
const UNSURE_MS = 2_000;

/** Neither before the order nor, by a clock of ours that is ahead, in the future. */
function shipTime(shippedAt: string, placed: number, now: number): number {
  return Math.max(placed, Math.min(Date.parse(shippedAt), now - UNSURE_MS));
}

const UNTRACKED: Outcome = {
  kind: 'rejected',
  code: 'untracked',
  reason:
    'Walmart takes no parcel without a tracking number: give it its number, or ship the order in Seller Center.',
};

const NO_LINE: Outcome = {
  kind: 'rejected',
  code: 'no-line',
  reason: 'Walmart has no such line in the order.',
};

function unknownCarrier(carrier: string): Outcome {
  const reason = `Walmart does not know the carrier "${carrier}" and would want an address to follow the parcel at: choose a carrier that it knows, or ship the order in Seller Center.`;
  return { kind: 'rejected', code: 'unknown-carrier', reason };
}

export function noOrder(id: string): Outcome {
  return { kind: 'rejected', code: 'no-order', reason: `Walmart has no order ${id}.` };
}
