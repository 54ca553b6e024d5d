import { expect, test } from 'vitest';
import type { KeptOrder, PulledOrder } from '../../../shared/channels/port.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { err, ok } from '../../../shared/result.ts';
import { readingOf } from '../../../shared/testing/orders.ts';
import type { Host } from '../../host.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { rereadChannel } from './reread.ts';
import { takeInPulled } from './take-in.ts';
import { ofShop } from './test-channel.ts';

const channel = { id: 'shopify', setting: ofShop('shopify') };

function told(id: string, change: Partial<OrderReading> = {}): PulledOrder {
  const reading = readingOf({ externalId: id, number: `#${id}`, revision: 'r1', ...change });
  return { reading, review: [], cancelRequested: false, raw: '' };
}

/** Reads again from what `kept` has. */
function reread(store: Store, kept: readonly KeptOrder[], asked: string[] = []) {
  const answer = async ({ externalIds }: { externalIds: readonly string[] }) => {
    asked.push(...externalIds);
    return ok(kept.filter(({ order }) => externalIds.includes(order.reading.externalId)));
  };
  return rereadChannel({
    ...{ store, channel, progress: () => undefined, signal: new AbortController().signal },
    channels: { reread: answer as Host['channels']['reread'] },
  });
}

const serviceOf = async (store: Store, id: string) =>
  (await store.orders.get(`shopify:${id}`))?.facts.service;

test('what is read better now is taken over, of this channel alone, and once', async () => {
  const { store, wait } = await openTestStore();
  await takeInPulled(store, channel, [told('a'), told('b')]);
  await takeInPulled(store, { ...channel, id: 'another' }, [told('c')]);
  wait(1_000);
  const keptAt = store.clock.iso();
  const kept = ['a', 'b', 'c'].map((id) => ({
    order: told(id, id === 'a' ? { service: 'Express' } : {}),
    keptAt,
  }));
  const asked: string[] = [];
  expect(await reread(store, kept, asked)).toEqual(ok({ read: 2, changed: 1 }));
  expect(asked.toSorted()).toEqual(['a', 'b']);
  expect(await serviceOf(store, 'a')).toBe('Express');
  expect(await reread(store, kept)).toEqual(ok({ read: 2, changed: 0 }));
});

test('what another station read later is not replaced by what was kept here before', async () => {
  const { store, wait } = await openTestStore();
  const keptAt = store.clock.iso();
  wait(10 * 60_000);
  await takeInPulled(store, channel, [told('a', { service: 'Newer' })]);
  wait(1_000);
  const kept = [{ order: told('a', { service: 'Older' }), keptAt }];
  expect(await reread(store, kept)).toEqual(ok({ read: 0, changed: 0 }));
  expect(await serviceOf(store, 'a')).toBe('Newer');
});

test('a host that is gone is said', async () => {
  const { store } = await openTestStore();
  await takeInPulled(store, channel, [told('a')]);
  const gone = async () => err({ kind: 'host-gone' as const });
  const asked = rereadChannel({
    ...{ store, channel, progress: () => undefined, signal: new AbortController().signal },
    channels: { reread: gone as Host['channels']['reread'] },
  });
  expect(await asked).toEqual(err({ kind: 'host-gone' }));
});
