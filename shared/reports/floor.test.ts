/** Figures of the bench: paces without pauses, wrong goods caught, what left and how long the rest lasts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caughtOf, coverDays, type FloorParcel, packerRows, sellersOf, unitsIn } from './floor.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString();
const parcel = (minute: number, packer = 'Ana', units = 1, order = `o${minute}`): FloorParcel => ({
  ...{ at: at(minute), packer, order, lines: [{ skuId: 'mug', units }] },
});

test('a pace leaves pauses out, and counts a parcel that went in two as one order', () => {
  const parcels = [
    parcel(4, 'Ana', 2),
    parcel(0),
    parcel(10, 'Ana', 1, 'o4'),
    // An hour's pause.
    parcel(70),
    parcel(72),
    parcel(5, 'Bo', 3),
  ];
  expect(packerRows(parcels)).toEqual([
    { packer: 'Ana', parcels: 5, orders: 4, units: 6, minutes: 4, perHour: 3 / (12 / 60) },
    { packer: 'Bo', parcels: 1, orders: 1, units: 3, minutes: null, perHour: null },
  ]);
});

test('what the scanner caught, of all that was scanned', () => {
  const scans = ['too-many', 'not-on-order', 'unknown', 'not-on-order'].map((verdict) => ({
    verdict,
  }));
  expect(caughtOf(scans, 97)).toEqual({
    caught: 3,
    rate: 0.03,
    byVerdict: [
      { verdict: 'not-on-order', scans: 2 },
      { verdict: 'too-many', scans: 1 },
      { verdict: 'unknown', scans: 1 },
    ],
  });
  expect(caughtOf([], 0)).toEqual({ caught: 0, rate: null, byVerdict: [] });
});

test.each([
  [100, 20, 10, 50],
  [-3, 20, 10, 0],
  [undefined, 20, 10, null],
  [100, 0, 10, null],
])('%s left, %i sold in %i days: lasts %s days', (available, units, days, cover) => {
  expect(coverDays(available, units, days)).toBe(cover);
});

test('every parcel and unit is one packer’s and one SKU’s', () => {
  const parcels = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 5_000 }).map(at),
      packer: fc.constantFrom('Ana', 'Bo', ''),
      order: fc.constantFrom('o1', 'o2', 'o3'),
      lines: fc.array(
        fc.record({ skuId: fc.constantFrom('mug', 'tee'), units: fc.integer({ min: 1, max: 5 }) }),
      ),
    }),
  );
  fc.assert(
    fc.property(parcels, (all) => {
      const units = all.reduce((sum, one) => sum + unitsIn(one), 0);
      const rows = packerRows(all);
      expect(rows.reduce((sum, row) => sum + row.parcels, 0)).toBe(all.length);
      expect(rows.reduce((sum, row) => sum + row.units, 0)).toBe(units);
      expect(sellersOf(all).reduce((sum, one) => sum + one.units, 0)).toBe(units);
    }),
  );
});
