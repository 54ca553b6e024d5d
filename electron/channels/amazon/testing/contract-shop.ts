/** A stub Amazon for the contract suite. Its connector is asked every three minutes: Amazon tells of nothing younger than two. */
import type { ContractOrder, ContractShop } from '../../testing/contract-shop.ts';
import { openShop, plainItem } from './open-shop.ts';
import type { StubOrder } from './stub-orders.ts';

const INTERVAL_MS = 180_000;

const STATUSES = {
  open: 'UNSHIPPED',
  unpaid: 'PENDING',
  cancelled: 'CANCELLED',
  unknown: 'ON_THE_MOON',
} as const satisfies Record<ContractOrder['status'], string>;

export async function openContractShop(): Promise<ContractShop> {
  const shop = await openShop();
  const { amazon, connector, clock } = shop;
  const orderOf = (id: string): StubOrder => {
    const order = amazon.orders.get(id);
    if (!order) throw new Error(`no order ${id}`);
    return order;
  };
  return {
    server: amazon.server,
    clock,
    skew: shop.skew,
    connector: {
      ...connector,
      pull: (from) => {
        clock.pass(INTERVAL_MS);
        return connector.pull(from);
      },
    },
    place: (order) => {
      if (order.status === 'unknown') amazon.strange = true;
      return shop.place(orderFrom(order)).orderId;
    },
    change: (id) => {
      const order = orderOf(id);
      order.buyer = { buyerName: 'Somebody', buyerEmail: `${clock.now()}@example.com` };
      shop.changed(order);
    },
    parcels: (id) =>
      orderOf(id).packages.map(({ trackingNumber, packageItems }) => ({
        tracking: trackingNumber,
        units: packageItems.reduce((sum, { quantity }) => sum + quantity, 0),
      })),
    isCancelled: (id) => orderOf(id).fulfillment.fulfillmentStatus === 'CANCELLED',
    list: (sku, quantity) => {
      const availability = [{ fulfillment_channel_code: 'DEFAULT', quantity }];
      const createdDate = new Date(shop.now()).toISOString();
      amazon.listings.set(sku, { sku, title: sku, ean: '', createdDate, availability });
      return sku;
    },
    quantityOf: (sku) => amazon.listings.get(sku)?.availability[0]?.quantity ?? 0,
    throttle: (hinted) => {
      const headers = { 'x-amzn-ratelimit-limit': '0.5' };
      const body = { errors: [{ code: 'QuotaExceeded', message: 'You exceeded your quota.' }] };
      const reply = { status: 429, body, ...(hinted && { headers }) };
      amazon.server.fail([{ kind: 'instead', reply }], ({ path }) => !path.startsWith('/auth'));
    },
    revoke: () => {
      amazon.login.refreshToken = 'Atzr|another';
      amazon.login.granted.clear();
    },
    expire: () => {
      for (const token of amazon.login.granted.keys()) amazon.login.granted.set(token, 0);
      return true;
    },
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}

function orderFrom(order: ContractOrder): Partial<StubOrder> {
  const { name, street, country, currency } = order;
  return {
    fulfillment: { fulfillmentStatus: STATUSES[order.status], fulfilledBy: 'MERCHANT' },
    recipient: {
      deliveryAddress: {
        name,
        addressLine1: street,
        city: 'Leeds',
        postalCode: 'LS1 1AA',
        countryCode: country,
      },
      deliveryPreference: { addressInstruction: order.note },
    },
    proceeds: { grandTotal: { amount: '10.00', currencyCode: currency } },
    orderItems: order.lines.map(({ sku, title, units }, at) => {
      const item = plainItem(String(at + 1), sku, units, '1.00');
      const unitPrice = { amount: '1.00', currencyCode: currency };
      return { ...item, product: { ...item.product, title, price: { unitPrice } } };
    }),
  };
}
