/**
 * Amazon's Selling Partner API as a connector: Orders 2026-01-01, confirmShipment of Orders v0, Listings Items 2021-08-01.
 *
 * Evidence, call by call. None was made to a live account.
 * - searchOrders, getOrder: requests and answers against Amazon's model (amzn/selling-partner-api-models); reading also
 *   against the orders of its static sandbox. Documented only: the token's 24 hours, no restricted data token.
 *   Assumed: packages with a status are the seller's own too; what was cancelled of an item is in neither
 *   quantityFulfilled nor quantityUnfulfilled; discounts lower.
 * - confirmShipment: against the model. By its issue 5094 the reference is a positive number as text, by 4329 untracked
 *   parcels cannot be told. Assumed: telling a reference again edits its package. Transparency codes are not sent: items
 *   that need them (tag `transparency`) Amazon may refuse.
 * - getListingsItem, patchListingsItem, searchListingsItems: against the model; `merge` by Amazon's guide "Merge a
 *   listing". Assumed: one marketplace a call, and one quantity for all marketplaces of a region.
 * - Login with Amazon: documentation only. A 403 for a token that ran out: issues 2333 and 4122.
 * - createFeedDocument, createFeed, getFeed, getFeedDocument: against the model (Feeds 2021-06-30). That a feed is the
 *   only way to cancel: issue 4827. Its text: Amazon's OrderAcknowledgement.xsd (Westie/AmazonMarketplaceXSD) and other
 *   people's code; its report: examples of it in other people's tests. Assumed: the seller's id is the merchant
 *   identifier; an order that it cancelled is CANCELLED when it is read again.
 */

import { err, ok } from '../../../shared/result.ts';
import type { Answer, Connector } from '../connector.ts';
import { rereadBy } from '../reread-by.ts';
import { openAccess } from './access.ts';
import type { AmazonAccount } from './account.ts';
import type { Amazon } from './ask.ts';
import { type CancelFeeds, cancel } from './cancel.ts';
import { listings } from './listings.ts';
import { orderAnswer } from './order-answer.ts';
import { mayRead, pull, refresh } from './pull.ts';
import { readOrder } from './read-order.ts';
import { confirmShipment, updateTracking } from './ship.ts';
import { BATCH, setQuantities } from './stock.ts';
import { HISTORY_DAYS } from './window.ts';

export function createAmazon(account: AmazonAccount): Connector {
  const amazon: Amazon = { account, access: openAccess(account) };
  const feeds: CancelFeeds = new Map();
  return {
    capabilities: {
      quantityMeaning: 'available',
      cancel: 'later',
      partialShipments: true,
      untrackedShipments: false,
      historyDays: HISTORY_DAYS,
      quantityBatch: BATCH,
    },
    test: () => test(amazon),
    pull: (from) => pull(amazon, from),
    refresh: (externalIds) => refresh(amazon, externalIds),
    reread: rereadBy(orderAnswer, readOrder),
    confirmShipment: (shipment) => confirmShipment(amazon, shipment),
    updateTracking: (shipment, remote) => updateTracking(amazon, shipment, remote),
    setQuantities: (quantities) => setQuantities(amazon, quantities),
    cancel: (externalId, _key, reason) => cancel(amazon, feeds, externalId, reason),
    listings: (cursor) => listings(amazon, cursor),
  };
}

/** Permissions to write cannot be asked for without writing. Amazon has no name for a seller in these APIs but the id. */
async function test(amazon: Amazon): Answer<string> {
  const steps = [
    ['Reading orders', () => mayRead(amazon)],
    ['Reading listings', () => listings(amazon, '')],
  ] as const;
  for (const [step, look] of steps) {
    const answer = await look();
    if (answer.ok) continue;
    const { error } = answer;
    return err('reason' in error ? { ...error, reason: `${step}: ${error.reason}` } : error);
  }
  return ok(amazon.account.sellerId);
}
