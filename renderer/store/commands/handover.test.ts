/** A carrier comes: its list is closed and kept, and what is packed after it waits for the next time. */
import { expect, test } from 'vitest';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { PackSession } from '../pack-session.ts';
import { openTestStore } from '../test-store.ts';
import { closedLists, closeList, waitingParcels } from './handover.ts';
import { importOrders } from './import-orders.ts';

test('a list is closed, kept as it was, and the next begins', async () => {
  const { store, wait } = await openTestStore();
  const numbers = ['1001', '1002', '1003'];
  await importOrders(
    store,
    numbers.map((number) =>
      readingOf({ externalId: number, number, lines: [lineOf('L1', 'MUG', 1)] }),
    ),
    { importId: '' },
  );
  const session = new PackSession(store);
  const ship = async (number: string, carrier: string) => {
    for (const code of [number, 'MUG']) await session.scan(code);
    session.setCarriage({ carrier, tracking: `T${number}` });
    await session.ship();
    wait(60_000);
  };
  const waiting = async () =>
    (await waitingParcels(store)).map(({ carrier, shipments }) => [
      carrier,
      shipments.map(({ tracking }) => tracking.value),
    ]);
  await ship('1001', 'DPD');
  await ship('1002', 'UPS');
  expect(await waiting()).toEqual([
    ['DPD', ['T1001']],
    ['UPS', ['T1002']],
  ]);
  const closed = await closeList(store, 'dpd');
  expect(closed).toMatchObject({
    ok: true,
    value: { carrier: 'DPD', parcels: [{ order: 'shop:1001', tracking: 'T1001' }] },
  });
  expect(await closeList(store, 'DPD')).toEqual({ ok: true, value: null });
  wait(60_000);
  await ship('1003', 'DPD');
  expect(await waiting()).toEqual([
    ['UPS', ['T1002']],
    ['DPD', ['T1003']],
  ]);
  const lists = await closedLists(store);
  expect(lists.map(({ carrier, parcels }) => [carrier, parcels.length])).toEqual([['DPD', 1]]);
  wait(20 * 86_400_000);
  expect(await waiting()).toEqual([]);
});
