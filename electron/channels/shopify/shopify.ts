/**
 * Shopify (its Admin GraphQL API, version 2026-10) as a connector.
 *
 * Checked against Shopify's own schema of 2026-10 (every query is executed by graphql-js on it in the tests) and its list
 * of access scopes: all queries and mutations, their arguments, the fields that are read, the codes of refusals and when
 * an idempotent key is to be a new one, which permission each needs, `@idempotent` and `changeFromQuantity`.
 * From Shopify's documentation only: that `displayStatus` DELIVERED is what the carrier said; the client credentials
 * grant and its 24 hours, 60 days of orders without `read_all_orders`, throttling as HTTP 200 with `THROTTLED` and the
 * points in `extensions.cost`, 250 entries of a list, 25,000 orders of a search.
 * From public reports: `ACCESS_DENIED` with `requiredAccess`, HTTP 401 with words in `errors` for a token that is not
 * known, errors of the grant, what a query costs (one measurement).
 * Assumed: `MAX_COST_EXCEEDED`, quantities of one mutation being set whole or not at all with a refusal's place in its
 * `field`, `updated_at` to the second, that a write permission includes reading, that fulfilments of one parcel are known
 * by their tracking number, that no fulfilment order has more than 250 lines, the words for an order that is being
 * cancelled already, how carriers behind Evri in the alphabet are spelt.
 */

import type { Connector } from '../connector.ts';
import type { Limit } from '../transport/lane.ts';
import type { Shop, ShopifyAccount } from './account.ts';
import { cancel } from './cancel.ts';
import { ORDERS_AT_ONCE, pull, refresh } from './pull.ts';
import { confirmShipment, updateTracking } from './ship.ts';
import { LARGEST_UPDATE, setQuantities } from './stock.ts';
import { test } from './test-keys.ts';
import { openTokens } from './tokens.ts';
import { listings } from './variants.ts';
import { reread } from './whole-order.ts';

/** The smallest plan's; each answer tells the shop's own. */
export const SHOPIFY_LIMITS: Readonly<Record<string, Limit>> = {
  points: { burst: 1_000, perSecond: 50 },
  token: { burst: 3, perSecond: 0.2 },
};

/** Unless Shopify granted the app all of them; it says so with a token, and when it is tested. */
const HISTORY_DAYS = 60;

export function createShopify(given: ShopifyAccount): Connector {
  const account = { ...given, url: given.url.replace(/\/+$/, '') };
  const scopes = new Set<string>();
  const tokens = openTokens(account, scopes);
  const sizes = { ...ORDERS_AT_ONCE };
  const shop: Shop = { ...account, tokens, scopes, costs: new Map(), sizes };
  return {
    get capabilities() {
      return {
        quantityMeaning: 'on-hand' as const,
        cancel: 'later' as const,
        partialShipments: true,
        untrackedShipments: true,
        historyDays: scopes.has('read_all_orders') ? null : HISTORY_DAYS,
        quantityBatch: LARGEST_UPDATE,
      };
    },
    test: () => test(shop),
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
