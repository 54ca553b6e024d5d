/** Boxes and weights at a bench: what is suggested, taken, asked about and written of the parcel. */
import { expect, test } from 'vitest';
import type { BoxSettings } from '../../../shared/packing/boxes/box-type.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { importOrders } from '../commands/import-orders.ts';
import { shipmentsOf } from '../commands/ship.ts';
import { saveSkus } from '../commands/stock.ts';
import { PackSession } from '../pack-session.ts';
import { changeSettings } from '../settings.ts';
import { openTestStore } from '../test-store.ts';
import { boxFor } from './bench-box.ts';

const box = (id: string, side: number) => ({
  ...{ id, name: id, length: side, width: side, height: side, tare: 100, most: 0 },
  code: `PB.BOX${id}`,
});
const BOXES: BoxSettings = {
  types: [box('S', 100), box('L', 300)],
  check: 'typed',
  percent: 5,
  grams: 30,
};

async function bench(boxes: Partial<BoxSettings> = {}) {
  const { store } = await openTestStore();
  const fields = { weight: 400, length: 90, width: 90, height: 90 };
  await saveSkus(store, [{ sku: 'MUG', fields }]);
  await changeSettings(store.settings, store.clock, 'boxes', { ...BOXES, ...boxes });
  const lines = [lineOf('L1', 'MUG', 3)];
  await importOrders(store, [readingOf({ externalId: '1001', number: '1001', lines })], {
    importId: '',
  });
  const session = new PackSession(store);
  const scan = async (...codes: string[]) => {
    const kinds: string[] = [];
    for (const code of codes) kinds.push((await session.scan(code)).kind);
    return kinds;
  };
  const suggested = async () => {
    const order = await store.orders.get('shop:1001');
    const found = order && boxFor(store, order);
    return found?.kind === 'fits' ? found.box.name : found?.kind;
  };
  const written = async () =>
    (await shipmentsOf(store, 'shop:1001')).map(({ confirmed: { box, grams, expectedGrams } }) => ({
      ...{ box, grams, expectedGrams },
    }));
  return { session, scan, suggested, written };
}

test('the box for what is left is suggested, another is taken by its code, and both parcels know theirs', async () => {
  const { scan, suggested, written } = await bench();
  expect(await suggested()).toBe('L');
  expect(await scan('PB.BOXL', '1001', 'pb-boxl', 'MUG', 'MUG', 'PB.BOX')).toEqual([
    'no-order',
    'opened',
    'box',
    'counted',
    'counted',
    'parcel-shipped',
  ]);
  expect(await suggested()).toBe('S');
  expect(await scan('PB.BOXS', 'MUG', 'PB.SHIP')).toEqual(['box', 'order-complete', 'shipped']);
  expect((await written()).map(({ box }) => box)).toEqual(['L', 'S']);
});

test('a weight that is off is asked about once, and kept with what it should have been', async () => {
  const { session, scan, written } = await bench();
  await scan('1001', 'PB.BOXL', 'MUG', 'MUG', 'MUG');
  session.setMeasures({ grams: 900 });
  expect(await session.ship()).toEqual({
    kind: 'weight-off',
    fault: 'light',
    expected: 1300,
    measured: 900,
  });
  expect(await written()).toEqual([]);
  expect((await session.ship()).kind).toBe('shipped');
  expect(await written()).toEqual([{ box: 'L', grams: 900, expectedGrams: 1300 }]);
});

test('another weight is asked about anew, and one that is near enough is not', async () => {
  const { session, scan, written } = await bench();
  await scan('1001', 'PB.BOXL', 'MUG', 'MUG', 'MUG');
  for (const [grams, told] of [
    [900, 'weight-off'],
    [1500, 'weight-off'],
    [1320, 'shipped'],
  ] as const) {
    session.setMeasures({ grams });
    expect((await session.ship()).kind).toBe(told);
  }
  expect(await written()).toEqual([{ box: 'L', grams: 1320, expectedGrams: 1300 }]);
});

test('no parcel leaves unweighed where the shop wants that', async () => {
  const { session, scan, written } = await bench({ check: 'required' });
  expect(await scan('1001', 'MUG', 'PB.BOX', 'MUG', 'MUG', 'PB.SHIP')).toEqual([
    'opened',
    'counted',
    'not-weighed',
    'counted',
    'order-complete',
    'not-weighed',
  ]);
  session.setMeasures({ grams: 1210 });
  expect(await scan('PB.SHIP')).toEqual(['shipped']);
  expect(await written()).toEqual([{ box: undefined, grams: 1210, expectedGrams: 1200 }]);
});

test('without boxes and weights nothing is asked, suggested or written', async () => {
  const { scan, suggested, written } = await bench({ types: [], check: 'off' });
  expect(await suggested()).toBeUndefined();
  expect(await scan('1001', 'MUG', 'MUG', 'MUG', 'PB.BOXS', 'PB.SHIP')).toEqual([
    'opened',
    'counted',
    'counted',
    'order-complete',
    'unknown',
    'shipped',
  ]);
  expect(await written()).toEqual([{}]);
});
