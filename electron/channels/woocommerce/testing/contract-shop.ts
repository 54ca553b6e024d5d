/** WooCommerce for the contract suite: its stub shop, with or without fulfilments, and the connector on it. */
import type { ContractOrder, ContractShop } from '../../testing/contract-shop.ts';
import type { ShopReply } from '../../testing/faulty-server.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { quickClock } from '../../transport/testing/quick-clock.ts';
import { createWooCommerce } from '../connector.ts';
import { type Json, recorded } from './recorded.ts';
import { openStubShop, type StubOptions } from './stub-shop.ts';

const STATUSES: Readonly<Record<ContractOrder['status'], string>> = {
  open: 'processing',
  unpaid: 'pending',
  cancelled: 'cancelled',
  unknown: 'awaiting-the-moon',
};

const PARCEL = '_packbench_shipment_';

export async function openContractShop(
  options: Pick<StubOptions, 'fulfilments'> = {},
): Promise<ContractShop> {
  const clock = quickClock();
  let skewMs = 0;
  let nonces = 0;
  let changes = 0;
  const stub = await openStubShop({ now: () => clock.now() + skewMs, ...options });
  const orderOf = (id: string): Json => stub.orders.get(Number(id));
  const transport = createTransport({
    account: 'woocommerce',
    limits: {},
    log: () => undefined,
    clock,
    chance: () => 1,
  });

  return {
    server: stub.server,
    clock,
    skew: (ms) => {
      skewMs = ms;
    },
    connector: createWooCommerce({
      url: stub.url,
      ...stub.keys,
      transport,
      now: clock.now,
      nonce: () => `nonce-${++nonces}`,
    }),
    place: (order) => String(stub.place(fieldsOf(order)).id),
    change: (id) => {
      changes += 1;
      const order = orderOf(id);
      order.billing = { ...order.billing, phone: `+44 20 ${changes}` };
      stub.touch(order);
    },
    parcels: (id) =>
      options.fulfilments
        ? (stub.fulfilments.get(Number(id)) ?? []).map(fulfilmentParcel)
        : orderOf(id)
            .meta_data.filter(({ key }: Json) => key.startsWith(PARCEL))
            .map(metaParcel),
    isCancelled: (id) => orderOf(id).status === 'cancelled',
    list: (sku, quantity) => {
      const stock = { sku, manage_stock: true, stock_quantity: quantity };
      return String(stub.product(stock).id);
    },
    quantityOf: (listing) => stub.products.get(Number(listing)).stock_quantity,
    throttle: (hinted) => stub.instead(tooOften(hinted)),
    revoke: () => {
      stub.keys.key = 'ck_another';
    },
    // Its keys do not lapse.
    expire: () => false,
    [Symbol.asyncDispose]: () => stub.close(),
  };
}

/** WooCommerce has no limits of its own; the host in front of it has. */
function tooOften(hinted: boolean): ShopReply {
  const headers = { 'content-type': 'text/html', ...(hinted && { 'retry-after': '7' }) };
  return { status: 429, headers, body: '<html>Slow down</html>' };
}

function fieldsOf(order: ContractOrder): Json {
  const { billing, shipping, line_items, date_paid_gmt } = recorded('order-detail');
  const [first = '', ...last] = order.name.split(' ');
  const to = {
    first_name: first,
    last_name: last.join(' '),
    address_1: order.street,
    country: order.country,
  };
  return {
    status: STATUSES[order.status],
    currency: order.currency,
    date_paid_gmt: order.status === 'unpaid' ? null : date_paid_gmt,
    billing: { ...billing, ...to },
    shipping: { ...shipping, ...to },
    customer_note: order.note,
    line_items: order.lines.map(({ sku, title, units }, at) => ({
      ...line_items[0],
      id: at + 1,
      product_id: 0,
      name: title,
      sku,
      quantity: units,
    })),
  };
}

/** As the connector writes them, for want of a field of the shop's own. */
function metaParcel({ value }: Json) {
  const { tracking, lines } = JSON.parse(value);
  return { tracking, units: sumOf(lines.map((line: Json) => line.units)) };
}

function fulfilmentParcel({ meta_data }: Json) {
  const metaOf = (key: string) => meta_data.find((meta: Json) => meta.key === key)?.value;
  const units = sumOf(metaOf('_items').map((item: Json) => item.qty));
  return { tracking: metaOf('_tracking_number'), units };
}

function sumOf(units: readonly number[]): number {
  return units.reduce((sum, one) => sum + one, 0);
}
