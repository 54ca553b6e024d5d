/** A stub shop with a connector to it, through the real transport, as most tests begin. */
import type { Result } from '../../../../shared/result.ts';
import type { Connector } from '../../connector.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { quickClock } from '../../transport/testing/quick-clock.ts';
import type { ShopifyAccount } from '../account.ts';
import { createShopify, SHOPIFY_LIMITS } from '../shopify.ts';
import { openStubShopify } from './stub-shopify.ts';

export async function openShop() {
  const clock = quickClock();
  const stub = await openStubShopify({ now: clock.now });
  const account = (): ShopifyAccount => ({
    url: stub.url,
    keys: { kind: 'app', clientId: stub.clientId, clientSecret: stub.clientSecret },
    locationId: null,
    notifyBuyer: true,
    now: clock.now,
    transport: createTransport({
      account: 'shopify',
      limits: SHOPIFY_LIMITS,
      log: () => undefined,
      clock,
      chance: () => 0.5,
    }),
  });
  const connect = (changes: Partial<ShopifyAccount> = {}): Connector =>
    createShopify({ ...account(), ...changes });
  return {
    ...{ stub, clock, connect, connector: connect() },
    [Symbol.asyncDispose]: () => stub[Symbol.asyncDispose](),
  };
}

/** What came of a call that has to go well. */
export async function told<T>(answer: Promise<Result<T, unknown>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Every order from a cursor to the end, in the order in which they came, and the cursor there. */
export async function pullAll(connector: Connector, from = '', limit = 100) {
  const ids: string[] = [];
  let cursor = from;
  for (let slices = 1; slices < 200; slices += 1) {
    const slice = await told(connector.pull({ cursor, since: null, limit }));
    ids.push(...slice.orders.map(({ reading }) => reading.externalId));
    cursor = slice.cursor;
    if (slice.left === 0) return { ids, cursor, slices };
  }
  throw new Error('no end after 200 slices');
}
