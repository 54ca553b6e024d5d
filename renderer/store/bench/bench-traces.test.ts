/** Units with serial numbers, lots and expiry dates at a bench, by GS1 codes as they are printed. */
import { expect, test } from 'vitest';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { importOrders } from '../commands/import-orders.ts';
import { shipmentsOf } from '../commands/ship.ts';
import { saveSkus } from '../commands/stock.ts';
import { PackSession } from '../pack-session.ts';
import { openTestStore } from '../test-store.ts';

const GS = '\u001d';
/** A DataMatrix: GTIN, expiry (YYMMDD), lot, serial number. */
const label = (serial: string, expiry = '301231', lot = 'L7') =>
  `]d20105012345678900${`17${expiry}`}10${lot}${GS}21${serial}`;

async function bench() {
  const { store } = await openTestStore();
  const barcodes = [{ code: '5012345678900', units: 1 }];
  await saveSkus(store, [{ sku: 'MUG', fields: { barcodes, serial: true, expiry: true } }]);
  const orders = ['1001', '1002'].map((number) =>
    readingOf({ externalId: number, number, lines: [lineOf('L1', 'MUG', 2)] }),
  );
  await importOrders(store, orders, { importId: '' });
  const session = new PackSession(store);
  const scan = async (...codes: string[]) => {
    const kinds: string[] = [];
    for (const code of codes) kinds.push((await session.scan(code)).kind);
    return kinds;
  };
  return { store, session, scan };
}

test('the plain barcode does not count, an expired unit does not, nor does one twice', async () => {
  const { store, session, scan } = await bench();
  expect(
    await scan('1001', '5012345678900', label('S1', '200131'), label('S1'), label('S1')),
  ).toEqual(['opened', 'trace-missing', 'expired', 'counted', 'serial-twice']);
  expect(await scan(label('S2'), 'PB.SHIP')).toEqual(['order-complete', 'shipped']);
  const [shipment] = await shipmentsOf(store, 'shop:1001');
  expect(shipment?.confirmed.contents[0]?.traces).toEqual([
    { units: 1, serial: 'S1', lot: 'L7', expiry: '2030-12-31' },
    { units: 1, serial: 'S2', lot: 'L7', expiry: '2030-12-31' },
  ]);
  expect(session.view.getState().verdict?.kind).toBe('shipped');
});

test('a unit that left with another order does not leave again, until that parcel is voided', async () => {
  const { store, session, scan } = await bench();
  await scan('1001', label('S1'), label('S2'), 'PB.SHIP');
  expect(await scan('1002', label('S1'))).toEqual(['opened', 'serial-elsewhere']);
  expect(session.view.getState().verdict).toEqual({
    kind: 'serial-elsewhere',
    serial: 'S1',
    number: '1001',
  });
  const [shipment] = await shipmentsOf(store, 'shop:1001');
  await session.voidShipment(shipment?.id ?? '', 'wrong box');
  expect(await scan(label('S1'), label('S3'), 'PB.SHIP')).toEqual([
    'counted',
    'order-complete',
    'shipped',
  ]);
  expect(await scan('1001', label('S1'), label('S2'))).toEqual([
    'opened',
    'serial-elsewhere',
    'counted',
  ]);
});
