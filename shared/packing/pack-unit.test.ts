import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packedUnits } from '../orders/log.ts';
import { statusOf } from '../orders/status.ts';
import type { OrderRecord } from '../records/order.ts';
import {
  ANA,
  did,
  lineOf,
  orderFrom,
  orderOf,
  scanOf,
  shippedOf,
  timeAt,
} from '../testing/orders.ts';
import { packUnits, type ScannedSku, undoScan, unpack } from './pack-unit.ts';
import type { Verdict } from './verdict.ts';

/** The order after Ana scanned, and what she was told. */
function scan(
  order: OrderRecord,
  scanned: ScannedSku,
  minutes: number,
): { readonly order: OrderRecord; readonly verdict: Verdict } {
  const { verdict, entry } = packUnits(order, scanned, ANA.station, timeAt(minutes));
  return { verdict, order: entry ? did(order, entry, minutes) : order };
}

function undo(order: OrderRecord, minutes: number): ReturnType<typeof scan> {
  const { verdict, entry } = undoScan(order, ANA.station, timeAt(minutes));
  return { verdict, order: entry ? did(order, entry, minutes) : order };
}

/** What Ana is told when she scans these one after the other. */
function told(order: OrderRecord, ...scans: ScannedSku[]): Verdict[] {
  const verdicts: Verdict[] = [];
  let now = order;
  for (const [n, scanned] of scans.entries()) {
    const next = scan(now, scanned, 10 + n);
    verdicts.push(next.verdict);
    now = next.order;
  }
  return verdicts;
}

test('units fill their line, then the order', () => {
  expect(told(orderOf('MUG 0/2', 'TEE 0/1'), scanOf('MUG'), scanOf('MUG'), scanOf('TEE'))).toEqual([
    { kind: 'counted', line: 'L1', packed: 1, units: 2 },
    { kind: 'line-complete', line: 'L1', packed: 2, units: 2 },
    { kind: 'order-complete', line: 'L2' },
  ]);
});

test('a SKU that is split over lines fills them in order', () => {
  expect(told(orderOf('MUG 0/1', 'TEE 1/1', 'MUG 0/2'), scanOf('MUG'), scanOf('MUG'))).toEqual([
    { kind: 'line-complete', line: 'L1', packed: 1, units: 1 },
    { kind: 'counted', line: 'L3', packed: 1, units: 2 },
  ]);
});

test('a case pack may span lines, and counts whole or not at all', () => {
  const order = orderOf('MUG 1/2', 'TEE 0/1', 'MUG 0/4');
  expect(told(order, scanOf('MUG', 3), scanOf('MUG', 3), scanOf('MUG', 2))).toEqual([
    { kind: 'counted', line: 'L3', packed: 2, units: 4 },
    { kind: 'too-many', sku: 'MUG', over: 1 },
    { kind: 'line-complete', line: 'L3', packed: 4, units: 4 },
  ]);
});

test('a stranger, one too many, and a line that the buyer cancelled', () => {
  const order = orderOf('MUG 1/1', 'TEE 0/1', 'CAP 0/0');
  expect(told(order, scanOf('HAT'), scanOf('MUG'), scanOf('CAP'))).toEqual([
    { kind: 'not-on-order', sku: 'HAT', code: 'HAT-1' },
    { kind: 'too-many', sku: 'MUG', over: 1 },
    { kind: 'not-on-order', sku: 'CAP', code: 'CAP-1' },
  ]);
});

test('one too many stays one too many when the order is full', () => {
  expect(told(orderOf('MUG 1/1'), scanOf('MUG'))).toEqual([
    { kind: 'too-many', sku: 'MUG', over: 1 },
  ]);
});

test('a line without a SKU is scanned by its title', () => {
  const order = orderFrom({ lines: [{ ...lineOf('L1', '', 1), title: 'Blue mug' }] });
  expect(told(order, scanOf('blue MUG'))).toEqual([{ kind: 'order-complete', line: 'L1' }]);
});

const mug = orderOf('MUG 0/1');
const hold = { kind: 'hold', hold: 'fraud', reason: 'looks odd', until: null } as const;

test.each<[string, OrderRecord, Verdict]>([
  ['on hold', did(mug, hold, 1), { kind: 'on-hold', hold: 'fraud', reason: 'looks odd' }],
  [
    'packed and on hold',
    did(orderOf('MUG 1/1'), hold, 2),
    { kind: 'on-hold', hold: 'fraud', reason: 'looks odd' },
  ],
  ['unpaid', orderFrom({ payment: 'authorized' }), { kind: 'unpaid' }],
  ["a marketplace's own", orderFrom({ fulfilledBy: 'marketplace' }), { kind: 'marketplace' }],
  ['cancelled', orderFrom({ status: 'cancelled' }), { kind: 'cancelled' }],
  ['cancelled here', did(mug, { kind: 'cancelled', reason: '' }, 1), { kind: 'cancelled' }],
  ['withdrawn', did(mug, { kind: 'withdrawn', importId: 'i1' }, 1), { kind: 'withdrawn' }],
  ['shipped', did(mug, shippedOf(mug, 'p1', { L1: 1 }), 1), { kind: 'already-shipped' }],
])('an order that is %s takes no unit and says why', (_, order, verdict) => {
  expect(packUnits(order, scanOf('MUG'), ANA.station, timeAt(9))).toEqual({ verdict, entry: null });
});

test('a hold whose date has come stops nobody', () => {
  const dated = did(mug, { ...hold, until: timeAt(5) }, 1);
  expect(told(dated, scanOf('MUG'))).toEqual([{ kind: 'order-complete', line: 'L1' }]);
});

describe('undo', () => {
  test('takes back the last scan, a case pack whole, and then the one before', () => {
    const order = orderOf('MUG 0/1', 'TEE 0/1', 'MUG 0/2');
    const tee = scan(order, scanOf('TEE'), 1).order;
    const both = scan(tee, scanOf('MUG', 2), 2).order;
    const one = undo(both, 3);
    expect([one.verdict, packedUnits(one.order.log)]).toEqual([
      { kind: 'undone', line: 'L3', units: 2 },
      { L1: 0, L2: 1, L3: 0 },
    ]);
    const none = undo(one.order, 4);
    expect(none.verdict).toEqual({ kind: 'undone', line: 'L2', units: 1 });
    expect(undo(none.order, 5).verdict).toEqual({ kind: 'nothing-to-undo' });
  });

  test('tells two scans of one code in one millisecond apart, also when the clock is set back', () => {
    let order = orderOf('MUG 0/9');
    for (const minutes of [5, 2, 5, 5]) order = scan(order, scanOf('MUG'), minutes).order;
    expect(undo(order, 2).verdict).toEqual({ kind: 'undone', line: 'L1', units: 1 });
    expect(packedUnits(undo(order, 2).order.log)).toEqual({ L1: 3 });
  });

  test("leaves other stations' units alone", () => {
    const theirs = packUnits(orderOf('MUG 0/2'), scanOf('MUG'), 'bench-2', timeAt(1));
    expect(theirs.entry).not.toBeNull();
    if (!theirs.entry) return;
    const order = did(orderOf('MUG 0/2'), theirs.entry, 1, { station: 'bench-2', user: 'Bo' });
    expect(undo(order, 2).verdict).toEqual({ kind: 'nothing-to-undo' });
  });
});

describe('unpacking', () => {
  test('takes everything of this station out, other stations’ units stay, and all can be scanned anew', () => {
    const order = scan(
      scan(orderOf('MUG 0/3', 'TEE 0/1'), scanOf('MUG', 2), 1).order,
      scanOf('TEE'),
      2,
    );
    const theirs = packUnits(order.order, scanOf('MUG'), 'bench-2', timeAt(3));
    if (!theirs.entry) throw new Error('not counted');
    const both = did(order.order, theirs.entry, 3, { station: 'bench-2', user: 'Bo' });
    const out = unpack(both, ANA.station, timeAt(4));
    expect(out.verdict).toEqual({ kind: 'unpacked', units: 3 });
    const after = did(both, out.entry ?? theirs.entry, 4);
    expect(packedUnits(after.log)).toEqual({ L1: 1, L2: 0 });
    expect(undo(after, 5).verdict).toEqual({ kind: 'nothing-to-undo' });
    expect(unpack(after, ANA.station, timeAt(5)).verdict).toEqual({ kind: 'nothing-to-undo' });
    expect(told(after, scanOf('MUG', 2), scanOf('TEE')).at(-1)?.kind).toBe('order-complete');
  });
});

describe('the trail', () => {
  test('is cut at 40 rows while every unit stays counted', () => {
    let order = orderOf('MUG 0/100');
    for (let n = 0; n < 100; n++) order = scan(order, scanOf('MUG'), n).order;
    expect(statusOf(order)).toMatchObject({ fulfilment: 'packed', lines: [{ packed: 100 }] });
    for (let n = 0; n < 40; n++) order = undo(order, 100 + n).order;
    expect(undo(order, 200).verdict).toEqual({ kind: 'nothing-to-undo' });
    expect(packedUnits(order.log)).toEqual({ L1: 60 });
  });

  test('is cut between scans, never inside one', () => {
    const split = Array.from({ length: 30 }, () => 'MUG 0/2');
    let order = scan(orderOf(...split, 'TEE 0/60'), scanOf('MUG', 60), 1).order;
    for (let n = 0; n < 20; n++) order = scan(order, scanOf('TEE'), 2 + n).order;
    for (let n = 0; n < 20; n++) order = undo(order, 30 + n).order;
    expect(undo(order, 60).verdict).toEqual({ kind: 'nothing-to-undo' });
    expect(Object.values(packedUnits(order.log)).reduce((sum, units) => sum + units)).toBe(60);
  });

  test('keeps the last scan even when it alone is longer', () => {
    const split = Array.from({ length: 50 }, () => 'MUG 0/1');
    const full = scan(orderOf(...split), scanOf('MUG', 50), 1);
    expect(full.verdict).toEqual({ kind: 'order-complete', line: 'L50' });
    expect(undo(full.order, 2).verdict).toEqual({ kind: 'undone', line: 'L50', units: 50 });
  });
});

test('an order of 60 lines of 12 units stays small while every unit is scanned', () => {
  let order = orderOf(...Array.from({ length: 60 }, (_, n) => `SKU-${n} 0/12`));
  for (let n = 0; n < 720; n++) order = scan(order, scanOf(`SKU-${n % 60}`), n).order;
  expect(statusOf(order).fulfilment).toBe('packed');
  expect(JSON.stringify(order.log).length).toBeLessThan(4_500);
  expect(JSON.stringify(order).length).toBeLessThan(12_000);
});

describe('law P1: one station, any scans and undos', () => {
  const step = fc.record({
    what: fc.constantFrom('scan', 'scan', 'scan', 'undo'),
    sku: fc.constantFrom('MUG', 'TEE', 'CAP'),
    units: fc.constantFrom(1, 1, 1, 2, 3),
    // Wall clocks stand still and are set back.
    minutes: fc.integer({ min: 0, max: 9 }),
  });
  const lines = fc.array(
    fc.record({ sku: fc.constantFrom('MUG', 'TEE'), units: fc.integer({ min: 0, max: 4 }) }),
    { minLength: 1, maxLength: 5 },
  );

  test('verdicts and units are those of counting by hand, and never more than ordered', () => {
    fc.assert(
      fc.property(lines, fc.array(step, { maxLength: 40 }), (wanted, steps) => {
        let order = orderOf(...wanted.map((line) => `${line.sku} 0/${line.units}`));
        const byHand = wanted.map((line, n) => ({ ...line, id: `L${n + 1}`, packed: 0 }));
        const counted: { readonly id: string; readonly units: number }[][] = [];
        const nothingOrdered = byHand.every((line) => line.units === 0);
        for (const { what, sku, units, minutes } of steps) {
          const next =
            what === 'undo' ? undo(order, minutes) : scan(order, scanOf(sku, units), minutes);
          const verdict = what === 'undo' ? undoByHand() : scanByHand(sku, units);
          expect(next.verdict).toMatchObject(verdict);
          order = next.order;
          expect(statusOf(order).lines.map((line) => line.packed)).toEqual(
            byHand.map((line) => line.packed),
          );
        }

        function scanByHand(sku: string, units: number): object {
          if (nothingOrdered) return { kind: 'cancelled' };
          const rows: { id: string; units: number }[] = [];
          const places = byHand.filter((line) => line.sku === sku && line.units > 0);
          if (places.length === 0) return { kind: 'not-on-order' };
          const room = places.flatMap((line) =>
            Array.from({ length: line.units - line.packed }, () => line),
          );
          if (room.length < units) return { kind: 'too-many', over: units - room.length };
          for (const line of room.slice(0, units)) {
            line.packed++;
            rows.push({ id: line.id, units: 1 });
          }
          counted.push(rows);
          if (byHand.every((line) => line.packed === line.units)) return { kind: 'order-complete' };
          const last = room[units - 1];
          const full = last?.packed === last?.units;
          return { kind: full ? 'line-complete' : 'counted', line: last?.id };
        }

        function undoByHand(): object {
          const rows = counted.pop();
          if (!rows) return { kind: 'nothing-to-undo' };
          for (const line of byHand) line.packed -= rows.filter((row) => row.id === line.id).length;
          return { kind: 'undone', units: rows.length };
        }
      }),
      { numRuns: 1000 },
    );
  });
});
