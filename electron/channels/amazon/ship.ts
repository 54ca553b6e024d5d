/**
 * Tells Amazon of parcels. A package is known by a number of ours that follows from the parcel's key: telling it again
 * edits the same package, and a correction is the same call.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { amazonNow } from './account.ts';
import { type Amazon, ask, rejected } from './ask.ts';
import { carrierWords } from './carriers.ts';
import type { AmazonOrder } from './order-answer.ts';
import { orderById } from './pull.ts';

export async function confirmShipment(amazon: Amazon, shipment: ShipmentOut): Answer<Outcome> {
  const order = await openOrder(amazon, shipment);
  if (!order.ok) return order;
  if ('obstacle' in order.value) return ok(order.value.obstacle);
  const { packages } = order.value.order;
  const reference = packageReference(shipment.key);
  const isTold = packages.some((one) => one.packageReferenceId === reference);
  if (isTold) return ok({ kind: 'done', remote: reference });
  return tell(amazon, shipment, order.value.order, reference);
}

export async function updateTracking(
  amazon: Amazon,
  shipment: ShipmentOut,
  remote: string,
): Answer<Outcome> {
  const order = await openOrder(amazon, shipment);
  if (!order.ok) return order;
  if ('obstacle' in order.value) return ok(order.value.obstacle);
  return tell(amazon, shipment, order.value.order, remote);
}

type Told = { readonly order: AmazonOrder } | { readonly obstacle: Outcome };

/** The order that a parcel is told of, or why it cannot be. */
async function openOrder(amazon: Amazon, shipment: ShipmentOut): Answer<Told> {
  if (shipment.tracking === '') return ok({ obstacle: UNTRACKED });
  const found = await orderById(amazon, shipment.externalId);
  if (!found.ok) return found;
  if (!found.value) return ok({ obstacle: noOrder(shipment.externalId) });
  const { order } = found.value;
  const { fulfillmentStatus, fulfilledBy } = order.fulfillment ?? {};
  if (fulfillmentStatus === 'CANCELLED') return ok({ obstacle: conflict(fulfillmentStatus) });
  if (fulfilledBy === 'AMAZON') return ok({ obstacle: conflict('fulfilled by AMAZON') });
  return ok({ order });
}

async function tell(
  amazon: Amazon,
  { externalId, carrier, tracking, shippedAt, lines }: ShipmentOut,
  order: AmazonOrder,
  packageReferenceId: string,
): Answer<Outcome> {
  const answer = await ask(amazon, {
    method: 'POST',
    path: `/orders/v0/orders/${externalId}/shipmentConfirmation`,
    body: {
      marketplaceId: order.salesChannel.marketplaceId || amazon.account.marketplaceIds[0],
      packageDetail: {
        packageReferenceId,
        ...carrierWords(carrier),
        trackingNumber: tracking,
        shipDate: shipDate(shippedAt, order.createdTime, amazonNow(amazon.account)),
        orderItems: lines.map(({ line, units }) => ({ orderItemId: line, quantity: units })),
      },
    },
    answer: z.unknown(),
    operation: 'confirmShipment',
  });
  return answer.ok ? ok({ kind: 'done', remote: packageReferenceId }) : rejected(answer.error);
}

const LARGEST_REFERENCE = 999_999_999;

/** A positive number as text, as Amazon wants it; a key has always the same. */
export function packageReference(key: string): string {
  const number = createHash('sha256').update(key).digest().readUIntBE(0, 6);
  return String((number % LARGEST_REFERENCE) + 1);
}

/** Amazon's clock is known by the second. */
const UNSURE_MS = 2_000;

/** Neither before the order nor, by a clock of ours that is ahead, in the future. */
function shipDate(shippedAt: string, placedAt: string, now: number): string {
  const latest = Math.min(Date.parse(shippedAt), now - UNSURE_MS);
  return new Date(Math.max(latest, Date.parse(placedAt))).toISOString();
}

function conflict(remote: string): Outcome {
  return { kind: 'conflict', remote };
}

const UNTRACKED: Outcome = {
  kind: 'rejected',
  code: 'untracked',
  reason:
    'Amazon takes no parcel without a tracking number here: confirm it in Seller Central, or give it its number.',
};

export function noOrder(id: string): Outcome {
  return { kind: 'rejected', code: 'no-order', reason: `Amazon has no order ${id}.` };
}
