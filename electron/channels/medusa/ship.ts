/** Tells Medusa of parcels: a fulfilment in two steps, each of which may have been done already. */
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type MedusaAccount, rejected } from './ask.ts';
import {
  addFulfilment,
  type Fulfilment,
  fulfilmentOf,
  isLive,
  isShipped,
  shipFulfilment,
  type ToldOrder,
  toldOf,
  trackingOf,
} from './fulfilments.ts';

export async function confirmShipment(
  account: MedusaAccount,
  shipment: ShipmentOut,
): Answer<Outcome> {
  const order = await toldOf(account, shipment.externalId);
  if (!order.ok) return rejected(order.error);
  return order.value ? tell(account, shipment, order.value) : ok(noOrder(shipment.externalId));
}

/** Medusa keeps the labels of what has been shipped, and cancels nothing that has: only a parcel that is not yet can change. */
export async function updateTracking(
  account: MedusaAccount,
  shipment: ShipmentOut,
  remote: string,
): Answer<Outcome> {
  const order = await toldOf(account, shipment.externalId);
  if (!order.ok) return rejected(order.error);
  if (!order.value) return ok(noOrder(shipment.externalId));
  const old = order.value.fulfillments.find((one) => one.id === remote && isLive(one));
  if (!old) return tell(account, shipment, order.value);
  if (!isShipped(old)) return ship(account, shipment, old);
  if (trackingOf(old) === shipment.tracking) return ok({ kind: 'done', remote });
  const reason = `Medusa does not change the tracking of what is shipped: it has ${trackingOf(old) || 'none'}`;
  return ok({ kind: 'rejected', code: 'tracking-is-final', reason });
}

async function tell(
  account: MedusaAccount,
  shipment: ShipmentOut,
  { status, fulfillments }: ToldOrder,
): Answer<Outcome> {
  const known = fulfilmentOf(shipment, fulfillments);
  if (known) return ship(account, shipment, known);
  if (status === 'canceled') return ok({ kind: 'conflict', remote: status });
  const made = await addFulfilment(account, shipment, fulfillments);
  return made.ok ? ship(account, shipment, made.value) : rejected(made.error);
}

async function ship(
  account: MedusaAccount,
  shipment: ShipmentOut,
  fulfilment: Fulfilment,
): Answer<Outcome> {
  const { id } = fulfilment;
  if (isShipped(fulfilment)) return ok({ kind: 'done', remote: id });
  const shipped = await shipFulfilment(account, shipment, id);
  if (shipped.ok) return ok({ kind: 'done', remote: id });
  if (shipped.error.kind !== 'refused') return err(shipped.error);
  // Somebody was faster: "Shipment has already been created".
  const now = await toldOf(account, shipment.externalId);
  if (!now.ok) return rejected(now.error);
  const one = now.value?.fulfillments.find((known) => known.id === id);
  if (!one || !isShipped(one)) return rejected(shipped.error);
  if (trackingOf(one) === shipment.tracking) return ok({ kind: 'done', remote: id });
  return ok({ kind: 'conflict', remote: trackingOf(one) });
}

export function noOrder(id: string): Outcome {
  return { kind: 'rejected', code: 'not_found', reason: `the shop has no order ${id}` };
}
