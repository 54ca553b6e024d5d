/**
 * Walmart Marketplace v3 (United States) as a connector.
 *
 * Evidence, call by call. None was made to a live account.
 * - Orders (list, one, acknowledge, shipping, cancel): requests and answers against Walmart's own OpenAPI; reading also
 *   against its examples. Of one order the two differ (bare or within `order`, its day as text or ms): both are read.
 *   Documented only: 180 days, 20,000 orders, next page as a ready query. By its examples only: newest placed first,
 *   dates in ms. Assumed: a line's charges are for all its units; an order that was acknowledged can be so again;
 *   `currentTrackingInfo` has the number to be replaced; any `intentToCancel` but no is a wish; `Delivered` is told under
 *   the parcel's own number.
 * - An order is acknowledged when its first parcel is told, which may be later than the four hours that Walmart wants.
 * - Orders of ship nodes of third parties (`3PLFulfilled`) are not asked for.
 * - Inventory (one SKU, all SKUs): against its OpenAPI. That the number is what is on the shelves, sold or not, is how
 *   Walmart documents `inputQty`; that one SKU's amount is that of its first node is assumed.
 * - Token: documentation and public code only. Errors are in the shapes that public issues show (highsidelabs 5 and 29).
 */

import { err, ok } from '../../../shared/result.ts';
import type { Answer, Connector } from '../connector.ts';
import { openAccess } from './access.ts';
import type { WalmartAccount } from './account.ts';
import type { Walmart } from './ask.ts';
import { cancel } from './cancel.ts';
import { listings } from './listings.ts';
import { pull, refresh } from './pull.ts';
import { reread } from './read-order.ts';
import { HISTORY_DAYS } from './run.ts';
import { confirmShipment, updateTracking } from './ship.ts';
import { BATCH, setQuantities } from './stock.ts';

export function createWalmart(account: WalmartAccount): Connector {
  const walmart: Walmart = { account, access: openAccess(account) };
  return {
    capabilities: {
      quantityMeaning: 'on-hand',
      cancel: 'yes',
      partialShipments: true,
      untrackedShipments: false,
      historyDays: HISTORY_DAYS,
      quantityBatch: BATCH,
    },
    test: () => test(walmart),
    pull: (from) => pull(walmart, from),
    refresh: (externalIds) => refresh(walmart, externalIds),
    reread,
    confirmShipment: (shipment) => confirmShipment(walmart, shipment),
    updateTracking: (shipment, remote) => updateTracking(walmart, shipment, remote),
    setQuantities: (quantities) => setQuantities(walmart, quantities),
    cancel: (externalId) => cancel(walmart, externalId),
    listings: (cursor) => listings(walmart, cursor),
  };
}

/** Permissions to write cannot be asked for without writing, and sellers have no name here but their client id. */
async function test(walmart: Walmart): Answer<string> {
  const steps = [
    ['Reading orders', () => pull(walmart, { cursor: '', since: null, limit: 1 })],
    ['Reading inventory', () => listings(walmart, '')],
  ] as const;
  for (const [step, look] of steps) {
    const answer = await look();
    if (answer.ok) continue;
    const { error } = answer;
    return err('reason' in error ? { ...error, reason: `${step}: ${error.reason}` } : error);
  }
  return ok(walmart.account.clientId);
}
