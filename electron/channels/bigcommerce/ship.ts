/** Tells BigCommerce of parcels: one shipment each, after a look whether it was told already. */
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type BigCommerceAccount, rejected } from './ask.ts';
import type { BigCommerceOrder } from './order-answer.ts';
import { productsOf } from './order-goods.ts';
import { orderById } from './pull.ts';
import {
  addShipment,
  changeShipment,
  type Shipment,
  shipmentOf,
  shipmentsOf,
} from './shipments.ts';
import { statusOf } from './statuses.ts';

export async function confirmShipment(
  account: BigCommerceAccount,
  shipment: ShipmentOut,
): Answer<Outcome> {
  const told = await shipmentsOf(account, shipment.externalId);
  return told.ok ? tell(account, shipment, told.value) : rejected(told.error);
}

export async function updateTracking(
  account: BigCommerceAccount,
  shipment: ShipmentOut,
  remote: string,
): Answer<Outcome> {
  const told = await shipmentsOf(account, shipment.externalId);
  if (!told.ok) return rejected(told.error);
  const old = told.value.find(({ id }) => String(id) === remote);
  // It was deleted at the shop.
  if (!old) return tell(account, shipment, told.value);
  if (old.tracking_number === shipment.tracking) return ok({ kind: 'done', remote });
  const changed = await changeShipment(account, shipment, old.id);
  return changed.ok ? ok({ kind: 'done', remote }) : rejected(changed.error);
}

async function tell(
  account: BigCommerceAccount,
  shipment: ShipmentOut,
  told: readonly Shipment[],
): Answer<Outcome> {
  const known = shipmentOf(shipment, told);
  if (known) return ok({ kind: 'done', remote: String(known.id) });
  const found = await orderById(account, shipment.externalId);
  if (!found.ok) return rejected(found.error);
  if (!found.value) return ok(noOrder(shipment.externalId));
  const { order } = found.value;
  if (isClosed(order)) return ok({ kind: 'conflict', remote: order.status });
  const [address, ...others] = addressesOf(order, shipment);
  if (address === undefined) return ok(unknownLines(shipment));
  if (others.length > 0) return ok(SEVERAL_ADDRESSES);
  const made = await addShipment(account, shipment, address);
  return made.ok ? ok({ kind: 'done', remote: String(made.value.id) }) : rejected(made.error);
}

function isClosed({ status_id, is_deleted }: BigCommerceOrder): boolean {
  return is_deleted || statusOf(status_id).value === 'cancelled';
}

/** Where the parcel's lines go to, each once. */
function addressesOf(order: BigCommerceOrder, { lines }: ShipmentOut): readonly number[] {
  const wanted = new Set(lines.map(({ line }) => line));
  const products = productsOf(order, []).filter(({ id }) => wanted.has(String(id)));
  if (products.length < wanted.size) return [];
  return [...new Set(products.map(({ order_address_id }) => order_address_id))];
}

const SEVERAL_ADDRESSES: Outcome = {
  kind: 'rejected',
  code: 'several-addresses',
  reason: 'The parcel holds lines that go to different addresses at the shop.',
};

function unknownLines({ lines }: ShipmentOut): Outcome {
  const reason = `the shop's order has not all of the lines ${lines.map(({ line }) => line).join(', ')}`;
  return { kind: 'rejected', code: 'unknown-lines', reason };
}

export function noOrder(id: string): Outcome {
  return { kind: 'rejected', code: '404', reason: `the shop has no order ${id}` };
}
