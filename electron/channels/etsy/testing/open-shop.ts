/** A stub Etsy with a connector to it, through the real transport, as most tests begin. */
import type { Result } from '../../../../shared/result.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { quickClock } from '../../transport/testing/quick-clock.ts';
import type { KeptText } from '../ask.ts';
import { createEtsy } from '../etsy.ts';
import { etsyLimits } from '../limits.ts';
import { openStubEtsy } from './stub-shop.ts';

/** Text that is kept as long as the test. */
export function keptText(text: string): KeptText & { readonly text: string } {
  let now = text;
  return {
    get text() {
      return now;
    },
    load: async () => now,
    save: async (next) => {
      now = next;
    },
  };
}

export async function openShop() {
  const clock = quickClock();
  const skew = { ms: 0 };
  const stub = await openStubEtsy(() => clock.now() + skew.ms);
  const tokens = keptText(stub.refreshToken);
  const hidden = keptText('');
  const transport = createTransport({
    account: 'etsy',
    limits: etsyLimits,
    log: () => undefined,
    clock,
    chance: () => 1,
  });
  const { url } = stub.server;
  const connect = (changes: Partial<Parameters<typeof createEtsy>[0]> = {}) =>
    createEtsy({ url, ...stub.keys, tokens, hidden, transport, now: clock.now, ...changes });
  return {
    stub,
    clock,
    skew,
    tokens,
    hidden,
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
