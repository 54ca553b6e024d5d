/** Buyers' data: kept so long and no longer, handed out and erased on request, and open orders left alone. */
import { expect, test } from 'vitest';
import { isErased } from '../../../shared/orders/log.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { PackSession } from '../pack-session.ts';
import { startRetention } from '../retention.ts';
import { changeSettings } from '../settings.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { cancelOrders } from './orders.ts';
import { buyerData, eraseBuyer, eraseOld } from './retention.ts';

const DAY = 86_400_000;

async function shop() {
  const opened = await openTestStore();
  const { store } = opened;
  const readings = ['1001', '1002', '1003'].map((number, n) =>
    readingOf({
      ...{ externalId: number, number, lines: [lineOf('L1', 'MUG', 1)] },
      buyer: { name: 'Jo March', email: n === 2 ? 'amy@example.com' : 'Jo@Example.com', phone: '' },
    }),
  );
  await importOrders(store, readings, { importId: '' });
  const session = new PackSession(store);
  const ship = async (number: string) => {
    for (const code of [number, 'MUG', 'PB.SHIP']) await session.scan(code);
  };
  const erased = async () => {
    const orders = await Promise.all(
      ['1001', '1002', '1003'].map((number) => store.orders.get(`shop:${number}`)),
    );
    return orders.map((order) => order !== undefined && isErased(order));
  };
  return { ...opened, ship, erased };
}

test('what was done with longer ago than the shop keeps is erased, and nothing else', async () => {
  const { store, wait, ship, erased } = await shop();
  await ship('1001');
  wait(20 * DAY);
  await cancelOrders(store, ['shop:1002'], 'asked');
  wait(20 * DAY);
  expect(await eraseOld(store, 0)).toBe(0);
  expect(await eraseOld(store, 60)).toBe(0);
  expect(await eraseOld(store, 30)).toBe(1);
  expect(await erased()).toEqual([true, false, false]);
  wait(20 * DAY);
  expect(await eraseOld(store, 30)).toBe(1);
  // The third waits to be shipped: it needs its address.
  expect(await erased()).toEqual([true, true, false]);
  expect(await eraseOld(store, 30)).toBe(0);
});

test('a buyer is found by address, letter case aside, handed out whole, and erased with proof', async () => {
  const { store, ship, erased } = await shop();
  await ship('1001');
  const data = await buyerData(store, ' jo@example.COM');
  expect(data.orders.map(({ order, shipments }) => [order.facts.number, shipments.length])).toEqual(
    [
      ['1001', 1],
      ['1002', 0],
    ],
  );
  const proof = await eraseBuyer(store, 'jo@example.com');
  expect(proof).toMatchObject([
    { number: '1001', channel: 'shop', why: '' },
    { number: '1002', channel: 'shop', erasedAt: '', why: 'wrong-state' },
  ]);
  expect(proof[0]?.erasedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(JSON.stringify(proof)).not.toMatch(/jo@|March/i);
  expect(await erased()).toEqual([true, false, false]);
  expect((await buyerData(store, 'jo@example.com')).orders).toHaveLength(1);
  expect((await buyerData(store, '')).orders).toEqual([]);
});

test('it runs by itself, as the settings say, until the page ends', async () => {
  const { store, wait, ship, erased } = await shop();
  await ship('1001');
  wait(40 * DAY);
  const asked: { run: () => void; ms: number }[] = [];
  const stop = startRetention(store, (run, ms) => {
    asked.push({ run, ms });
    return () => undefined;
  });
  asked[0]?.run();
  await expect.poll(() => asked.length).toBe(2);
  expect(await erased()).toEqual([false, false, false]);
  await changeSettings(store.settings, store.clock, 'privacy', { keepDays: 30 });
  asked[1]?.run();
  await expect.poll(() => asked.length).toBe(3);
  expect(await erased()).toEqual([true, false, false]);
  stop();
});
