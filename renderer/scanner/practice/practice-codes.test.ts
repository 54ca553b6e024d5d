import { expect, test } from 'vitest';
import { blankSku, type SkuRecord } from '../../../shared/records/sku.ts';
import { buildCodeIndex, resolve } from '../../../shared/scanning/codes.ts';
import { orderOf } from '../../../shared/testing/orders.ts';
import { practiceCodes } from './practice-codes.ts';

const mug: SkuRecord = {
  ...blankSku,
  id: 'mug',
  sku: 'MUG',
  barcodes: [
    { code: '5012345678900', units: 1 },
    { code: 'CASE-MUG', units: 12 },
  ],
  stamps: {},
};
const tee: SkuRecord = { ...blankSku, id: 'tee', sku: 'TEE', stamps: {} };
const skus = new Map([mug, tee].map((sku) => [sku.id, sku]));

test('what can be scanned at a bench with an order open', () => {
  const codes = practiceCodes({
    order: orderOf('MUG 0/2'),
    next: [{ id: 'shop:7', number: '#7' }],
    skus,
  });
  expect(codes.lines.map(({ code, units }) => [code, units])).toEqual([
    ['5012345678900', 1],
    ['CASE-MUG', 12],
  ]);
  expect(codes.mistakes.map(({ name, code }) => [name, code])).toEqual([
    ['wrong', 'TEE'],
    ['unknown', '4000000000000'],
  ]);
});

test('every code means what it is shown as', () => {
  const codes = practiceCodes({
    order: orderOf('MUG 2/2'),
    next: [{ id: 'shop:7', number: '#7' }],
    skus,
  });
  const index = buildCodeIndex(skus.values());
  const kinds = (list: readonly { code: string }[]) =>
    list.map(({ code }) => resolve(code, index, () => []).kind);
  expect({
    lines: kinds(codes.lines),
    orders: kinds(codes.orders),
    mistakes: kinds(codes.mistakes),
    commands: kinds(codes.commands),
  }).toEqual({
    lines: ['sku', 'sku'],
    orders: ['order'],
    mistakes: ['sku', 'unknown', 'unknown'],
    commands: Array(9).fill('control'),
  });
});
