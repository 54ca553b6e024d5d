/**
 * eBay's Sell Fulfillment and Inventory APIs behind the port.
 *
 * Checked against the vendor's contract (Fulfillment v1.20.7, Inventory v1.18.0; each request and answer of the stub):
 * getOrders by times of change and by ids, getOrder, shipping fulfilments read and made (201 with a Location alone),
 * inventory items and offers, bulkUpdatePriceQuantity. eBay's contract gives no values of its
 * statuses, and its texts disagree whether bulkUpdatePriceQuantity takes 25 items or one: 25 are sent, and one by one
 * where that is refused.
 * Documented only (developer.ebay.com): values of orderFulfillmentStatus, orderPaymentStatus, cancelState and
 * cancelRequestState; access tokens of two hours from a refresh token that stays the same, and their errors; cancelling by
 * Post-Order (POST /post-order/v2/cancellation and …/approve, CreateCancelRequest, CancelReasonEnum,
 * EligibilityFailureReasonEnum), signed (eBay/digital-signature-verification-ebay-api, whose own example is a test); 250
 * changes of a listing a day.
 * Read in other people's code only: the `IAF` scheme of Post-Order with such tokens, and that the Inventory API refuses
 * fetch's own `Accept-Language` (hendt/ebay-api, src/api/restful/postOrder and issue 137); the call that makes a signing
 * key (createSigningKey with the application's token, its times in seconds).
 * Assumed: a cancel request's id is the one that Post-Order takes; ids that eBay does not know are left out of getOrders;
 * the words in which a listing's used-up changes are told.
 *
 * Not done: listings that were not made through the Inventory API are not seen until eBay's bulkMigrateListing has
 * moved them. eBay tells no names or addresses of orders that are more than 90 days old.
 */

import type { Capabilities } from '../../../shared/channels/port.ts';
import type { Connector } from '../connector.ts';
import { renewedToken } from '../renewed-token.ts';
import { rereadBy } from '../reread-by.ts';
import { renew } from './access.ts';
import type { Ebay, EbayAccount } from './ask.ts';
import { cancel } from './cancel.ts';
import { testKeys } from './key-test.ts';
import { listings } from './listings.ts';
import { orderShape } from './order-shape.ts';
import { HISTORY_DAYS, pull, refresh } from './orders.ts';
import { confirmShipment, updateTracking } from './parcels.ts';
import { BATCH, setQuantities } from './quantities.ts';
import { readOrder } from './read-order.ts';
import { signingKeys } from './signing-key.ts';

const capabilities: Capabilities = {
  quantityMeaning: 'available',
  cancel: 'later',
  partialShipments: true,
  untrackedShipments: true,
  historyDays: HISTORY_DAYS,
  quantityBatch: BATCH,
};

export function createEbay(account: EbayAccount): Connector {
  const url = account.url.replace(/\/+$/, '');
  const token = renewedToken(() => renew({ ...account, url }), account.now);
  const ebay: Ebay = { ...account, url, token, signing: signingKeys({ ...account, url }) };
  return {
    capabilities,
    test: () => testKeys(ebay),
    pull: (from) => pull(ebay, from),
    refresh: (externalIds) => refresh(ebay, externalIds),
    reread: rereadBy(orderShape, readOrder),
    confirmShipment: (shipment) => confirmShipment(ebay, shipment),
    updateTracking: (shipment) => updateTracking(ebay, shipment),
    setQuantities: (quantities) => setQuantities(ebay, quantities),
    cancel: (externalId, _key, reason) => cancel(ebay, externalId, reason),
    listings: (cursor) => listings(ebay, cursor),
  };
}
