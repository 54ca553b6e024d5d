/** The inventory of a stub eBay: items, their offers, and quantities written to both. */
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';

export interface StubItem {
  readonly sku: string;
  readonly title: string;
  readonly ean: string;
  quantity: number;
  /** '' where it was never offered. */
  readonly offerId: string;
  /** Times that it was changed today. */
  changed: number;
}

export interface StubStock {
  readonly items: Map<string, StubItem>;
  /** Its listing's id. */
  add(sku: string, quantity: number, more?: Partial<StubItem>): string;
  answer(request: ShopRequest): ShopReply | null;
}

const BASE = '/sell/inventory/v1';
const CHANGES_A_DAY = 250;

interface QuantityRequest {
  readonly sku: string;
  readonly shipToLocationAvailability: { readonly quantity: number };
  readonly offers: readonly { readonly offerId: string; readonly availableQuantity: number }[];
}

/** @param oneAtATime it takes one item a call, as one of eBay's texts says */
export function stubStock({ oneAtATime }: { readonly oneAtATime: boolean }): StubStock {
  const items = new Map<string, StubItem>();

  function page({ query }: ShopRequest): ShopReply {
    const limit = Number(query.get('limit') ?? 25);
    const at = Number(query.get('offset') ?? 0);
    const all = [...items.values()].map(({ sku, title, ean, quantity }) => ({
      sku,
      product: { title, ean: ean === '' ? [] : [ean] },
      availability: { shipToLocationAvailability: { quantity } },
    }));
    const inventoryItems = all.slice(at * limit, (at + 1) * limit);
    const more = all.length > (at + 1) * limit;
    const next = `${BASE}/inventory_item?limit=${limit}&offset=${at + 1}`;
    return { body: { inventoryItems, total: all.length, limit, ...(more && { next }) } };
  }

  function offers({ query }: ShopRequest): ShopReply {
    const item = items.get(query.get('sku') ?? '');
    if (!item || item.offerId === '')
      return { status: 404, body: { errors: [error(25713, 'This Offer is not available.')] } };
    const offer = {
      offerId: item.offerId,
      sku: item.sku,
      format: 'FIXED_PRICE',
      status: 'PUBLISHED',
      availableQuantity: item.quantity,
    };
    return { body: { offers: [offer], total: 1, size: 1 } };
  }

  function set({ sku, offers, shipToLocationAvailability: { quantity } }: QuantityRequest) {
    return offers.map(({ offerId, availableQuantity }) => {
      const item = items.get(sku);
      if (item?.offerId !== offerId)
        return told(sku, offerId, error(25713, 'This Offer is not available.'));
      if (quantity < 0 || availableQuantity !== quantity)
        return told(sku, offerId, error(25709, 'Invalid value for quantity.'));
      if (item.changed >= CHANGES_A_DAY)
        return told(sku, offerId, error(25002, 'The number of revisions a day is reached.'));
      item.changed += 1;
      item.quantity = quantity;
      return { sku, offerId, statusCode: 200, errors: [], warnings: [] };
    });
  }

  function update({ body }: ShopRequest): ShopReply {
    const { requests } = JSON.parse(body) as { requests: QuantityRequest[] };
    if (requests.length > (oneAtATime ? 1 : 25))
      return { status: 400, body: { errors: [error(25709, 'Invalid value for requests.')] } };
    const responses = requests.flatMap(set);
    const failed = responses.some(({ statusCode }) => statusCode !== 200);
    return { status: failed ? 207 : 200, body: { responses } };
  }

  return {
    items,
    add: (sku, quantity, more = {}) => {
      const offerId = String(7_000_000_000 + items.size);
      const item = { sku, title: `The ${sku}`, ean: '', quantity, offerId, changed: 0, ...more };
      items.set(sku, item);
      return `${item.offerId}/${sku}`;
    },
    answer: (request) => {
      const path = request.path.slice(BASE.length);
      if (!request.path.startsWith(BASE)) return null;
      if (!/^[a-z]{2}-[A-Z]{2}$/.test(request.headers['accept-language'] ?? ''))
        return {
          status: 400,
          body: { errors: [error(25709, 'Invalid value for header Accept-Language.')] },
        };
      if (path === '/inventory_item') return page(request);
      if (path === '/offer') return offers(request);
      return path === '/bulk_update_price_quantity' ? update(request) : null;
    },
  };
}

function error(errorId: number, message: string) {
  return { errorId, domain: 'API_INVENTORY', category: 'REQUEST', message };
}

function told(sku: string, offerId: string, fault: ReturnType<typeof error>) {
  return { sku, offerId, statusCode: 400, errors: [fault], warnings: [] };
}
