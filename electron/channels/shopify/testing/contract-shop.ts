/** Shopify as the contract suite drives it. */
import type { ContractOrder, ContractShop } from '../../testing/contract-shop.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { quickClock } from '../../transport/testing/quick-clock.ts';
import { createShopify, SHOPIFY_LIMITS } from '../shopify.ts';
import { ADDRESS } from './state.ts';
import { openStubShopify } from './stub-shopify.ts';

/** A status that no version of the API has. */
const UNKNOWN = 'AWAITING_DRONE';

export async function openContractShop(): Promise<ContractShop> {
  const clock = quickClock();
  let skewMs = 0;
  let phones = 0;
  const stub = await openStubShopify({ now: () => clock.now() + skewMs });
  const transport = createTransport({
    account: 'shopify',
    limits: SHOPIFY_LIMITS,
    log: () => undefined,
    clock,
    chance: () => 0.5,
  });
  const { url, clientId, clientSecret } = stub;
  const connector = createShopify({
    ...{ url, keys: { kind: 'app', clientId, clientSecret }, locationId: null },
    ...{ notifyBuyer: true, transport, now: clock.now },
  });
  return {
    ...{ server: stub.server, clock, connector },
    skew: (ms) => {
      skewMs = ms;
    },
    place: (order) => {
      const { id, work } = stub.place(
        order.lines.map(({ sku, title, units }) => ({ sku, title, units })),
        fieldsOf(order),
      );
      const placed = stub.order(String(id));
      if (order.status === 'cancelled') {
        placed.cancelledAt = placed.createdAt;
        for (const one of work) one.status = 'CANCELLED';
      }
      return String(id);
    },
    change: (externalId) => {
      phones += 1;
      stub.change(externalId, (order) => {
        order.phone = `+44 113 496 ${String(phones).padStart(4, '0')}`;
      });
    },
    parcels: stub.parcels,
    isCancelled: stub.isCancelled,
    list: stub.list,
    quantityOf: stub.quantityOf,
    throttle: stub.throttle,
    revoke: stub.revoke,
    expire: () => {
      stub.expire();
      return true;
    },
    [Symbol.asyncDispose]: () => stub[Symbol.asyncDispose](),
  };
}

function fieldsOf({ status, name, street, currency, country, note }: ContractOrder) {
  return {
    currency,
    presentment: { currency, rate: 1 },
    address: { ...ADDRESS, name, address1: street, countryCodeV2: country, country },
    billing: { name, phone: null },
    note: note || null,
    ...(status === 'unpaid' && { financial: 'PENDING' }),
    ...(status === 'unknown' && { fulfilment: UNKNOWN }),
  };
}
