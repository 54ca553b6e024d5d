/** A real WooCommerce: products and orders made and deleted by its REST API. Nothing of them stays. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../electron/channels/transport/clock.ts';
import { queryText, signed } from '../../../electron/channels/woocommerce/oauth.ts';
import { connectReal } from './connect.ts';
import type { Keys, RealShop } from './real-shop.ts';
import { type ApiCall, askApi, BUYER, type Json } from './shop-api.ts';
import { createUndo } from './undo.ts';

/** What the connector writes where the shop keeps no fulfilments. */
const PARCEL = '_packbench_shipment_';

export async function openWooCommerce(keys: Keys, clock?: Clock): Promise<RealShop> {
  const { url = '', key = '', secret = '' } = keys;
  const undo = createUndo();
  const ids = new Map<string, number>();

  function ask(method: ApiCall['method'], path: string, body?: object): Promise<Json> {
    const address = `${url.replace(/\/+$/, '')}/wp-json/wc/v3/${path}`;
    const query = method === 'DELETE' ? ([['force', 'true']] as const) : [];
    // The shop takes Basic on https only.
    const secure = address.startsWith('https:');
    const timestamp = Math.floor(Date.now() / 1000);
    const nonce = randomUUID();
    const parameters = secure
      ? query
      : signed(method, address, query, { key, secret, nonce, timestamp });
    const basic = Buffer.from(`${key}:${secret}`).toString('base64');
    return askApi({
      method,
      url: `${address}?${queryText(parameters)}`,
      ...(secure && { headers: { authorization: `Basic ${basic}` } }),
      ...(body && { body }),
    });
  }

  /** Null in a shop that keeps no fulfilments. */
  async function fulfilmentsOf(order: string): Promise<Json[] | null> {
    const answer = await ask('GET', `orders/${order}/fulfillments`).catch((error) => {
      if (String(error).includes('rest_no_route')) return null;
      throw error;
    });
    return answer?.fulfillments ?? answer;
  }

  return {
    connector: connectReal('woocommerce', keys, clock),
    tracking: 'may-change',
    makeProduct: async (sku, units) => {
      const { id } = await ask('POST', 'products', {
        ...{ name: `Packbench test ${sku}`, type: 'simple', sku, regular_price: '10.00' },
        ...{ manage_stock: true, stock_quantity: units, catalog_visibility: 'hidden' },
      });
      undo.made(() => ask('DELETE', `products/${id}`));
      ids.set(sku, id);
      return String(id);
    },
    makeOrder: async (wanted) => {
      const line_items = Object.entries(wanted).map(([sku, quantity]) => ({
        product_id: ids.get(sku),
        quantity,
      }));
      const { id } = await ask('POST', 'orders', {
        set_paid: true,
        billing: { ...ADDRESS, email: 'ann@example.test' },
        shipping: ADDRESS,
        line_items,
      });
      undo.made(() => ask('DELETE', `orders/${id}`));
      return String(id);
    },
    stockOf: async (sku) => (await ask('GET', `products/${ids.get(sku)}`)).stock_quantity,
    parcelsOf: async (order) => {
      const fulfilments = await fulfilmentsOf(order);
      if (fulfilments !== null) return fulfilments.map(fulfilmentParcel);
      const { meta_data } = await ask('GET', `orders/${order}`);
      return meta_data
        .filter((meta: Json) => meta.key.startsWith(PARCEL))
        .map((meta: Json) => {
          const { tracking, lines } = JSON.parse(meta.value);
          return { tracking, units: sumOf(lines.map((line: Json) => line.units)) };
        });
    },
    isCancelled: async (order) => (await ask('GET', `orders/${order}`)).status === 'cancelled',
    removeAll: async () => {
      await undo.all();
      return [];
    },
  };
}

const ADDRESS = {
  ...{ first_name: BUYER.first, last_name: BUYER.last, address_1: BUYER.street },
  ...{ city: BUYER.city, postcode: BUYER.postcode, country: 'GB', phone: BUYER.phone },
};

function fulfilmentParcel({ meta_data }: Json) {
  const metaOf = (key: string) => meta_data.find((meta: Json) => meta.key === key)?.value;
  const units = sumOf(metaOf('_items').map((item: Json) => item.qty));
  return { tracking: metaOf('_tracking_number') ?? '', units };
}

function sumOf(units: readonly number[]): number {
  return units.reduce((sum, one) => sum + one, 0);
}
