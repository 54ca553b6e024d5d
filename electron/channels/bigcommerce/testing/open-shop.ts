/** A stub shop with a connector to it through the real transport, as most tests begin. */
import type { ShipmentOut } from '../../../../shared/channels/port.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Connector } from '../../connector.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { type QuickClock, quickClock } from '../../transport/testing/quick-clock.ts';
import { createBigCommerce } from '../bigcommerce.ts';
import type { Json } from './examples.ts';
import { productsIn } from './stub-orders.ts';
import { openStubShop, type StubShop } from './stub-shop.ts';

export interface OpenShop extends AsyncDisposable {
  readonly shop: StubShop;
  readonly clock: QuickClock;
  readonly connector: Connector;
  connect(changes?: { readonly token?: string; readonly url?: string }): Connector;
}

/** @param skew ms that the shop's clock is ahead */
export async function openShop(skew: () => number = () => 0): Promise<OpenShop> {
  const clock = quickClock();
  const shop = await openStubShop(() => clock.now() + skew());
  const limits = Object.fromEntries(
    ['account', 'orders', 'shipments', 'stock', 'catalogue'].map((name) => [
      name,
      { burst: 150, perSecond: 5 },
    ]),
  );
  const connect: OpenShop['connect'] = (changes = {}) =>
    createBigCommerce({
      url: `${shop.url}/v3/`,
      token: shop.keys.token,
      location: 1,
      transport: createTransport({ account: 'bigcommerce', limits, log: () => undefined, clock }),
      ...changes,
    });
  return {
    shop,
    clock,
    connector: connect(),
    connect,
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}

/** What came of a call that has to go well. */
export async function told<T>(answer: Promise<Result<T, unknown>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Every order from a cursor to the end, in the order in which they came, and the cursor there. */
export async function pullAll(
  connector: Connector,
  from: { cursor?: string; limit?: number } = {},
) {
  const { limit = 100 } = from;
  let cursor = from.cursor ?? '';
  const ids: number[] = [];
  for (let slices = 0; slices < 100; slices += 1) {
    const slice = await told(connector.pull({ cursor, since: null, limit }));
    ids.push(...slice.orders.map(({ reading }) => Number(reading.externalId)));
    cursor = slice.cursor;
    if (slice.left === 0) return { ids, cursor };
  }
  throw new Error('no end after 100 slices');
}

/** Units of an order's first line, as a parcel. */
export function parcel(
  order: Json,
  changes: Partial<ShipmentOut> & { readonly units?: number } = {},
): ShipmentOut {
  const { units = 1, ...rest } = changes;
  return {
    key: 'key-1',
    externalId: String(order.id),
    lines: [{ line: String(productsIn(order)[0].id), units }],
    carrier: 'Royal Mail',
    tracking: 'RM111GB',
    shippedAt: '2026-11-23T12:00:00.000Z',
    ...rest,
  };
}
