/** The preview of a first push says what would become of each listing, the worst first. */
import { expect, test } from 'vitest';
import type { Listing } from '../port.ts';
import type { Offer } from './offered.ts';
import { countKinds, type PreviewKind, previewOf } from './preview.ts';

function listing(sku: string, quantity: number | null): Listing {
  return { id: `l-${sku}`, sku, barcode: '', title: '', quantity };
}

function preview(has: number | null, quantity: number | null) {
  const matches = {
    matched: [{ listing: listing('mug', has), skuId: 'mug', by: 'sku' as const }],
    unmatched: [],
    ambiguous: [],
  };
  return previewOf(matches, () => ({ quantity, steps: [] }))[0]?.kind;
}

test.each<[number | null, number | null, PreviewKind]>([
  [5, 0, 'to-zero'],
  [null, 0, 'to-zero'],
  [0, 0, 'same'],
  [-2, 0, 'raised'],
  [5, null, 'not-counted'],
  [5, 3, 'lowered'],
  [5, 8, 'raised'],
  [null, 8, 'counted'],
  [5, 5, 'same'],
])('a listing that has %s and would get %s: %s', (has, gets, kind) => {
  expect(preview(has, gets)).toBe(kind);
});

test('rows come in the order to look at them, with what the reckoning was', () => {
  const offers: Record<string, Offer> = {
    mug: { quantity: 4, steps: [{ kind: 'on-hand', left: 4 }] },
    tee: { quantity: 0, steps: [{ kind: 'on-hand', left: 0 }] },
    cap: { quantity: 4, steps: [{ kind: 'on-hand', left: 4 }] },
  };
  const [mug, tee, cap, pen, pin] = [
    listing('mug', 4),
    listing('tee', 9),
    listing('cap', 4),
    listing('pen', 1),
    listing('pin', 1),
  ] as const;
  const rows = previewOf(
    {
      matched: [mug, tee, cap].map((one) => ({ listing: one, skuId: one.sku, by: 'sku' })),
      unmatched: [pen],
      ambiguous: [{ listing: pin, skuIds: ['pin1', 'pin2'] }],
    },
    (skuId) => offers[skuId] ?? { quantity: null, steps: [] },
  );
  expect(rows).toEqual([
    { kind: 'to-zero', listing: tee, skuIds: ['tee'], gets: 0, steps: offers.tee?.steps },
    { kind: 'unmatched', listing: pen, skuIds: [], gets: null, steps: [] },
    { kind: 'ambiguous', listing: pin, skuIds: ['pin1', 'pin2'], gets: null, steps: [] },
    { kind: 'same', listing: cap, skuIds: ['cap'], gets: 4, steps: offers.cap?.steps },
    { kind: 'same', listing: mug, skuIds: ['mug'], gets: 4, steps: offers.mug?.steps },
  ]);
  expect([...countKinds(rows)]).toEqual([
    ['to-zero', 1],
    ['unmatched', 1],
    ['ambiguous', 1],
    ['same', 2],
  ]);
});
