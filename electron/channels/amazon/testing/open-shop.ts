/** A stub Amazon with a connector to it through the real transport, on a clock of its own. */

import type { Connector } from '../../connector.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { type QuickClock, quickClock } from '../../transport/testing/quick-clock.ts';
import { AMAZON_LIMITS, type AmazonAccount } from '../account.ts';
import { createAmazon } from '../amazon.ts';
import { CLIENT, openStubAmazon, type StubAmazon } from './stub-amazon.ts';
import type { StubOrder } from './stub-orders.ts';

export interface OpenShop extends AsyncDisposable {
  readonly amazon: StubAmazon;
  readonly connector: Connector;
  readonly clock: QuickClock;
  /** The shop's clock. */
  readonly now: () => number;
  skew(ms: number): void;
  /** The refresh token that the account keeps. */
  readonly kept: { token: string };
  /** Placed and changed now. */
  place(changes?: Partial<StubOrder>): StubOrder;
  changed(order: StubOrder): void;
}

export const MARKETPLACE = 'A1F83G8C2ARO7P';

export async function openShop(changes: Partial<AmazonAccount> = {}): Promise<OpenShop> {
  const clock = quickClock();
  let skewMs = 0;
  let placed = 0;
  const now = () => clock.now() + skewMs;
  const amazon = await openStubAmazon(now);
  const kept = { token: amazon.login.refreshToken };
  const { url } = amazon.server;
  const transport = createTransport({
    account: 'amazon',
    limits: AMAZON_LIMITS,
    log: () => {},
    clock,
    chance: () => 0.5,
  });
  return {
    amazon,
    clock,
    now,
    kept,
    skew: (ms) => {
      skewMs = ms;
    },
    connector: createAmazon({
      url,
      tokenUrl: `${url}/auth/o2/token`,
      ...CLIENT,
      tokens: {
        load: async () => kept.token,
        save: async (token) => {
          kept.token = token;
        },
      },
      sellerId: 'A2SELLER',
      marketplaceIds: [MARKETPLACE],
      transport,
      now: clock.now,
      ...changes,
    }),
    place: (given = {}) => {
      placed += 1;
      const order = { ...plainOrder(placed, new Date(now()).toISOString()), ...given };
      amazon.orders.set(order.orderId, order);
      return order;
    },
    changed: (order) => {
      order.lastUpdatedTime = new Date(now()).toISOString();
    },
    [Symbol.asyncDispose]: () => amazon[Symbol.asyncDispose](),
  };
}

/** Two mugs and a plate, paid for, to be sent by the seller. */
function plainOrder(place: number, at: string): StubOrder {
  return {
    orderId: `202-0000001-${String(place).padStart(7, '0')}`,
    createdTime: at,
    lastUpdatedTime: at,
    salesChannel: { channelName: 'AMAZON', marketplaceId: MARKETPLACE },
    buyer: { buyerName: 'Ann Lee', buyerEmail: 'a@marketplace.amazon.co.uk' },
    recipient: {
      deliveryAddress: {
        name: 'Ann Lee',
        addressLine1: '1 High Street',
        city: 'Leeds',
        postalCode: 'LS1 1AA',
        countryCode: 'GB',
        phone: '0113 496 0000',
      },
    },
    proceeds: { grandTotal: gbp('27.00') },
    fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
    orderItems: [plainItem('1', 'MUG', 2, '9.50'), plainItem('2', 'PLATE', 1, '8.00')],
    packages: [],
  };
}

export function plainItem(id: string, sku: string, units: number, price: string) {
  return {
    orderItemId: id,
    quantityOrdered: units,
    product: { asin: 'B0', title: sku, sellerSku: sku, price: { unitPrice: gbp(price) } },
    fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: units },
  };
}

function gbp(amount: string) {
  return { amount, currencyCode: 'GBP' };
}
