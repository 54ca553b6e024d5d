/** The listings of a stub Etsy and their inventories, which are replaced whole and get other ids each time. */
import { z } from 'zod';
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';
import { refusal } from './stub-receipts.ts';

/** As Etsy takes it: nothing that is not named, and prices as numbers. */
const written = z.strictObject({
  products: z
    .array(
      z.strictObject({
        sku: z.string(),
        property_values: z.array(
          z.strictObject({
            property_id: z.int(),
            property_name: z.string(),
            scale_id: z.int().nullable(),
            value_ids: z.array(z.int()),
            values: z.array(z.string()),
          }),
        ),
        offerings: z
          .array(
            z.strictObject({
              price: z.number(),
              quantity: z.int().min(0).max(999),
              is_enabled: z.boolean(),
              readiness_state_id: z.int(),
            }),
          )
          .length(1),
      }),
    )
    .min(1),
  price_on_property: z.array(z.int()),
  quantity_on_property: z.array(z.int()),
  sku_on_property: z.array(z.int()),
  readiness_state_on_property: z.array(z.int()),
});
export type StubInventory = z.infer<typeof written>;

interface StubListing {
  readonly listing_id: number;
  readonly title: string;
  state: string;
  inventory: StubInventory;
}

export interface StubListings {
  readonly all: Map<string, StubListing>;
  /** Its id. */
  add(listing: Partial<Omit<StubListing, 'listing_id'>> & { inventory: StubInventory }): string;
  /** Units that may be sold of a listing, all its products together. */
  quantityOf(listing: string): number;
  /** null: not one of its paths. */
  answer(path: string, request: ShopRequest): ShopReply | null;
}

/** An inventory of one product. */
export function oneProduct(sku: string, quantity: number): StubInventory {
  return inventoryOf([[sku, quantity, '']]);
}

/** An inventory of colours, each with a SKU and a quantity of its own; '' for no colours. */
export function inventoryOf(
  products: readonly (readonly [sku: string, quantity: number, colour: string])[],
): StubInventory {
  const on = products.some(([, , colour]) => colour !== '') ? [200] : [];
  return {
    products: products.map(([sku, quantity, colour]) => ({
      sku,
      property_values: on.map((property_id) => {
        const values = [colour];
        return { property_id, property_name: 'Colour', scale_id: null, value_ids: [9], values };
      }),
      offerings: [{ price: 12.5, quantity, is_enabled: true, readiness_state_id: 77 }],
    })),
    price_on_property: [],
    quantity_on_property: on,
    sku_on_property: on,
    readiness_state_on_property: [],
  };
}

export function stubListings(): StubListings {
  const all = new Map<string, StubListing>();
  let ids = 9_000_000_000;
  const nextId = () => {
    ids += 1;
    return ids;
  };

  /** As Etsy gives it: with ids that are new each time, prices as money, and names of scales. */
  function told({ inventory }: StubListing) {
    return {
      ...inventory,
      products: inventory.products.map((product) => ({
        product_id: nextId(),
        is_deleted: false,
        sku: product.sku,
        property_values: product.property_values.map((one) => ({ ...one, scale_name: null })),
        offerings: product.offerings.map(({ price, ...offering }) => ({
          ...offering,
          offering_id: nextId(),
          is_deleted: false,
          price: { amount: Math.round(price * 100), divisor: 100, currency_code: 'USD' },
        })),
      })),
    };
  }

  function page({ query }: ShopRequest, wanted: (listing: StubListing) => boolean): ShopReply {
    const limit = Number(query.get('limit') ?? 25);
    const offset = Number(query.get('offset') ?? 0);
    if (limit > 100) return refusal(400, 'limit: must be at most 100');
    const found = [...all.values()].filter(wanted);
    const results = found.slice(offset, offset + limit).map((one) => ({
      listing_id: one.listing_id,
      title: one.title,
      state: one.state,
      listing_type: 'physical',
      inventory: query.get('includes') === 'Inventory' ? told(one) : null,
    }));
    return { body: { count: found.length, results } };
  }

  function replace(listing: StubListing, body: string): ShopReply {
    const next = written.safeParse(JSON.parse(body));
    if (!next.success) return refusal(400, z.prettifyError(next.error));
    if (next.data.products.every(({ offerings }) => offerings[0]?.quantity === 0))
      return refusal(400, 'One offering must have quantity greater than 0');
    if (!isEvenWhereItMustBe(next.data))
      return refusal(400, 'quantity_on_property is not compatible with the quantities');
    listing.inventory = next.data;
    return { body: told(listing) };
  }

  return {
    all,
    add: ({ title = 'A mug', state = 'active', inventory }) => {
      const listing_id = 1001 + all.size;
      all.set(String(listing_id), { listing_id, title, state, inventory });
      return String(listing_id);
    },
    quantityOf: (id) => {
      const listing = all.get(id);
      if (listing?.state !== 'active') return 0;
      return listing.inventory.products.reduce(
        (sum, { offerings }) => sum + (offerings[0]?.quantity ?? 0),
        0,
      );
    },
    answer: (path, request) => {
      const { method, query, body } = request;
      if (path === '/listings') return page(request, ({ state }) => state === query.get('state'));
      if (path === 'listings/batch') {
        const wanted = query.get('listing_ids')?.split(',') ?? [];
        return page(request, ({ listing_id }) => wanted.includes(String(listing_id)));
      }
      const [, id = '', rest] = /^\/?listings\/(\d+)(\/inventory)?$/.exec(path) ?? [];
      if (id === '') return null;
      const listing = all.get(id);
      if (!listing) return refusal(404, 'Resource not found');
      if (method === 'PATCH') {
        listing.state = new URLSearchParams(body).get('state') ?? listing.state;
        return { body: { listing_id: listing.listing_id, state: listing.state } };
      }
      if (rest === undefined) return null;
      if (method === 'PUT') return replace(listing, body);
      const of = query.get('includes') === 'Listing' ? { state: listing.state } : null;
      return { body: { ...told(listing), listing: of } };
    },
  };
}

function isEvenWhereItMustBe({ products, quantity_on_property: on }: StubInventory): boolean {
  const seen = new Map<string, number | undefined>();
  return products.every(({ property_values, offerings }) => {
    const varying = property_values.filter(({ property_id }) => on.includes(property_id));
    const key = JSON.stringify(varying.map(({ values }) => values));
    const quantity = offerings[0]?.quantity;
    const same = !seen.has(key) || seen.get(key) === quantity;
    seen.set(key, quantity);
    return same;
  });
}
