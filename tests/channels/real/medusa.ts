/**
 * A real Medusa: products made and deleted by its Admin API, orders made of drafts. Medusa deletes no order; each is shipped
 * or cancelled at the end. It needs a region, and a stock location with a sales channel and a shipping option.
 */
import type { Clock } from '../../../electron/channels/transport/clock.ts';
import { connectReal } from './connect.ts';
import type { Keys, RealShop } from './real-shop.ts';
import { type ApiCall, askApi, BUYER, type Json } from './shop-api.ts';
import { createUndo } from './undo.ts';

type Ask = (method: ApiCall['method'], path: string, body?: object) => Promise<Json>;

export async function openMedusa(keys: Keys, clock?: Clock): Promise<RealShop> {
  const ask = apiOf(keys);
  const undo = createUndo();
  const email = `packbench-${Date.now()}@example.test`;
  const shop = await setting(ask);
  const products = new Map<string, { readonly variant: string; readonly stock: string }>();
  let orders = 0;

  async function makeOrder(wanted: Readonly<Record<string, number>>): Promise<string> {
    // The first order makes its buyer; taken away last.
    if (orders === 0) undo.made(() => removeBuyer(ask, email));
    const { draft_order } = await ask('POST', 'draft-orders', {
      ...{ region_id: shop.region, sales_channel_id: shop.salesChannel, email },
      shipping_address: {
        ...{ first_name: BUYER.first, last_name: BUYER.last, address_1: BUYER.street },
        ...{ city: BUYER.city, postal_code: BUYER.postcode, country_code: shop.country },
      },
      items: Object.entries(wanted).map(([sku, quantity]) => ({
        ...{ variant_id: products.get(sku)?.variant, quantity, unit_price: 10 },
      })),
      shipping_methods: [{ shipping_option_id: shop.option, name: 'Packbench test', amount: 0 }],
    });
    orders += 1;
    undo.made(() => closeOrder(ask, draft_order.id));
    await ask('POST', `draft-orders/${draft_order.id}/convert-to-order`, {});
    return draft_order.id;
  }

  async function makeProduct(sku: string, units: number): Promise<string> {
    const { product } = await ask('POST', 'products', {
      ...{ title: `Packbench test ${sku}`, status: 'published', shipping_profile_id: shop.profile },
      options: [{ title: 'Size', values: ['One'] }],
      variants: [
        {
          ...{ title: 'One', sku, manage_inventory: true, options: { Size: 'One' } },
          prices: [{ currency_code: shop.currency, amount: 10 }],
        },
      ],
      sales_channels: [{ id: shop.salesChannel }],
    });
    undo.made(() => ask('DELETE', `products/${product.id}`));
    const stock = await stockItem(ask, sku);
    undo.made(() => removeStock(ask, stock));
    products.set(sku, { variant: product.variants[0].id, stock });
    const level = { location_id: shop.location, stocked_quantity: units };
    await ask('POST', `inventory-items/${stock}/location-levels`, level);
    return stock;
  }

  return {
    connector: connectReal('medusa', keys, clock),
    tracking: 'final',
    makeProduct,
    makeOrder,
    stockOf: async (sku) => {
      const at = `inventory-items/${products.get(sku)?.stock}?fields=id,*location_levels`;
      const { inventory_item } = await ask('GET', at);
      const levels: Json[] = inventory_item.location_levels;
      return levels.find(({ location_id }) => location_id === shop.location).stocked_quantity;
    },
    parcelsOf: async (order) =>
      (await fulfilments(ask, order))
        .filter((one) => one.shipped_at && !one.canceled_at)
        .map(({ labels, items }) => ({
          tracking: labels[0]?.tracking_number ?? '',
          units: items.reduce((sum: number, one: Json) => sum + one.quantity, 0),
        })),
    isCancelled: async (order) =>
      (await ask('GET', `orders/${order}?fields=id,status`)).order.status === 'canceled',
    removeAll: async () => {
      await undo.all();
      return orders === 0 ? [] : [`${orders} orders, shipped or cancelled: Medusa deletes none`];
    },
  };
}

function apiOf({ url = '', key = '' }: Keys): Ask {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const home = url.replace(/\/+$/, '').replace(/\/admin$/, '');
  return (method, path, body) =>
    askApi({
      ...{ method, url: `${home}/admin/${path}`, headers: { authorization } },
      ...(body && { body }),
    });
}

/** What the shop has already, and an order cannot do without. */
async function setting(ask: Ask) {
  const { regions } = await ask('GET', 'regions?limit=1&fields=id,currency_code,*countries');
  const { stock_locations } = await ask('GET', 'stock-locations?limit=1&fields=id,*sales_channels');
  const { shipping_options } = await ask('GET', 'shipping-options?limit=1');
  const [[region], [place], [option]] = [regions, stock_locations, shipping_options];
  const channel = place?.sales_channels?.[0];
  if (!region || !channel || !option)
    throw new Error('Medusa needs a region, a location with a sales channel, a shipping option.');
  return {
    ...{ region: region.id, currency: region.currency_code, country: region.countries[0].iso_2 },
    ...{ location: place.id, salesChannel: channel.id },
    ...{ option: option.id, profile: option.shipping_profile_id },
  };
}

/** Medusa makes it with the variant. */
async function stockItem(ask: Ask, sku: string): Promise<string> {
  const { inventory_items } = await ask('GET', `inventory-items?sku[]=${encodeURIComponent(sku)}`);
  return inventory_items.find((item: Json) => item.sku === sku).id;
}

/** Not deleted while anything of it is reserved, as for an order of which one parcel left. */
async function removeStock(ask: Ask, id: string): Promise<void> {
  const { reservations } = await ask('GET', `reservations?inventory_item_id[]=${id}`);
  for (const one of reservations.filter((known: Json) => known.inventory_item_id === id))
    await ask('DELETE', `reservations/${one.id}`);
  await ask('DELETE', `inventory-items/${id}`);
}

async function fulfilments(ask: Ask, order: string): Promise<Json[]> {
  const fields = 'id,*fulfillments,*fulfillments.items,*fulfillments.labels';
  return (await ask('GET', `orders/${order}?fields=${fields}`)).order.fulfillments;
}

/** What is reserved for an order keeps its stock item from being deleted. */
async function closeOrder(ask: Ask, order: string): Promise<void> {
  const all = await fulfilments(ask, order);
  for (const { id } of all.filter((one) => !one.shipped_at && !one.canceled_at))
    await ask('POST', `orders/${order}/fulfillments/${id}/cancel`, {});
  const { status } = (await ask('GET', `orders/${order}?fields=id,status`)).order;
  const sent = all.some((one) => one.shipped_at);
  if (status !== 'canceled' && !sent) await ask('POST', `orders/${order}/cancel`, {});
}

/** Looked at one by one: a filter that Medusa does not know would give every buyer. */
async function removeBuyer(ask: Ask, email: string): Promise<void> {
  const { customers } = await ask('GET', `customers?email=${encodeURIComponent(email)}&limit=100`);
  for (const one of customers.filter((customer: Json) => customer.email === email))
    await ask('DELETE', `customers/${one.id}`);
}
