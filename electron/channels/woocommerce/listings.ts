/**
 * What a WooCommerce shop sells: its products, and those of a variable product by their variations. One request a slice;
 * the cursor holds the variable products whose variations are still to be read.
 */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Shop } from './asking.ts';
import { listingId } from './listing-id.ts';

const PAGE = 100;
/** Sold by others, or nothing by themselves. */
const NOT_STOCKED = new Set(['external', 'grouped']);

const parent = z.object({ id: z.int(), title: z.string() });

const cursorShape = z.object({
  /** Of products; null when all have been read. */
  page: z.int().nullable(),
  parents: z.array(parent),
  /** Of the first parent's variations. */
  variations: z.int(),
});
type Cursor = z.infer<typeof cursorShape>;

const text = z.string().catch('');
const product = z.looseObject({
  id: z.int(),
  type: text,
  name: text,
  sku: text,
  global_unique_id: text,
  manage_stock: z.union([z.boolean(), z.string()]).catch(false),
  stock_quantity: z.number().nullable().catch(null),
});
type Product = z.infer<typeof product>;

interface Slice {
  readonly listings: readonly Listing[];
  readonly next: string | null;
}

export async function listings(shop: Shop, cursorText: string): Answer<Slice> {
  const cursor = readCursor(cursorText);
  const [first, ...rest] = cursor.parents;
  if (first) return variationsOf(shop, cursor, first, rest);
  const products = await page(shop, 'products', cursor.page ?? 1);
  if (!products.ok) return products;
  const found = products.value.filter(({ type }) => !NOT_STOCKED.has(type));
  const variable = found.filter(({ type }) => isVariable(type));
  return ok({
    // A variable product is a listing of its own where it counts the stock for all its variations.
    listings: found
      .filter(({ type, manage_stock }) => !isVariable(type) || manage_stock === true)
      .map((entry) => listingOf(entry, null, entry.name)),
    next: cursorAfter({
      page: products.value.length === PAGE ? (cursor.page ?? 1) + 1 : null,
      parents: variable.map(({ id, name }) => ({ id, title: name })),
      variations: 1,
    }),
  });
}

async function variationsOf(
  shop: Shop,
  cursor: Cursor,
  of: z.infer<typeof parent>,
  rest: Cursor['parents'],
): Answer<Slice> {
  const found = await page(shop, `products/${of.id}/variations`, cursor.variations);
  if (!found.ok) return found;
  const more = found.value.length === PAGE;
  return ok({
    listings: found.value.map((entry) => listingOf(entry, of.id, `${of.title}, ${entry.name}`)),
    next: cursorAfter({
      page: cursor.page,
      parents: more ? [of, ...rest] : rest,
      variations: more ? cursor.variations + 1 : 1,
    }),
  });
}

async function page(shop: Shop, path: string, number: number): Answer<readonly Product[]> {
  const query = {
    page: String(number),
    per_page: String(PAGE),
    // By id, so that a product that is edited meanwhile keeps its place.
    orderby: 'id',
    order: 'asc',
    _fields: 'id,type,name,sku,global_unique_id,manage_stock,stock_quantity',
  };
  const answer = await ask(shop, { method: 'GET', path, query, operation: 'products' });
  if (!answer.ok) return answer;
  const found = z.array(product).safeParse(answer.value.json);
  if (found.success) return ok(found.data);
  return err({ kind: 'nonsense', reason: 'not a list of products' });
}

/** `variable-subscription` is one too. */
function isVariable(type: string): boolean {
  return type.startsWith('variable');
}

function listingOf(entry: Product, of: number | null, title: string): Listing {
  // `parent`: the number is the parent's, and counts there.
  const counted = entry.manage_stock === true && entry.stock_quantity !== null;
  return {
    id: listingId(of, entry.id),
    sku: entry.sku,
    barcode: entry.global_unique_id,
    title,
    quantity: counted ? Math.floor(entry.stock_quantity ?? 0) : null,
  };
}

function readCursor(cursorText: string): Cursor {
  const start: Cursor = { page: 1, parents: [], variations: 1 };
  return cursorText === '' ? start : cursorShape.parse(JSON.parse(cursorText));
}

function cursorAfter(cursor: Cursor): string | null {
  return cursor.page === null && cursor.parents.length === 0 ? null : JSON.stringify(cursor);
}
