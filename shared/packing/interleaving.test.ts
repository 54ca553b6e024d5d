/**
 * Law P2: no unit of a scan is lost or counted twice, whatever several stations do to their copies of one
 * order at once and whichever versions reach whom, in whatever order, however often and however late.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeOrders } from '../orders/merge.ts';
import { recordEntry } from '../orders/record-entry.ts';
import { statusOf } from '../orders/status.ts';
import type { OrderRecord } from '../records/order.ts';
import { laterStamp, nextStamp } from '../records/stamp.ts';
import { MORNING, orderOf, scanOf } from '../testing/orders.ts';
import { type Packed, packUnits, undoScan } from './pack-unit.ts';

interface Bench {
  readonly station: string;
  order: OrderRecord;
  last: string;
  clock: number;
  /** Units of each scan that counted here and was not taken back. */
  readonly counted: number[];
}

const step = fc.record({
  what: fc.constantFrom('scan', 'scan', 'scan', 'undo', 'receive', 'receive'),
  bench: fc.nat(3),
  sku: fc.constantFrom('MUG', 'TEE'),
  units: fc.constantFrom(1, 1, 2, 3),
  /** Clocks differ, stand still and are set back. */
  passed: fc.integer({ min: -60_000, max: 60_000 }),
  /** Which of all the versions that ever were arrives. */
  version: fc.nat(),
});

const fresh = orderOf('MUG 0/6', 'TEE 0/4', 'MUG 0/3');

/** One more version of the order, as this bench wrote it. */
function write(bench: Bench, packed: Packed): void {
  if (!packed.entry) return;
  bench.last = nextStamp(bench.last, bench.clock, bench.station);
  bench.order = recordEntry(
    bench.order,
    packed.entry,
    { station: bench.station, user: '' },
    bench.last,
  );
}

function scan(bench: Bench, sku: string, units: number): void {
  const packed = packUnits(bench.order, scanOf(sku, units), bench.station, iso(bench.clock));
  if (packed.entry) bench.counted.push(units);
  write(bench, packed);
}

function undo(bench: Bench): void {
  const packed = undoScan(bench.order, bench.station, iso(bench.clock));
  const units = bench.counted.pop();
  expect(packed.verdict).toMatchObject(
    units === undefined ? { kind: 'nothing-to-undo' } : { kind: 'undone', units },
  );
  write(bench, packed);
}

function receive(bench: Bench, version: OrderRecord): void {
  bench.order = mergeOrders(bench.order, version);
  for (const entry of version.log) bench.last = laterStamp(bench.last, entry.at);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function total(units: readonly number[]): number {
  return units.reduce((sum, one) => sum + one, 0);
}

function packedOf(order: OrderRecord): number {
  return total(statusOf(order).lines.map((line) => line.packed));
}

test('P2: in the end the parcel holds what every station counted, less what it took back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(step, { maxLength: 60 }),
      fc.nat(),
      (count, steps, turn) => {
        const benches = Array.from({ length: count }, (_, n): Bench => {
          return { station: `bench-${n}`, order: fresh, last: '', clock: MORNING, counted: [] };
        });
        const versions = [fresh];
        for (const { what, bench: n, sku, units, passed, version } of steps) {
          const bench = benches[n % count];
          if (!bench) continue;
          bench.clock += passed;
          if (what === 'scan') scan(bench, sku, units);
          else if (what === 'undo') undo(bench);
          else receive(bench, versions[version % versions.length] ?? fresh);
          versions.push(bench.order);
          // What a station counted itself is in its own copy at every moment.
          expect(packedOf(bench.order)).toBeGreaterThanOrEqual(total(bench.counted));
          if (count === 1) expect(packedOf(bench.order)).toBeLessThanOrEqual(13);
        }
        const copies = benches.map((bench) => bench.order);
        const turned = [...copies.slice(turn % count), ...copies.slice(0, turn % count)];
        const end = turned.reduce(mergeOrders);
        expect(packedOf(end)).toBe(total(benches.flatMap((bench) => bench.counted)));
        expect(versions.reduce(mergeOrders)).toEqual(end);
      },
    ),
    { numRuns: 1000 },
  );
});
