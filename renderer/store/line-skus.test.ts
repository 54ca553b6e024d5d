/** Lines of channels' orders that the catalogue does not know hold their orders until somebody says once what they are. */

import { expect, test, vi } from 'vitest';
import type { OrderReading } from '../../shared/records/order-facts.ts';
import { lineOf, readingOf } from '../../shared/testing/orders.ts';
import { takeInPulled } from './channels/take-in.ts';
import { ofShop } from './channels/test-channel.ts';
import { importOrders } from './commands/import-orders.ts';
import {
  linkLine,
  makeAllSkus,
  makeSku,
  packByHand,
  takeAnswerBack,
  waitForUnknown,
} from './commands/line-links.ts';
import { moveStock, saveSkus } from './commands/stock.ts';
import { PackSession } from './pack-session.ts';
import type { Store } from './store.ts';
import { openTestStore } from './test-store.ts';

const CARRIAGE = { carrier: 'DPD', service: '', tracking: 'T1' };

async function tell(store: Store, ...changes: Partial<OrderReading>[]): Promise<void> {
  const orders = changes.map((change) => ({
    reading: readingOf({ revision: 'r1', number: `#${change.externalId}`, ...change }),
    ...{ review: [], cancelRequested: false, raw: '' },
  }));
  await takeInPulled(store, { id: 'etsy', setting: ofShop('shopify') }, orders);
}

async function catalogue(store: Store): Promise<void> {
  const barcodes = [{ code: '5012345678900', units: 1 }];
  await saveSkus(store, [{ sku: 'MUG', fields: { title: 'Mug', barcodes } }]);
}

/** Where orders are once the projections have heard of everything. */
async function queuesOf(store: Store, expected: readonly string[]): Promise<void> {
  await vi.waitFor(() => {
    const now = store.clock.iso();
    const queues = [...store.open.rows.values()].map(
      (row) => `${row.number} ${store.open.effectiveQueue(row, now)}`,
    );
    expect(queues.sort()).toEqual(expected);
  });
}

test('a line that nobody knows holds its order; one answer releases all orders, and later ones', async () => {
  const { store } = await openTestStore();
  await catalogue(store);
  const lines = [lineOf('L1', 'MUG', 1), lineOf('L2', 'ETSY-TEE', 2)];
  await tell(store, { externalId: '1', lines }, { externalId: '2', lines });
  await tell(store, { externalId: '3', lines: [lineOf('L1', 'mug', 1)] });
  await tell(store, { externalId: '4', lines: [lineOf('L1', '5012345678900', 1)] });
  await queuesOf(store, ['#1 b_blocked', '#2 b_blocked', '#3 a_ready', '#4 a_ready']);
  expect(store.open.unknown.articles).toEqual([
    {
      ...{ channel: 'etsy', own: 'etsy-tee', text: 'ETSY-TEE', title: 'A ETSY-TEE' },
      ...{ orders: 2, units: 4 },
    },
  ]);
  expect(store.open.unknownOf('etsy:1')).toEqual(['ETSY-TEE']);

  await saveSkus(store, [{ sku: 'TEE', fields: { title: 'Tee' } }]);
  const [article] = store.open.unknown.articles;
  if (article) await linkLine(store, article, 'tee');
  await tell(store, { externalId: '5', lines });
  await queuesOf(store, ['#1 a_ready', '#2 a_ready', '#3 a_ready', '#4 a_ready', '#5 a_ready']);
  expect(store.open.unknown.articles).toEqual([]);
  expect(store.open.demandFor('tee')).toBe(6);

  await takeAnswerBack(store, 'etsy-tee');
  await queuesOf(store, [
    ...['#1 b_blocked', '#2 b_blocked', '#3 a_ready', '#4 a_ready', '#5 b_blocked'],
  ]);
});

test('the bench refuses such an order, and packs it once somebody said what it is: that SKU’s stock goes', async () => {
  const { store } = await openTestStore();
  await catalogue(store);
  await moveStock(store, 'counted', [{ sku: 'MUG', bin: 'A-1', units: 5 }], '');
  await tell(store, { externalId: '1', lines: [lineOf('L1', 'ETSY-MUG', 2)] });
  const session = new PackSession(store);
  const stop = { kind: 'unknown-article', text: 'ETSY-MUG' };
  expect(await session.open('etsy:1')).toEqual(stop);
  expect(await session.scan('MUG')).toEqual(stop);
  expect(await session.packLine('L1')).toEqual(stop);

  await linkLine(store, { own: 'etsy-mug', text: 'ETSY-MUG', title: '' }, 'mug');
  for (const code of ['5012345678900', 'ETSY-MUG']) await session.scan(code);
  session.setCarriage(CARRIAGE);
  expect(await session.ship()).toMatchObject({ kind: 'shipped' });
  await store.stock.catchUp(() => Promise.resolve());
  expect(store.stock.onHand('mug')).toBe(3);
  // What channel and parcel say of the line stays as the channel has it.
  expect((await store.orders.get('etsy:1'))?.facts.lines[0]?.sku).toBe('ETSY-MUG');
});

test('a SKU made of a line is the line’s, whatever it is named; all can be made at once', async () => {
  const { store } = await openTestStore();
  await catalogue(store);
  await tell(store, { externalId: '1', lines: [{ ...lineOf('L1', '', 1), title: 'Blue Bowl' }] });
  await tell(store, { externalId: '2', lines: [lineOf('L1', 'A', 1), lineOf('L2', 'B', 1)] });
  await queuesOf(store, ['#1 b_blocked', '#2 b_blocked']);
  const bowl = store.open.unknown.articles.find(({ text }) => text === 'Blue Bowl');
  if (bowl) await makeSku(store, bowl, { sku: 'BOWL', title: 'Bowl', barcode: '4006381333931' });
  await queuesOf(store, ['#1 a_ready', '#2 b_blocked']);
  expect(store.catalogue.bySku('BOWL')).toMatchObject({
    title: 'Bowl',
    barcodes: [{ code: '4006381333931', units: 1 }],
  });
  await makeAllSkus(store, store.open.unknown.articles);
  await queuesOf(store, ['#1 a_ready', '#2 a_ready']);
});

test('a line that is none of ours is packed by hand', async () => {
  const { store } = await openTestStore();
  await catalogue(store);
  await tell(store, { externalId: '1', lines: [lineOf('L1', 'ENGRAVING', 1)] });
  await packByHand(store, { own: 'engraving', text: 'ENGRAVING', title: '' });
  await queuesOf(store, ['#1 a_ready']);
  const session = new PackSession(store);
  await session.open('etsy:1');
  expect(await session.packLine('L1')).toMatchObject({ kind: 'order-complete' });
});

test('orders from files wait for nobody, nor do channels’ where the shop wants it so', async () => {
  const { store } = await openTestStore();
  await catalogue(store);
  const lines = [lineOf('L1', 'STRANGE', 1)];
  await importOrders(store, [readingOf({ number: '#f', lines })], { importId: 'i1' });
  await tell(store, { externalId: '1', lines });
  await queuesOf(store, ['#1 b_blocked', '#f a_ready']);
  await waitForUnknown(store, 'pack');
  await queuesOf(store, ['#1 a_ready', '#f a_ready']);
  expect(await new PackSession(store).open('etsy:1')).toMatchObject({ kind: 'opened' });
});

test('a store that is opened again knows its answers, and nothing waits while its catalogue is read', async () => {
  const { store, reopen } = await openTestStore();
  await catalogue(store);
  const lines = [lineOf('L1', 'ETSY-MUG', 1)];
  await tell(store, { externalId: '1', lines }, { externalId: '2', lines: [lineOf('L1', 'X', 1)] });
  await linkLine(store, { own: 'etsy-mug', text: 'ETSY-MUG', title: '' }, 'mug');
  const again = (await reopen()).store;
  await queuesOf(again, ['#1 a_ready', '#2 b_blocked']);
});

test('where there is no catalogue nothing waits, and with its first SKU what it does not know does', async () => {
  const { store } = await openTestStore();
  await tell(store, { externalId: '1', lines: [lineOf('L1', 'TEE', 1)] });
  await queuesOf(store, ['#1 a_ready']);
  await catalogue(store);
  await queuesOf(store, ['#1 b_blocked']);
});
