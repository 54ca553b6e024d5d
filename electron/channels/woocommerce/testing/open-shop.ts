/** A stub shop with a connector to it, as most tests begin. */
import type { Result } from '../../../../shared/result.ts';
import type { Connector } from '../../connector.ts';
import { createWooCommerce } from '../connector.ts';
import { plainTransport } from './plain-transport.ts';
import { openStubShop, type StubOptions } from './stub-shop.ts';

export interface Clock {
  ms: number;
}

/** Monday of the recordings, 18:00 in Tokyo. */
export const MONDAY = Date.parse('2026-11-23T09:00:00Z');

export async function openShop(options: StubOptions = {}) {
  const clock: Clock = { ms: MONDAY };
  const stub = await openStubShop({ now: () => clock.ms, ...options });
  const transport = plainTransport(() => clock.ms);
  let nonces = 0;
  const connect = (changes: Partial<Parameters<typeof createWooCommerce>[0]> = {}): Connector =>
    createWooCommerce({
      url: stub.url,
      ...stub.keys,
      transport,
      now: () => clock.ms,
      nonce: () => `nonce-${++nonces}`,
      ...changes,
    });
  return { stub, clock, transport, connect, connector: connect() };
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
