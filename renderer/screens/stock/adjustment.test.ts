/** What an adjustment does and what takes it back, and that both together change nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLedger, onHand } from '../../../shared/inventory/ledger.ts';
import type { MovementRecord } from '../../../shared/records/movement.ts';
import { ANA, stampAt } from '../../../shared/testing/orders.ts';
import {
  ADJUSTMENTS,
  type Adjustment,
  adjustmentOf,
  afterwards,
  type Draft,
  faultOf,
  oppositeOf,
} from './adjustment.ts';

const draft: Draft = { what: 'take', units: 2, bin: 'A1', to: '', reason: 'Damaged' };

test('a draft says what is missing', () => {
  expect(faultOf(draft)).toBe(null);
  expect(faultOf({ ...draft, units: undefined })).toBe('units');
  expect(faultOf({ ...draft, units: 0 })).toBe('units');
  expect(faultOf({ ...draft, what: 'counted', units: 0 })).toBe(null);
  expect(faultOf({ ...draft, reason: ' ' })).toBe('reason');
  expect(faultOf({ ...draft, what: 'move' })).toBe('to');
  expect(faultOf({ ...draft, what: 'move', to: 'A1 ' })).toBe('same');
});

test('what each kind writes', () => {
  const written = (what: Draft['what']) => adjustmentOf({ ...draft, what, to: 'B2' });
  expect(written('counted')).toEqual({ kind: 'counted', changes: [{ bin: 'A1', units: 2 }] });
  expect(written('add')).toEqual({ kind: 'adjusted', changes: [{ bin: 'A1', units: 2 }] });
  expect(written('take')).toEqual({ kind: 'adjusted', changes: [{ bin: 'A1', units: -2 }] });
  expect(written('move')).toEqual({
    kind: 'transferred',
    changes: [
      { bin: 'A1', units: -2 },
      { bin: 'B2', units: 2 },
    ],
  });
});

test('taken back, the stock is what it was, whatever moved in between', () => {
  const units = fc.integer({ min: 0, max: 50 });
  fc.assert(
    fc.property(fc.constantFrom(...ADJUSTMENTS), units, units, units, (what, n, before, since) => {
      const asked: Draft = { what, units: n, bin: 'A1', to: 'B2', reason: 'x' };
      const adjustment = adjustmentOf(asked);
      const opening = moved({ kind: 'counted', changes: [{ bin: 'A1', units: before }] }, 0);
      const between = moved({ kind: 'received', changes: [{ bin: 'A1', units: since }] }, 2);
      const after = foldLedger([...opening, ...moved(adjustment, 1)]);
      expect(bin(after, 'A1')).toBe(afterwards(asked, before));
      const ledger = foldLedger([
        ...opening,
        ...moved(adjustment, 1),
        ...between,
        ...moved(oppositeOf(adjustment, before), 3),
      ]);
      expect(onHand(ledger)).toBe(before + since);
      expect(bin(ledger, 'A1')).toBe(before + since);
    }),
    { numRuns: 300 },
  );
});

function bin(stock: ReturnType<typeof foldLedger>, name: string): number {
  const held = stock[name];
  return held ? held.base + held.since : 0;
}

function moved({ kind, changes }: Adjustment, minute: number): MovementRecord[] {
  return changes.map((change, n) => ({
    id: `${kind}:${minute}:${n}`,
    kind,
    skuId: 'mug',
    ...change,
    at: stampAt(minute),
    by: ANA,
    reason: '',
    source: '',
  }));
}
