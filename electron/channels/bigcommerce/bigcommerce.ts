/**
 * BigCommerce's REST API (orders v2, inventory v3) behind the port.
 *
 * Checked against the vendor's OpenAPI, requests and answers: the list of orders and its filters, an order by its id, goods
 * and addresses as consignments, shipments read, made and changed, a status written, absolute adjustments and the answer
 * that refuses them (422), inventory items of a location, no content (204) for no shipments.
 * Documented only: RFC 2822 dates, `sort=…:asc`, what the statuses mean, 2000 items and one adjustment at a time, the quota
 * headers, AfterShip's names of carriers.
 * Assumed: no content for no orders, 5 as the way to cancel, shipments that change the order's status by themselves,
 * errors as `[{status, message}]` in v2, archived orders in no list, ids of ranges including both ends, the store's name.
 */

import type { Connector } from '../connector.ts';
import { rereadBy } from '../reread-by.ts';
import { test } from './account.ts';
import type { BigCommerceAccount } from './ask.ts';
import { cancel } from './cancel.ts';
import { listings } from './items.ts';
import { orderShape } from './order-answer.ts';
import { pull, refresh } from './pull.ts';
import { readOrder } from './read-order.ts';
import { confirmShipment, updateTracking } from './ship.ts';
import { BATCH, setQuantities } from './stock.ts';

export function createBigCommerce(options: BigCommerceAccount): Connector {
  // As BigCommerce shows it, the path ends with a version.
  const account = { ...options, url: options.url.replace(/\/+$/, '').replace(/\/v[23]$/, '') };
  return {
    capabilities: {
      // A store takes what is ordered off what it counts.
      quantityMeaning: 'available',
      cancel: 'yes',
      partialShipments: true,
      untrackedShipments: true,
      historyDays: null,
      quantityBatch: BATCH,
    },
    test: () => test(account),
    pull: (from) => pull(account, from),
    refresh: (externalIds) => refresh(account, externalIds),
    reread: rereadBy(orderShape, readOrder),
    confirmShipment: (shipment) => confirmShipment(account, shipment),
    updateTracking: (shipment, remote) => updateTracking(account, shipment, remote),
    setQuantities: (quantities) => setQuantities(account, quantities),
    // The only field for the reason would overwrite the staff's notes.
    cancel: (externalId) => cancel(account, externalId),
    listings: (cursor) => listings(account, cursor),
  };
}
