/** A stub Walmart with a connector to it through the real transport, on a clock of its own. */
import { randomUUID } from 'node:crypto';
import type { Connector } from '../../connector.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { type QuickClock, quickClock } from '../../transport/testing/quick-clock.ts';
import { WALMART_LIMITS, type WalmartAccount } from '../account.ts';
import { createWalmart } from '../walmart.ts';
import { type Kept, quantity, type StubLine, type StubOrder } from './stub-orders.ts';
import { CLIENT_ID, openStubWalmart, SECRET, type StubWalmart } from './stub-walmart.ts';

export interface OpenShop extends AsyncDisposable {
  readonly walmart: StubWalmart;
  readonly connector: Connector;
  readonly clock: QuickClock;
  /** The shop's clock. */
  readonly now: () => number;
  skew(ms: number): void;
  /** Placed and changed now. */
  place(changes?: Partial<StubOrder>): Kept;
}

export async function openShop(changes: Partial<WalmartAccount> = {}): Promise<OpenShop> {
  const clock = quickClock();
  let skewMs = 0;
  let placed = 0;
  const now = () => clock.now() + skewMs;
  const walmart = await openStubWalmart(now);
  const transport = createTransport({
    account: 'walmart',
    limits: WALMART_LIMITS,
    log: () => {},
    clock,
    chance: () => 0.5,
  });
  return {
    walmart,
    clock,
    now,
    skew: (ms) => {
      skewMs = ms;
    },
    connector: createWalmart({
      url: walmart.server.url,
      clientId: CLIENT_ID,
      clientSecret: SECRET,
      transport,
      now: clock.now,
      uuid: randomUUID,
      ...changes,
    }),
    place: (given = {}) => {
      placed += 1;
      const order = { ...plainOrder(placed, now()), ...given };
      const kept = { order, modified: now(), released: true };
      walmart.kept.set(order.purchaseOrderId, kept);
      return kept;
    },
    [Symbol.asyncDispose]: () => walmart[Symbol.asyncDispose](),
  };
}

/** Two mugs on one line and a plate, not acknowledged yet. */
function plainOrder(place: number, at: number): StubOrder {
  return {
    purchaseOrderId: String(1_796_277_083_000 + place),
    customerOrderId: String(5_281_956_426_000 + place),
    customerEmailId: 'A1@relay.walmart.com',
    orderDate: at,
    shippingInfo: plainShipping(at),
    orderLines: {
      orderLine: [plainLine('1', 'MUG', 2, 19, at), plainLine('2', 'PLATE', 1, 8.5, at)],
    },
    shipNode: { type: 'SellerFulfilled' },
  };
}

export function plainShipping(at: number) {
  return {
    phone: '3155598681',
    estimatedDeliveryDate: at + 5 * 86_400_000,
    estimatedShipDate: at + 2 * 86_400_000,
    methodCode: 'Value',
    postalAddress: {
      name: 'Kathryn Cole',
      address1: '3258B Warners Rd',
      address2: 'Garage',
      city: 'Warners',
      state: 'NY',
      postalCode: '13164',
      country: 'USA',
    },
  };
}

/** `price` of all its units. */
export function plainLine(
  lineNumber: string,
  sku: string,
  units: number,
  price: number,
  at: number,
): StubLine {
  const chargeAmount = { currency: 'USD', amount: price };
  return {
    lineNumber,
    item: { productName: `A ${sku}`, sku },
    charges: { charge: [{ chargeType: 'PRODUCT', chargeName: 'ItemPrice', chargeAmount }] },
    orderLineQuantity: quantity(units),
    statusDate: at,
    orderLineStatuses: {
      orderLineStatus: [{ status: 'Created', statusQuantity: quantity(units) }],
    },
  };
}
