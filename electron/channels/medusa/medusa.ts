/**
 * Medusa v2's Admin API behind the port.
 *
 * Recorded from a real server (2.21.2): orders, their list and its parameters, statuses as selected, times of change,
 * fulfilling, shipping, cancelling and what is refused of them, stock of one item and of several, keys that are wrong.
 * Read in Medusa's source only (medusajs/medusa: packages/medusa/src/api/admin): `id[]` of orders and of inventory items,
 * a fulfilment's `metadata` and `location_id`, labels that may be none, items with their variants (as its own admin asks).
 * Documented or assumed only: that a fulfilment keeps its metadata (without, parcels are known by lines and tracking),
 * partial authorisations, refunds and drafts in lists, the list of stock locations and of stores, 409 where writes collide.
 */

import type { Connector } from '../connector.ts';
import { rereadBy } from '../reread-by.ts';
import { test } from './account.ts';
import type { MedusaAccount } from './ask.ts';
import { cancel } from './cancel.ts';
import { listings } from './listings.ts';
import { orderShape } from './order-answer.ts';
import { pull, refresh } from './pull.ts';
import { readOrder } from './read-order.ts';
import { confirmShipment, updateTracking } from './ship.ts';
import { BATCH, setQuantities } from './stock.ts';

export function createMedusa(options: MedusaAccount): Connector {
  const account: MedusaAccount = {
    ...options,
    url: options.url.replace(/\/+$/, '').replace(/\/admin$/, ''),
  };
  return {
    capabilities: {
      quantityMeaning: 'on-hand',
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
    // Medusa has no field for the reason.
    cancel: (externalId) => cancel(account, externalId),
    listings: (cursor) => listings(account, cursor),
  };
}
