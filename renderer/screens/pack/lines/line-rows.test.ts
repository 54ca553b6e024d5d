import { expect, test } from 'vitest';
import { blankSku } from '../../../../shared/records/sku.ts';
import { lineOf, orderFrom, orderOf } from '../../../../shared/testing/orders.ts';
import { lineRows, openFirst } from './line-rows.ts';

const sources = {
  skuOf: (id: string) =>
    id === 'mug'
      ? { ...blankSku, id, sku: 'MUG', title: 'Blue mug', bin: 'A-1', stamps: {} }
      : undefined,
  missingOf: (id: string) => (id === 'tee' ? 2 : 0),
};

test('rows carry bin, progress and what stock lacks', () => {
  const rows = lineRows(orderOf('MUG 2/2', 'TEE 1/3'), sources);
  expect(
    rows.map(({ id, bin, packed, units, state, missing }) => [
      id,
      bin,
      packed,
      units,
      state,
      missing,
    ]),
  ).toEqual([
    ['L1', 'A-1', 2, 2, 'complete', 0],
    ['L2', '', 1, 3, 'open', 2],
  ]);
  expect(openFirst(rows, '').map((row) => row.id)).toEqual(['L2', 'L1']);
  expect(openFirst(rows, 'L1').map((row) => row.id)).toEqual(['L1', 'L2']);
});

test('a line that the source took out is shown only while its units are in the box', () => {
  const order = orderFrom({ lines: [lineOf('L1', 'MUG', 0), lineOf('L2', 'TEE', 1)] });
  expect(lineRows(order, sources).map((row) => row.id)).toEqual(['L2']);
  const over = orderOf('MUG 2/1');
  expect(lineRows(over, sources).map((row) => row.state)).toEqual(['over']);
});
