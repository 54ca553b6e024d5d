/** A stub shop with a connector to it through the real transport, as most tests begin. */
import type { ShipmentOut } from '../../../../shared/channels/port.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Connector } from '../../connector.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { type QuickClock, quickClock } from '../../transport/testing/quick-clock.ts';
import { createMedusa } from '../medusa.ts';
import { openStubShop, type StubShop } from './stub-shop.ts';

export interface OpenShop extends AsyncDisposable {
  readonly shop: StubShop;
  readonly clock: QuickClock;
  readonly connector: Connector;
  connect(changes?: { readonly key?: string; readonly location?: string }): Connector;
}

/** @param skew ms that the shop's clock is ahead */
export async function openShop(skew: () => number = () => 0): Promise<OpenShop> {
  const clock = quickClock();
  const shop = await openStubShop(() => clock.now() + skew());
  const connect: OpenShop['connect'] = (changes = {}) =>
    createMedusa({
      url: shop.server.url,
      key: shop.keys.key,
      location: '',
      transport: createTransport({ account: 'medusa', limits: {}, log: () => undefined, clock }),
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
  const ids: string[] = [];
  for (let slices = 0; slices < 100; slices += 1) {
    const slice = await told(connector.pull({ cursor, since: null, limit }));
    ids.push(...slice.orders.map(({ reading }) => reading.externalId));
    cursor = slice.cursor;
    if (slice.left === 0) return { ids, cursor };
  }
  throw new Error('no end after 100 slices');
}

/** The first units of an order's first line, as a parcel. */
export function parcel(
  order: { readonly id: string; readonly items: readonly { readonly id: string }[] },
  changes: Partial<ShipmentOut> & { readonly units?: number } = {},
): ShipmentOut {
  const { units = 1, ...rest } = changes;
  return {
    key: 'key-1',
    externalId: order.id,
    lines: [{ line: order.items[0]?.id ?? '', units }],
    carrier: 'Royal Mail',
    tracking: 'RM111GB',
    shippedAt: '2026-11-23T12:00:00.000Z',
    ...rest,
  };
}
