/** The history adds up: its last total is the ledger's, whatever moved. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLedger, historyOf, onHand } from '../../../shared/inventory/ledger.ts';
import { type MovementRecord, movementKind } from '../../../shared/records/movement.ts';
import { ANA, stampAt } from '../../../shared/testing/orders.ts';
import { totalled } from './history.ts';

const movements = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...movementKind.options),
      bin: fc.constantFrom('A1', 'B2', ''),
      units: fc.integer({ min: 0, max: 20 }),
    }),
    { maxLength: 15 },
  )
  .map((all) =>
    all.map(
      ({ kind, bin, units }, n): MovementRecord => ({
        id: `m${n}`,
        kind,
        skuId: 'mug',
        bin,
        units: kind === 'shipped' ? -units : units,
        at: stampAt(n),
        by: ANA,
        reason: '',
        source: '',
      }),
    ),
  );

test('its last total is what is on hand', () => {
  fc.assert(
    fc.property(movements, (all) => {
      const entries = totalled(historyOf(all));
      expect(entries.at(-1)?.total ?? 0).toBe(onHand(foldLedger(all)));
    }),
    { numRuns: 1000 },
  );
});

test('names the order of a parcel, and a parcel that came back', () => {
  const parcel = (units: number): MovementRecord => ({
    id: `m${units}`,
    kind: 'shipped',
    skuId: 'mug',
    bin: 'A1',
    units,
    at: stampAt(units + 10),
    by: ANA,
    reason: '',
    source: 'shop:1001:p1',
  });
  const entries = totalled(historyOf([parcel(-3), parcel(3)]));
  expect(entries.map(({ what, order, total }) => [what, order, total])).toEqual([
    ['shipped', 'shop:1001', -3],
    ['voided', 'shop:1001', 0],
  ]);
});
