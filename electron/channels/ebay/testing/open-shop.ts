/** A stub eBay with a connector to it, through the real transport, as most tests begin. */
import type { Result } from '../../../../shared/result.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { type QuickClock, quickClock } from '../../transport/testing/quick-clock.ts';
import { createEbay } from '../ebay.ts';
import { ebayLimits } from '../limits.ts';
import { openStubEbay, type StubEbayOptions } from './stub-shop.ts';

export async function openShop(
  options: Omit<StubEbayOptions, 'now'> = {},
  clock: QuickClock = quickClock(),
) {
  const skew = { ms: 0 };
  const stub = await openStubEbay({ now: () => clock.now() + skew.ms, ...options });
  const transport = createTransport({
    account: 'ebay',
    limits: ebayLimits,
    log: () => undefined,
    clock,
    chance: () => 1,
  });
  const { url } = stub.server;
  const kept = { signingKey: '' };
  const signingKey = {
    load: async () => kept.signingKey,
    save: async (key: string) => {
      kept.signingKey = key;
    },
  };
  const connect = (changes: Partial<Parameters<typeof createEbay>[0]> = {}) =>
    createEbay({ url, ...stub.keys, signingKey, transport, now: clock.now, ...changes });
  return {
    stub,
    clock,
    skew,
    kept,
    connect,
    connector: connect(),
    [Symbol.asyncDispose]: () => stub[Symbol.asyncDispose](),
  };
}

/** What came of a call that has to go well. */
export async function told<T>(answer: Promise<Result<T, unknown>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
