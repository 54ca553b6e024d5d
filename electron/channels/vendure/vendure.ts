/**
 * Vendure (its Admin GraphQL API) as a connector.
 *
 * Real: every call is made to a Vendure 3.7.3 in `npm test` (tests/channels/vendure): keys and permissions, orders by
 * `orderPlacedAt` and by ids, fulfilments and their transitions, stock, cancelling, variants, and how each is refused.
 * By a stub only, as it cannot be made to: throttling by a host in front of it, lost answers, unknown states.
 */

import type { Connector } from '../connector.ts';
import { rereadBy } from '../reread-by.ts';
import { test } from './account.ts';
import type { VendureAccount } from './ask.ts';
import { cancel } from './cancel.ts';
import { orderAnswer } from './order-answer.ts';
import { pull, refresh } from './pull.ts';
import { readOrder } from './read-order.ts';
import { confirmShipment, updateTracking } from './ship.ts';
import { LARGEST_UPDATE, setQuantities } from './stock.ts';
import { listings } from './variants.ts';

export function createVendure(account: VendureAccount): Connector {
  return {
    capabilities: {
      quantityMeaning: 'on-hand',
      cancel: 'yes',
      partialShipments: true,
      untrackedShipments: true,
      historyDays: null,
      quantityBatch: LARGEST_UPDATE,
    },
    test: () => test(account),
    pull: (from) => pull(account, from),
    refresh: (externalIds) => refresh(account, externalIds),
    reread: rereadBy(orderAnswer, readOrder),
    confirmShipment: (shipment) => confirmShipment(account, shipment),
    updateTracking: (shipment, remote) => updateTracking(account, shipment, remote),
    setQuantities: (quantities) => setQuantities(account, quantities),
    cancel: (externalId, _key, reason) => cancel(account, externalId, reason),
    listings: (cursor) => listings(account, cursor),
  };
}
