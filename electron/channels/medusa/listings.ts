/** Medusa's inventory items, as listings: a slice at a time. What is for sale are variants; an item is what they count. */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type MedusaAccount } from './ask.ts';
import { levelAt, stockedItem } from './levels.ts';
import { locationOf } from './location.ts';

const SLICE = 100;

const text = z.string().catch('');

const variant = z.looseObject({
  title: text,
  barcode: text,
  ean: text,
  upc: text,
  product: z.looseObject({ title: text }).catch({ title: '' }),
});

const itemsAnswer = z.looseObject({
  count: z.int(),
  inventory_items: z.array(
    z.intersection(
      stockedItem,
      z.looseObject({ sku: text, title: text, variants: z.array(variant).catch([]) }),
    ),
  ),
});
type Item = z.infer<typeof itemsAnswer>['inventory_items'][number];

export async function listings(
  account: MedusaAccount,
  cursor: string,
): Answer<{ readonly listings: readonly Listing[]; readonly next: string | null }> {
  const location = await locationOf(account);
  if (!location.ok) return location;
  const offset = /^\d+$/.test(cursor) ? Number(cursor) : 0;
  const answer = await ask(account, {
    method: 'GET',
    path: 'inventory-items',
    query: [
      ['fields', 'id,sku,title,*location_levels,*variants,*variants.product'],
      // Ids grow with time: what is added meanwhile comes at the end.
      ['order', 'id'],
      ['offset', String(offset)],
      ['limit', String(SLICE)],
    ],
    answer: itemsAnswer,
    operation: 'catalogue',
    repeatable: true,
  });
  if (!answer.ok) return answer;
  const { inventory_items: items, count } = answer.value;
  const read = offset + items.length;
  return ok({
    listings: items.map((item) => listingOf(item, location.value)),
    next: items.length > 0 && read < count ? String(read) : null,
  });
}

function listingOf(item: Item, location: string): Listing {
  const [sold] = item.variants;
  return {
    id: item.id,
    sku: item.sku,
    barcode: sold?.barcode || sold?.ean || sold?.upc || '',
    title: titleOf(item),
    quantity: levelAt(item, location),
  };
}

/** An item is called as its variant, which without options is `Default`. */
function titleOf({ title, variants: [sold] }: Item): string {
  if (!sold || sold.product.title === '') return title;
  return /^default( variant)?$/i.test(sold.title)
    ? sold.product.title
    : [sold.product.title, sold.title].filter((part) => part !== '').join(', ');
}
