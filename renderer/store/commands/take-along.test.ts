/** Taking orders along on a real store: what somebody else had first is left to them. */
import { expect, test } from 'vitest';
import { claimEntry, holderOf, leasesOf } from '../../../shared/orders/claims.ts';
import { mergeOrders } from '../../../shared/orders/merge.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import type { ReplicationState } from '../../../shared/replication/state.ts';
import { readingOf } from '../../../shared/testing/orders.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { heldHere, mostUrgent, takeAlong } from './take-along.ts';

const IDS = ['shop:1', 'shop:2', 'shop:3'];
const LIVE: ReplicationState = { kind: 'live' };
const OFFLINE: ReplicationState = {
  kind: 'offline',
  since: '2026-11-23T09:00:00.000Z',
  fault: { kind: 'silent' },
};

async function shop(state: ReplicationState): Promise<Store> {
  const { store } = await openTestStore();
  store.replication.view.setState({ state });
  const readings = ['1', '2', '3'].map((id) =>
    readingOf({ externalId: id, number: id, placedAt: `2026-11-22T1${id}:00:00.000Z` }),
  );
  await importOrders(store, readings, { importId: '' });
  return store;
}

/** Bo's claim, begun before the working day, arrives. */
async function arrives(store: Store, id: string): Promise<void> {
  const at = '2026-11-23T08:00:00.000Z|0000|bench-2';
  const claim = claimEntry([], { station: 'bench-2', at, until: '2026-11-23T20:00:00.000Z' });
  const by = { station: 'bench-2', user: 'Bo' };
  await store.orders.change(id, (ours) =>
    ours ? mergeOrders(ours, recordEntry(ours, claim, by, at)) : null,
  );
}

test('the most urgent free ones are taken; those of others, known or heard of on the way, are not', async () => {
  const store = await shop(LIVE);
  await arrives(store, 'shop:1');
  expect(mostUrgent(store, 5)).toEqual(['shop:2', 'shop:3']);
  store.replication.exchanged = async (_, id) => {
    if (id === 'shop:2') await arrives(store, id);
    return true;
  };
  const heard: number[] = [];
  expect(await takeAlong(store, IDS, (done) => heard.push(done))).toEqual({
    done: ['shop:3'],
    refused: [],
    elsewhere: ['shop:1', 'shop:2'],
    unheard: [],
  });
  expect(heard).toEqual([3]);
  expect(heldHere(store).map((row) => row.id)).toEqual(['shop:3']);
  const lost = leasesOf((await store.orders.get('shop:2'))?.log ?? []);
  expect(lost.map((lease) => lease.station)).toEqual(['bench-2']);
});

test('what the others have not heard of is said', async () => {
  const store = await shop(LIVE);
  store.replication.exchanged = async (_, id) => id !== 'shop:2';
  expect(await takeAlong(store, IDS)).toMatchObject({ done: IDS, unheard: ['shop:2'] });
});

test('without the network nobody hears of it, and it is held for the hours that the shop says', async () => {
  const store = await shop(OFFLINE);
  expect(await takeAlong(store, ['shop:1'])).toMatchObject({ unheard: ['shop:1'] });
  const held = (await store.orders.get('shop:1'))?.log ?? [];
  expect(holderOf(leasesOf(held), store.clock.iso())?.until).toBe('2026-11-23T21:00:00.000Z');
});
