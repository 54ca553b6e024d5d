/** Shopify's variants, as listings: a slice at a time. A listing is its inventory item, which is what has a quantity. */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { gid, idOf } from './ids.ts';
import { locationOf } from './location.ts';
import { text } from './order-answer.ts';

const SLICE = 100;

const variant = z.object({
  displayName: text,
  sku: text,
  barcode: text,
  inventoryItem: z.object({
    id: z.string(),
    tracked: z.boolean(),
    inventoryLevel: z.object({ quantities: z.array(z.object({ quantity: z.int() })) }).nullish(),
  }),
});

const answer = z.object({
  productVariants: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    nodes: z.array(variant),
  }),
});

export async function listings(
  shop: Shop,
  cursor: string,
): Answer<{ readonly listings: readonly Listing[]; readonly next: string | null }> {
  const location = await locationOf(shop);
  if (!location.ok) return location;
  const told = await ask(shop, {
    query: `query Variants($after: String, $location: ID!) {
      productVariants(first: ${SLICE}, after: $after, sortKey: ID) {
        pageInfo { hasNextPage endCursor }
        nodes {
          displayName sku barcode
          inventoryItem {
            id tracked
            inventoryLevel(locationId: $location) { quantities(names: ["on_hand"]) { quantity } }
          }
        }
      }
    }`,
    variables: { after: cursor || null, location: gid('Location', location.value) },
    answer,
    repeatable: true,
  });
  if (!told.ok) return told;
  const { nodes, pageInfo } = told.value.productVariants;
  return ok({
    listings: nodes.map(({ displayName, sku, barcode, inventoryItem }) => ({
      id: idOf(inventoryItem.id),
      sku,
      barcode,
      title: displayName,
      quantity: inventoryItem.tracked
        ? (inventoryItem.inventoryLevel?.quantities[0]?.quantity ?? null)
        : null,
    })),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  });
}
