/** Tells Vendure of parcels: a fulfilment in two steps, each of which may have been done already. */
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { VendureAccount } from './ask.ts';
import {
  addFulfilment,
  type Fulfilment,
  fulfilmentOf,
  moveFulfilment,
  toldOf,
} from './fulfilments.ts';
import { noOrder, rejected } from './outcomes.ts';

export async function confirmShipment(
  account: VendureAccount,
  shipment: ShipmentOut,
): Answer<Outcome> {
  const order = await toldOf(account, shipment.externalId);
  if (!order.ok) return order;
  if (order.value === null) return ok(noOrder(shipment.externalId));
  return tell(account, shipment, order.value.fulfillments);
}

/**
 * Vendure cannot change a fulfilment's tracking code. The old one is cancelled, which gives its units back to the order,
 * and the parcel told anew; a try that ended between the two goes on where it was.
 */
export async function updateTracking(
  account: VendureAccount,
  shipment: ShipmentOut,
  remote: string,
): Answer<Outcome> {
  const order = await toldOf(account, shipment.externalId);
  if (!order.ok) return order;
  if (order.value === null) return ok(noOrder(shipment.externalId));
  const { state, fulfillments } = order.value;
  const old = fulfillments.find(({ id }) => id === remote);
  if (old?.trackingCode === shipment.tracking || old === undefined || old.state === 'Cancelled')
    return tell(account, shipment, fulfillments);
  // It arrived, or the order is off: another number would only undo that.
  if (old.state === 'Delivered' || state === 'Cancelled')
    return ok({ kind: 'conflict', remote: `${old.state} ${old.trackingCode}` });
  const gone = await moveFulfilment(account, old.id, 'Cancelled');
  if (!gone.ok) return gone;
  if ('errorCode' in gone.value) return ok(rejected(gone.value));
  return tell(account, shipment, fulfillments);
}

async function tell(
  account: VendureAccount,
  shipment: ShipmentOut,
  told: readonly Fulfilment[],
): Answer<Outcome> {
  const known = fulfilmentOf(shipment, told);
  if (known) return ship(account, known);
  const made = await addFulfilment(account, shipment);
  if (!made.ok) return made;
  return 'errorCode' in made.value ? ok(rejected(made.value)) : ship(account, made.value);
}

async function ship(account: VendureAccount, { id, state }: Fulfilment): Answer<Outcome> {
  if (state === 'Shipped' || state === 'Delivered') return ok({ kind: 'done', remote: id });
  const moved = await moveFulfilment(account, id, 'Shipped');
  if (!moved.ok) return moved;
  if ('errorCode' in moved.value) return ok(rejected(moved.value));
  return ok({ kind: 'done', remote: id });
}
