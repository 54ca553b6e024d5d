/** A sheet of scans: what it adds up to, what it writes, and what takes it back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  movementsOf,
  newSheet,
  oppositeOf,
  type Sheet,
  scanned,
  sheet,
  sheetFault,
  takenBack,
  unscanned,
} from './sheet.ts';

const unit = (sku: string, units = 1) => ({ skuId: sku.toLowerCase(), sku, units });
const line = (bin: string, sku: string, units: number) => ({ bin, ...unit(sku, units) });

const counted = [unit('MUG'), unit('MUG', 6), unit('TEE')].reduce(scanned, {
  ...newSheet('count', 's1'),
  bin: 'A-1',
});

describe('scans', () => {
  test('add up by bin and SKU, the latest last', () => {
    expect(counted.lines).toEqual([line('A-1', 'MUG', 7), line('A-1', 'TEE', 1)]);
    const elsewhere = scanned({ ...counted, bin: 'A-2' }, unit('MUG'));
    expect(elsewhere.lines.at(-1)).toEqual(line('A-2', 'MUG', 1));
  });

  test('are taken back one by one', () => {
    const once = takenBack(counted);
    expect(once?.step).toEqual(line('A-1', 'TEE', 1));
    expect(once?.sheet.lines).toEqual([line('A-1', 'MUG', 7)]);
    expect(takenBack(newSheet('count', 's1'))).toBeUndefined();
  });
});

describe('what is written', () => {
  test('a count says what was found, and none of what was not there', () => {
    const thought = [line('A-1', 'MUG', 9), line('A-1', 'CAP', 2), line('B-1', 'PEN', 3)];
    const missing = unscanned(counted, thought);
    expect(missing).toEqual([line('A-1', 'CAP', 0)]);
    expect(movementsOf(counted, missing)).toEqual([
      { kind: 'counted', sku: 'MUG', bin: 'A-1', units: 7 },
      { kind: 'counted', sku: 'TEE', bin: 'A-1', units: 1 },
      { kind: 'counted', sku: 'CAP', bin: 'A-1', units: 0 },
    ]);
  });

  test('what came in is added, what moves leaves one bin for another', () => {
    const received: Sheet = { ...counted, kind: 'receive' };
    expect(movementsOf(received)[0]).toEqual({
      ...{ kind: 'received', sku: 'MUG', bin: 'A-1', units: 7 },
    });
    expect(unscanned(received, [line('A-1', 'CAP', 2)])).toEqual([]);
    const toC3 = movementsOf({ ...counted, kind: 'move', to: 'C-3' });
    expect(toC3.slice(0, 2)).toEqual([
      { kind: 'transferred', sku: 'MUG', bin: 'A-1', units: -7 },
      { kind: 'transferred', sku: 'MUG', bin: 'C-3', units: 7 },
    ]);
  });

  test('nothing, or a move to where it is, is not', () => {
    expect(sheetFault(newSheet('count', 's1'))).toBe('empty');
    expect(sheetFault({ ...counted, kind: 'move', to: 'A-1' })).toBe('same-bin');
    expect(sheetFault({ ...counted, kind: 'move', to: 'C-3' })).toBeNull();
  });
});

/** Stock by bin and SKU with movements, as the ledger folds them. */
function moved(
  stock: ReadonlyMap<string, number>,
  moves: readonly { kind: string; sku: string; bin: string; units: number }[],
): ReadonlyMap<string, number> {
  const next = new Map(stock);
  for (const { kind, sku, bin, units } of moves) {
    const key = `${bin}/${sku}`;
    next.set(key, kind === 'counted' ? units : (next.get(key) ?? 0) + units);
  }
  return next;
}

describe('laws', () => {
  const steps = fc.array(
    fc.record({
      bin: fc.constantFrom('', 'A-1', 'A-2'),
      sku: fc.constantFrom('MUG', 'TEE'),
      units: fc.integer({ min: 1, max: 12 }),
    }),
  );
  const kinds = fc.constantFrom('count' as const, 'receive' as const, 'move' as const);
  const filled = (kind: Sheet['kind'], all: { bin: string; sku: string; units: number }[]) => {
    let full: Sheet = { ...newSheet(kind, 's1'), to: 'Z-9' };
    for (const { bin, sku, units } of all) full = scanned({ ...full, bin }, unit(sku, units));
    return full;
  };

  test('the trail adds up to the lines, and it can be kept', () => {
    fc.assert(
      fc.property(kinds, steps, (kind, all) => {
        const full = filled(kind, all);
        const sum = (lines: Sheet['lines']) => lines.reduce((units, one) => units + one.units, 0);
        expect(sum(full.lines)).toBe(sum(full.trail));
        expect(sheet.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
      }),
    );
  });

  test('what takes it back leaves the stock as it was', () => {
    fc.assert(
      fc.property(kinds, steps, fc.nat(30), (kind, all, held) => {
        const stock = new Map(
          ['', 'A-1', 'A-2', 'Z-9'].flatMap((bin) =>
            ['MUG', 'TEE'].map((sku): [string, number] => [`${bin}/${sku}`, held]),
          ),
        );
        const written = movementsOf(filled(kind, all));
        const back = oppositeOf(written, (sku, bin) => stock.get(`${bin}/${sku}`) ?? 0);
        expect(moved(moved(stock, written), back)).toEqual(stock);
      }),
    );
  });
});
