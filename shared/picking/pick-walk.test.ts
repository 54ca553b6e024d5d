/** A walk: its route, its scans, what is left out and what is taken back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineSku } from '../packing/pack-unit.ts';
import { lineOf, orderFrom, orderOf } from '../testing/orders.ts';
import { binScanned, type PickAction, pickStep } from './pick-step.ts';
import {
  leftOf,
  nextStop,
  type PickWalk,
  pickWalk,
  unitsOf,
  walkFor,
  withoutUnits,
} from './pick-walk.ts';

const BINS: { readonly [sku: string]: string } = { mug: 'A-10', tee: 'A-2', cap: '' };
const shelves = {
  skuOf: lineSku,
  known: (id: string) => ({ sku: id.toUpperCase(), bin: BINS[id] ?? '' }),
};

const first = orderFrom({
  lines: [lineOf('L1', 'CAP', 1), lineOf('L2', 'MUG', 2), lineOf('L3', 'TEE', 1)],
});
const second = orderFrom({ externalId: '2', number: '2', lines: [lineOf('L1', 'MUG', 3)] });
const fresh = walkFor([first, second], shelves);

const unit = (skuId: string, units = 1): PickAction => ({
  ...{ kind: 'units', skuId, sku: skuId.toUpperCase(), units },
});
const short = (skuId: string): PickAction => ({
  kind: 'short',
  cause: 'missing',
  move: { skuId, units: 0, held: ['shop:2'], reason: 'gone' },
});

/** Does one thing after the other; what was said last, and the walk after it. */
function did(actions: readonly PickAction[], scanBin = false) {
  return actions.reduce<{ walk: PickWalk; said: unknown }>(
    ({ walk }, action) => pickStep(walk, action, scanBin),
    { walk: fresh, said: null },
  );
}

describe('the route', () => {
  test('bins in natural order, each SKU once with whom it is for, what has no bin at the end', () => {
    expect(fresh.stops.map(({ bin, sku, shares }) => [bin, sku, shares])).toEqual([
      ['A-2', 'TEE', [{ order: first.id, number: '#1001', units: 1 }]],
      [
        'A-10',
        'MUG',
        [
          { order: first.id, number: '#1001', units: 2 },
          { order: second.id, number: '2', units: 3 },
        ],
      ],
      ['', 'CAP', [{ order: first.id, number: '#1001', units: 1 }]],
    ]);
  });

  test('what is packed already is not fetched again', () => {
    const [stop] = walkFor([orderOf('MUG 1/3', 'TEE 1/1')], shelves).stops;
    expect(stop?.shares).toEqual([{ order: 'shop:1001', number: '#1001', units: 2 }]);
  });

  test('it goes on in the bin that was scanned, then with the first that is left', () => {
    expect(nextStop(fresh)?.sku).toBe('TEE');
    const at = did([{ kind: 'bin', bin: 'A-10' }]).walk;
    expect(nextStop(at)?.sku).toBe('MUG');
    expect(nextStop(did([unit('mug', 5)]).walk)?.sku).toBe('TEE');
  });
});

describe('scans', () => {
  test('units count until there are enough', () => {
    expect(did([unit('mug')]).said).toEqual({ kind: 'picked', sku: 'MUG', left: 4 });
    expect(did([unit('tee')]).said).toEqual({ kind: 'stop-done', sku: 'TEE' });
    expect(did([unit('tee'), unit('tee')]).said).toEqual({ kind: 'enough', sku: 'TEE' });
    expect(did([unit('mug', 6)]).said).toEqual({
      ...{ kind: 'too-many', sku: 'MUG', units: 6, left: 5 },
    });
    expect(did([unit('pen')]).said).toEqual({ kind: 'not-wanted', sku: 'PEN' });
    expect(did([unit('mug', 5), unit('tee'), unit('cap')]).said).toEqual({ kind: 'walk-done' });
  });

  test('a bin is known however it is typed, and one with nothing to fetch is wrong', () => {
    expect(binScanned(fresh, ' a-2 ')).toBe('A-2');
    expect(binScanned(fresh, '')).toBeUndefined();
    expect(did([unit('tee'), { kind: 'bin', bin: 'A-2' }]).said).toEqual({
      ...{ kind: 'wrong-bin', bin: 'A-2', wanted: 'A-10' },
    });
  });

  test('where the bin is to be scanned first, its units count only then', () => {
    expect(did([unit('mug')], true).said).toEqual({ kind: 'bin-first', wanted: 'A-10' });
    expect(did([{ kind: 'bin', bin: 'A-10' }, unit('mug')], true).said).toMatchObject({ left: 4 });
    expect(did([unit('cap')], true).said).toEqual({ kind: 'stop-done', sku: 'CAP' });
  });
});

describe('a short pick', () => {
  test('leaves the rest out, goes on, and names who goes without', () => {
    const { walk, said } = did([unit('mug', 3), short('mug')]);
    expect(said).toEqual({ kind: 'short', sku: 'MUG', units: 2 });
    expect(nextStop(walk)?.sku).toBe('TEE');
    const mug = walk.stops.find(({ skuId }) => skuId === 'mug');
    expect(mug && withoutUnits(mug)).toEqual([{ order: second.id, units: 2 }]);
  });

  test('is taken back like a scan', () => {
    const { walk, said } = did([unit('mug', 3), short('mug'), { kind: 'undo' }]);
    expect(said).toEqual({ kind: 'undone', sku: 'MUG', units: 0 });
    expect(walk).toEqual(did([unit('mug', 3)]).walk);
    expect(did([{ kind: 'undo' }]).said).toEqual({ kind: 'nothing-to-undo' });
  });
});

const actions = fc.array(
  fc.oneof(
    fc.constantFrom(unit('mug'), unit('mug', 3), unit('tee'), unit('cap'), unit('pen')),
    fc.constantFrom<PickAction>(short('mug'), short('tee'), { kind: 'undo' }),
    fc.constantFrom<PickAction>({ kind: 'bin', bin: 'A-2' }, { kind: 'bin', bin: 'A-10' }),
  ),
);

describe('laws', () => {
  test('never more than is wanted, the trail adds up, and it can be kept', () => {
    fc.assert(
      fc.property(actions, fc.boolean(), (all, scanBin) => {
        const { walk } = did(all, scanBin);
        for (const stop of walk.stops) {
          expect(leftOf(stop)).toBeGreaterThanOrEqual(0);
          expect(stop.got).toBeLessThanOrEqual(unitsOf(stop));
          const moves = walk.trail.filter(({ skuId }) => skuId === stop.skuId);
          expect(moves.reduce((sum, { units }) => sum + units, 0)).toBe(stop.got);
        }
        expect(pickWalk.parse(JSON.parse(JSON.stringify(walk)))).toEqual(walk);
      }),
    );
  });

  test('taking everything back leaves what was there at the beginning', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const undos = Array<PickAction>(all.length).fill({ kind: 'undo' });
        const { walk } = did([...all, ...undos]);
        expect({ ...walk, bin: '' }).toEqual(fresh);
      }),
    );
  });
});
