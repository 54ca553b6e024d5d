/** BigCommerce's stub shop, as the contract suite drives it. */
import type { ContractShop } from '../../testing/contract-shop.ts';
import type { Json } from './examples.ts';
import { openShop } from './open-shop.ts';

const STATES = {
  open: { status_id: 11, status: 'Awaiting Fulfillment', payment_status: 'captured' },
  unpaid: { status_id: 7, status: 'Awaiting Payment', payment_status: 'pending' },
  cancelled: { status_id: 5, status: 'Cancelled', payment_status: 'void' },
  unknown: { status_id: 99, status: 'Under Inspection', payment_status: 'captured' },
};

export async function openContractShop(): Promise<ContractShop> {
  let skew = 0;
  let lastProduct = 500;
  const { shop, clock, connector } = await openShop(() => skew);
  const orderOf = (id: string): Json => shop.orders.get(Number(id));
  return {
    server: shop.server,
    clock,
    connector,
    skew: (ms) => {
      skew = ms;
    },
    place: ({ status, lines, name, street, currency, country, note }) => {
      const order = shop.place(lines, STATES[status]);
      order.default_currency_code = currency;
      order.customer_message = note;
      Object.assign(order.consignments.shipping[0], {
        first_name: name,
        last_name: '',
        street_1: street,
        country_iso2: country,
        country: '',
      });
      return String(order.id);
    },
    change: (id) => {
      const order = orderOf(id);
      order.billing_address.phone = `${order.billing_address.phone}1`;
      shop.touch(order);
    },
    parcels: (id) =>
      (shop.shipments.get(Number(id)) ?? []).map(({ tracking_number, items }: Json) => ({
        tracking: tracking_number,
        units: items.reduce((sum: number, one: Json) => sum + one.quantity, 0),
      })),
    isCancelled: (id) => orderOf(id).status_id === 5,
    list: (sku, quantity) => {
      lastProduct += 1;
      const [product, variant] = [lastProduct, lastProduct * 10];
      shop.stock.push({ sku, product, variant, tracked: 'variant', quantity });
      return `${product}/${variant}`;
    },
    quantityOf: (listing) =>
      shop.stock.find(({ product }) => String(product) === listing.split('/')[0])?.quantity ?? 0,
    throttle: (hinted) => {
      if (hinted) shop.quota.exhaust();
      else shop.server.fail([{ kind: 'instead', reply: { status: 429, body: {} } }]);
    },
    revoke: () => {
      shop.keys.token = 'another';
    },
    expire: () => false,
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}
