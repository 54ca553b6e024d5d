/** What the sample shop promises: fresh at any moment, every kind of order in it, stock that adds up, codes that scan. */
import { describe, expect, test } from 'vitest';
import file from '../../resources/sample-shop/sample-shop.json';
import { allocate } from '../inventory/allocation.ts';
import { foldLedger, onHand } from '../inventory/ledger.ts';
import { entriesOf } from '../orders/log.ts';
import { labelOf, type StatusLabel, statusOf } from '../orders/status.ts';
import { lineSku, packUnits, type ScannedSku } from '../packing/pack-unit.ts';
import { defaultCriteria } from '../priority/criteria.ts';
import { movementRecord } from '../records/movement.ts';
import { type OrderRecord, orderRecord } from '../records/order.ts';
import { factsOf, orderFacts } from '../records/order-facts.ts';
import { shipmentRecord } from '../records/shipment.ts';
import { skuRecord } from '../records/sku.ts';
import { rollupOf } from '../reports/day-rollup.ts';
import { reportOf } from '../reports/report.ts';
import { buildCodeIndex, resolve } from '../scanning/codes.ts';
import { did, timeAt } from '../testing/orders.ts';
import { sampleData } from './sample-data.ts';
import { sampleRecords } from './sample-records.ts';
import { sampleShop } from './sample-shop.ts';

const NOW = Date.parse('2026-11-23T11:05:00.000Z');
const DAY = 86_400_000;
const data = sampleData.parse(file);
const shop = sampleShop(data, NOW);
const records = sampleRecords(shop, {
  by: { station: 'bench-1', user: 'Ada' },
  criteria: defaultCriteria,
  localTime: (iso, time) => `${iso.slice(0, 10)}T${time}:00.000Z`,
});
const readings = shop.orders.map((order) => order.reading);
/** The code that two SKUs share. */
const SHARED = '2200000001375';

describe('the shop at a moment', () => {
  test('is the same whenever it is made, only later', () => {
    const later = sampleShop(data, NOW + 3 * DAY);
    const shifted = JSON.stringify(shop).replace(/"(\d{4}-\d\d-\d\dT[^"]*Z)"/g, (_, iso: string) =>
      JSON.stringify(new Date(Date.parse(iso) + 3 * DAY).toISOString()),
    );
    expect(later).toEqual(JSON.parse(shifted));
  });

  test('has nothing from the future but promises', () => {
    const past = shop.orders.flatMap(({ reading, work }) => [
      shop.countedAt,
      reading.placedAt,
      ...work.map((one) => one.at),
    ]);
    expect(past.filter((iso) => Date.parse(iso) > NOW)).toEqual([]);
    for (const { reading, work } of shop.orders) {
      const times = [shop.countedAt, reading.placedAt, ...work.map((one) => one.at)];
      expect(times).toEqual([...times].sort());
    }
  });

  test('every reading and every record is valid', () => {
    for (const reading of readings) orderFacts.parse(factsOf(reading, 'stamp'));
    for (const order of records.orders) orderRecord.parse(order);
    for (const shipment of records.shipments) shipmentRecord.parse(shipment);
    for (const sku of records.skus) skuRecord.parse(sku);
    for (const movement of records.movements) movementRecord.parse(movement);
    expect(records.skus.length).toBe(shop.skus.length);
  });

  test('ids are unique, and no order number is also a code of a SKU', () => {
    const lists = [records.orders, records.shipments, records.skus, records.movements];
    for (const list of lists) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    const numbers = readings.map((reading) => reading.number.replace('#', ''));
    expect(new Set(numbers).size).toBe(numbers.length);
    const codes = shop.skus.flatMap(({ sku, fields }) => [
      sku,
      ...fields.barcodes.map((b) => b.code),
    ]);
    expect(numbers.filter((number) => codes.includes(number))).toEqual([]);
  });

  test('can be told from a real shop: ids, e-mails and tracking say so', () => {
    expect(shop.name).toBe('Sample shop');
    for (const { reading, work } of shop.orders) {
      expect(reading.externalId).toMatch(/^sample-/);
      expect(reading.buyer.email).toMatch(/@example\.com$/);
      for (const one of work) if (one.kind === 'ship') expect(one.tracking).toMatch(/^SAMPLE/);
    }
  });
});

describe('its SKUs', () => {
  test('scan: barcodes are valid, unique and in the range of a shop', () => {
    const codes = shop.skus.flatMap(({ fields }) => fields.barcodes.map(({ code }) => code));
    for (const code of codes) {
      expect(code).toMatch(/^2\d{12}$/);
      const sum = [...code].reduce((all, digit, n) => all + Number(digit) * (n % 2 ? 3 : 1), 0);
      expect(sum % 10).toBe(0);
    }
    // One code is shared, so that somebody who tries the app out meets that.
    const shared = codes.filter((code, n) => codes.indexOf(code) !== n);
    expect(shared).toEqual([SHARED]);
    expect(shop.skus.every(({ fields }) => fields.barcodes[0]?.units === 1)).toBe(true);
    const cases = shop.skus.filter(({ fields }) => fields.barcodes.some(({ units }) => units > 1));
    expect(cases.length).toBeGreaterThan(15);
  });

  test('have a bin of their own, a size, a weight and a clean title', () => {
    const bins = shop.skus.map(({ fields }) => fields.bin);
    expect(new Set(bins).size).toBe(bins.length);
    for (const { fields } of shop.skus) {
      expect(fields.bin).toMatch(/^[A-Z]\d-\d\d$/);
      expect(fields.title).toMatch(/^[A-Z0-9](?!.*[A-Z]{4})(?!.*\s\s).*\S$/);
      expect(Math.min(fields.weight, fields.length, fields.width, fields.height)).toBeGreaterThan(
        0,
      );
    }
  });
});

describe('its orders', () => {
  test('stand where the file says: every kind is there', () => {
    const labels = new Map<StatusLabel, number>();
    for (const order of records.orders) {
      const label = labelOf(order);
      labels.set(label, (labels.get(label) ?? 0) + 1);
    }
    expect(Object.fromEntries(labels)).toEqual({
      shipped: 360,
      ready: 159,
      'awaiting-payment': 22,
      'on-hold': 18,
      cancelled: 14,
      marketplace: 7,
      packed: 6,
      picking: 6,
      packing: 4,
      'partly-shipped': 4,
    });
  });

  test('of each interesting kind some are open', () => {
    const open = records.orders.filter((order) => order.queue < 'x').map((order) => order.facts);
    const counts = {
      prime: open.filter((facts) => facts.programmes.includes('prime')).length,
      vip: open.filter((facts) => facts.programmes.includes('vip')).length,
      express: open.filter((facts) => /express|next day|priority/i.test(facts.service)).length,
      gift: open.filter((facts) => facts.giftMessage !== '').length,
      note: open.filter((facts) => facts.note !== '').length,
      oneLine: open.filter((facts) => facts.lines.length === 1).length,
      big: open.filter((facts) => facts.lines.length >= 10).length,
    };
    expect(Object.entries(counts).filter(([, count]) => count < 8)).toEqual([]);
    expect(counts.oneLine).toBeGreaterThan(60);
    expect(new Set(open.map((facts) => facts.channel)).size).toBe(5);
    expect(new Set(open.map((facts) => facts.currency))).toEqual(new Set(['GBP', 'EUR', 'USD']));
  });

  test('can be packed by hand', () => {
    const units = readings.map(({ lines }) => lines.reduce((sum, line) => sum + line.units, 0));
    expect(Math.max(...units)).toBeLessThan(60);
    expect(units.filter((count) => count <= 30).length).toBeGreaterThan(560);
    const ordered = readings.flatMap(({ lines }) => lines.map((line) => line.units));
    // But for the one order that is there to have a case scanned for it.
    expect(ordered.filter((count) => count > 5)).toEqual([8]);
    expect(units.toSorted((a, b) => a - b)[300]).toBeLessThan(8);
  });

  test('what was shipped is all of the order, but for those shipped in part', () => {
    for (const order of records.orders) {
      if (entriesOf(order.log, 'shipped').length === 0) continue;
      const status = statusOf(order);
      const left = status.lines.reduce((sum, line) => sum + line.units - line.shipped, 0);
      expect(left === 0).toBe(status.fulfilment === 'shipped');
    }
  });
});

describe('at the head of the queue', () => {
  const ready = records.orders
    .filter((order) => order.queue === 'a_ready')
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const index = buildCodeIndex(records.skus);
  const scanned = (code: string): ScannedSku => {
    const found = resolve(code, index, () => []);
    if (found.kind !== 'sku') throw new Error(`${code} is ${found.kind}`);
    return { skuId: found.sku, sku: found.sku, units: found.units, code };
  };

  test('an order has units enough for a case, one of two and no more', () => {
    const order = ready[1];
    const line = order?.facts.lines.find(({ units }) => units === 8);
    const sku = records.skus.find(({ id }) => id === line?.sku.toLowerCase());
    const [unit, boxed] = sku?.barcodes ?? [];
    if (!order || !unit || !boxed) throw new Error('no such order');
    const scan = (to: OrderRecord, code: string) => {
      const { verdict, entry } = packUnits(to, scanned(code), 'bench-1', timeAt(0));
      return { verdict: verdict.kind, order: entry ? did(to, entry, 1) : to };
    };
    const once = scan(order, boxed.code);
    const twice = scan(once.order, boxed.code);
    const seventh = scan(twice.order, unit.code);
    const eighth = scan(seventh.order, unit.code);
    expect([boxed.units, once.verdict, twice.verdict, seventh.verdict, eighth.verdict]).toEqual([
      6,
      'counted',
      'too-many',
      'counted',
      'line-complete',
    ]);
  });

  test('an order has two goods with one code between them', () => {
    const found = resolve(SHARED, index, () => []);
    const skus = found.kind === 'ambiguous' ? found.candidates : [];
    const first = ready[0]?.facts.lines.slice(0, 2).map((line) => line.sku) ?? [];
    expect(skus.map((one) => (one.kind === 'sku' ? one.sku : '')).sort()).toEqual(first.sort());
  });
});

describe('its stock', () => {
  const movements = new Map(
    records.skus.map(({ id }) => [id, records.movements.filter((one) => one.skuId === id)]),
  );

  test('adds up: the opening count less what left is what is there, never less than nothing', () => {
    const left = new Map<string, number>();
    for (const order of records.orders) {
      const skus = new Map(order.facts.lines.map((line) => [line.id, lineSku(line)]));
      for (const line of statusOf(order).lines) {
        const sku = skus.get(line.line) ?? '';
        left.set(sku, (left.get(sku) ?? 0) + line.shipped);
      }
    }
    for (const { sku, units } of shop.counts) {
      const id = sku.toLowerCase();
      const stock = onHand(foldLedger(movements.get(id) ?? []));
      expect({ id, stock }).toEqual({ id, stock: units - (left.get(id) ?? 0) });
      expect(stock).toBeGreaterThanOrEqual(0);
    }
  });

  test('a few SKUs are oversold, so that some orders wait for stock', () => {
    const open = records.orders.filter(
      (order) => order.queue < 'x' && order.facts.fulfilledBy === 'us',
    );
    const demands = open.map((order) => {
      const { lines } = statusOf(order);
      return {
        id: order.id,
        rank: order.rank,
        waiting: order.queue === 'b_blocked',
        lines: order.facts.lines.map((line, n) => ({
          skuId: lineSku(line),
          sku: line.sku,
          units: line.units - (lines[n]?.shipped ?? 0),
        })),
      };
    });
    const { shortages } = allocate(demands, (id) => onHand(foldLedger(movements.get(id) ?? [])));
    const skus = new Set([...shortages.values()].flat().map((short) => short.sku));
    expect(skus.size).toBe(12);
    expect(shortages.size).toBeGreaterThan(12);
    expect(shortages.size).toBeLessThan(60);
  });
});

test('its reports have something to say: two months of sales, most of them on time', () => {
  const dayOf = (iso: string) => iso.slice(0, 10);
  const days = new Set(readings.map((reading) => dayOf(reading.placedAt)));
  const rollups = [...days].map((day) => rollupOf(day, records.orders, dayOf));
  const { headlines } = reportOf(rollups, { from: '2026-10-25', to: '2026-11-23' }, NOW);
  const values = Object.fromEntries(
    headlines.map((figure) => [`${figure.kind}${figure.currency}`, figure]),
  );
  expect(Object.keys(values)).toEqual([
    'orders',
    'revenueEUR',
    'revenueGBP',
    'revenueUSD',
    'on-time',
    'cycle-p50',
    'cycle-p90',
  ]);
  for (const figure of headlines) expect(figure.before).not.toBeNull();
  expect(values['on-time']?.value).toBeGreaterThan(0.75);
  expect(values['on-time']?.value).toBeLessThan(0.97);
});
