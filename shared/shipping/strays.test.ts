/** Strays: no unit that was scanned is forgotten when somebody else ships the parcel. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packedUnits } from '../orders/log.ts';
import { mergeOrders } from '../orders/merge.ts';
import type { OrderRecord } from '../records/order.ts';
import { orderVersion } from '../testing/arbitrary-orders.ts';
import { ANA, did, orderOf, parcelOf, shippedOf } from '../testing/orders.ts';
import { putBackWith, type Stray, straysOf } from './strays.ts';

const BO = { station: 'bench-2', user: 'Bo' };
const order = orderOf('MUG 0/4', 'TEE 0/2');

/** Ana packed two mugs and, as she knew, Bo one tee; she shipped. Bo had packed more. */
const anas = did(order, parcelOf('p1', { L1: 2 }), 1, ANA);
const bos = did(order, parcelOf('p1', { L2: 1 }), 1, BO);
const shipped = did(mergeOrders(anas, bos), shippedOf(order, 'p1', { L1: 2, L2: 1 }), 3, ANA);
const met = mergeOrders(shipped, did(bos, parcelOf('p1', { L1: 1, L2: 2 }), 4, BO));
const strays: Stray[] = [
  { parcel: 'p1', station: 'bench-2', user: 'Bo', contents: { L1: 1, L2: 1 } },
];

const putBack = (version: OrderRecord, stray: Stray, minutes: number, by = ANA) => {
  const contents = putBackWith(version.log, stray);
  return did(version, { kind: 'put-back', parcel: 'p1', of: stray.station, contents }, minutes, by);
};

describe('what lies at a bench whose parcel another one shipped', () => {
  test('is what the shipper did not know of', () => {
    expect(straysOf(shipped.log)).toEqual([]);
    expect(straysOf(met.log)).toEqual(strays);
  });

  test('is listed until somebody says that it was put back, and what comes to light later is listed anew', () => {
    const [stray] = strays;
    if (!stray) throw new Error('there is one');
    const done = putBack(met, stray, 5);
    expect(straysOf(done.log)).toEqual([]);
    expect(straysOf(mergeOrders(done, putBack(met, stray, 6, BO)).log)).toEqual([]);
    const more = mergeOrders(done, did(met, parcelOf('p1', { L1: 2, L2: 2 }), 7, BO));
    const rest: Stray = { ...stray, contents: { L1: 1 } };
    expect(straysOf(more.log)).toEqual([rest]);
    expect(straysOf(putBack(more, rest, 8).log)).toEqual([]);
  });

  test('is nothing where both shipped: each has its own parcel', () => {
    const both = did(met, shippedOf(order, 'p1', { L1: 1, L2: 2 }), 5, BO);
    expect(straysOf(both.log)).toEqual([]);
  });
});

test('is what a station scanned after the shipper last heard of it, whatever happened in between', () => {
  /** Each station scans on its own; now and then Ana hears of the others; at last she ships. */
  const others = ['bench-2', 'bench-3'].map((station) => ({ station, user: '' }));
  const step = fc.record({
    who: fc.nat(1),
    units: fc.integer({ min: 1, max: 2 }),
    sync: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 12 }),
      fc.array(step, { maxLength: 6 }),
      (early, late) => {
        let minute = 1;
        const versions = others.map(() => order);
        const packed = [0, 0];
        const heard = [0, 0];
        let mine = did(order, parcelOf('p1', { L2: 1 }), minute++);
        const scan = ({ who, units }: { who: number; units: number }) => {
          packed[who] = (packed[who] ?? 0) + units;
          const body = parcelOf('p1', { L1: packed[who] });
          versions[who] = did(versions[who] ?? order, body, minute++, others[who]);
        };
        for (const one of early) {
          scan(one);
          if (!one.sync) continue;
          mine = mergeOrders(mine, versions[one.who] ?? order);
          heard[one.who] = packed[one.who] ?? 0;
        }
        mine = did(mine, shippedOf(order, 'p1', packedUnits(mine.log)), minute++);
        for (const one of late) scan(one);
        const all = versions.reduce(mergeOrders, mine);
        const found = straysOf(all.log).reduce((sum, { contents }) => sum + (contents.L1 ?? 0), 0);
        const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
        expect(found).toBe(sum(packed) - sum(heard));
      },
    ),
    { numRuns: 500 },
  );
});

test('is never more than the station scanned, and never of a station that shipped the parcel', () => {
  fc.assert(
    fc.property(orderVersion, ({ log }) => {
      for (const { parcel, station, contents } of straysOf(log)) {
        const mine = log.flatMap((entry) =>
          entry.kind === 'parcel' && entry.parcel === parcel && entry.by.station === station
            ? [entry.contents]
            : [],
        );
        for (const [line, units] of Object.entries(contents)) {
          expect(units).toBeGreaterThan(0);
          expect(mine.some((entry) => (entry[line] ?? 0) >= units)).toBe(true);
        }
        expect(
          log.some(
            (entry) =>
              entry.kind === 'shipped' && entry.parcel === parcel && entry.by.station === station,
          ),
        ).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});
