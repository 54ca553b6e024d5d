/**
 * WooCommerce's REST API wc/v3 behind the port.
 *
 * Recorded from a real server (11.0.1 on WordPress 7.0.4): orders and their list, `modified_after`, trash by id, notes,
 * refunds of a sum, status and meta written, cancelling, product and variation batches with errors of single entries, a
 * fulfilment made, the errors for missing keys, a wrong status, a SKU that exists.
 * Read in WooCommerce's source only (woocommerce/woocommerce: class-wc-rest-authentication.php,
 * OrderFulfillmentsRestController.php): the checks of OAuth's time and nonce, permissions of keys, `notify_customer`,
 * the list and change of fulfilments (a change drops meta that it does not name).
 * Documented only: `exclude` and `include`, `_refunded_item_id` on refunded lines, empty batches, `manage_stock: parent`.
 */
import type { Capabilities, Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer, Connector } from '../connector.ts';
import { rejected } from './answers.ts';
import { ask, type Shop } from './asking.ts';
import { addFulfilment, correctFulfilment, fulfilmentsOf } from './fulfilments.ts';
import { testKeys } from './key-test.ts';
import { listings } from './listings.ts';
import { gone } from './open-order.ts';
import { correctParcel, noteOnce, tellParcel } from './parcel-notes.ts';
import { orderById, pull, refresh, reread } from './pull.ts';
import { BATCH, setQuantities } from './quantities.ts';

const capabilities: Capabilities = {
  quantityMeaning: 'available',
  cancel: 'yes',
  partialShipments: true,
  untrackedShipments: true,
  historyDays: null,
  quantityBatch: BATCH,
};

/** What cannot be cancelled any more: the goods or the money are gone. */
const FINAL = new Set(['completed', 'refunded']);

export function createWooCommerce(options: Shop): Connector {
  const shop: Shop = { ...options, url: options.url.replace(/\/+$/, '') };
  return {
    capabilities,
    test: () => testKeys(shop),
    pull: (from) => pull(shop, from),
    refresh: (externalIds) => refresh(shop, externalIds),
    reread,
    confirmShipment: (shipment) => confirmShipment(shop, shipment),
    updateTracking: (shipment, remote) => updateTracking(shop, shipment, remote),
    setQuantities: (quantities) => setQuantities(shop, quantities),
    cancel: (externalId, _key, reason) => cancel(shop, externalId, reason),
    listings: (cursor) => listings(shop, cursor),
  };
}

async function confirmShipment(shop: Shop, shipment: ShipmentOut): Answer<Outcome> {
  const known = await fulfilmentsOf(shop, shipment.externalId);
  if (!known.ok) return rejected(known.error);
  if (known.value === null) return tellParcel(shop, shipment);
  return addFulfilment(shop, shipment, known.value);
}

/** A fulfilment is known by its number, a parcel in a shop without them by its field. */
async function updateTracking(shop: Shop, shipment: ShipmentOut, remote: string): Answer<Outcome> {
  if (!/^\d+$/.test(remote)) return correctParcel(shop, shipment, remote);
  const known = await fulfilmentsOf(shop, shipment.externalId);
  if (!known.ok) return rejected(known.error);
  const one = known.value?.find(({ id }) => String(id) === remote);
  if (one) return correctFulfilment(shop, shipment, one);
  const reason = `the shop has no fulfilment ${remote} of order ${shipment.externalId}`;
  return ok({ kind: 'rejected', code: 'no-fulfilment', reason });
}

/** Cancelling puts the units back into the shop's stock, once: a cancelled order is left alone. */
async function cancel(shop: Shop, externalId: string, reason: string): Answer<Outcome> {
  const found = await orderById(shop, externalId);
  if (!found.ok) return rejected(found.error);
  const order = found.value?.order;
  if (!order) return ok(gone(externalId));
  if (order.status === 'cancelled' || order.status === 'trash')
    return ok({ kind: 'done', remote: '' });
  if (FINAL.has(order.status)) return ok({ kind: 'conflict', remote: order.status });
  const noted = await noteOnce(shop, externalId, reason, { forBuyer: false, skip: reason === '' });
  if (!noted.ok) return rejected(noted.error);
  const answer = await ask(shop, {
    method: 'PUT',
    path: `orders/${order.id}`,
    query: { _fields: 'id' },
    body: { status: 'cancelled' },
    operation: 'orders',
  });
  return answer.ok ? ok({ kind: 'done', remote: '' }) : rejected(answer.error);
}
