/** Medusa's stub shop, as the contract suite drives it. */
import type { ContractShop } from '../../testing/contract-shop.ts';
import { openShop } from './open-shop.ts';
import type { Json } from './recorded.ts';

const STATES = {
  open: { status: 'pending', payment_status: 'captured' },
  unpaid: { status: 'pending', payment_status: 'not_paid' },
  cancelled: { status: 'canceled', payment_status: 'canceled' },
  unknown: { status: 'under_inspection', payment_status: 'captured' },
};

export async function openContractShop(): Promise<ContractShop> {
  let skew = 0;
  const { shop, clock, connector } = await openShop(() => skew);
  const orderOf = (id: string): Json => shop.orders.get(id);
  return {
    server: shop.server,
    clock,
    connector,
    skew: (ms) => {
      skew = ms;
    },
    place: ({ status, lines, name, street, currency, country }) => {
      const order = shop.place(lines, STATES[status]);
      order.currency_code = currency.toLowerCase();
      Object.assign(order.shipping_address, {
        first_name: name,
        last_name: '',
        address_1: street,
        country_code: country.toLowerCase(),
      });
      return order.id;
    },
    change: (id) => {
      const order = orderOf(id);
      order.shipping_address.phone = `${order.shipping_address.phone}1`;
      shop.touch(order);
    },
    parcels: (id) =>
      orderOf(id)
        .fulfillments.filter((one: Json) => one.shipped_at && !one.canceled_at)
        .map(({ labels, items }: Json) => ({
          tracking: labels[0]?.tracking_number ?? '',
          units: items.reduce((sum: number, one: Json) => sum + one.quantity, 0),
        })),
    isCancelled: (id) => orderOf(id).status === 'canceled',
    list: (sku, quantity) => shop.stock(sku, quantity).id,
    quantityOf: (listing) => shop.level(listing).stocked_quantity,
    // Medusa has no limits of its own: a host in front of it has.
    throttle: (hinted) =>
      shop.server.fail([
        {
          kind: 'instead',
          reply: {
            status: 429,
            body: '<html>Too many requests</html>',
            ...(hinted && { headers: { 'retry-after': '7' } }),
          },
        },
      ]),
    revoke: () => {
      shop.keys.key = 'sk_another';
    },
    expire: () => false,
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}
