import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { helpingOf } from './import-helping.ts';

const ofLines = (count: number) =>
  readingOf({ lines: Array.from({ length: count }, (_, n) => lineOf(`L${n}`, 'MUG', 1)) });

test('a helping is as many short orders as asked for, or fewer long ones', () => {
  const short = Array.from({ length: 10 }, () => ofLines(2));
  const long = Array.from({ length: 10 }, () => ofLines(20));
  expect(helpingOf(short, 3, 5)).toEqual(short.slice(3, 8));
  expect(helpingOf(long, 3, 5)).toEqual(long.slice(3, 5));
});

test('helping after helping takes every order once, however long they are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300)), fc.integer({ min: 1, max: 50 }), (lines, size) => {
      const orders = lines.map(ofLines);
      const taken: typeof orders = [];
      while (taken.length < orders.length) taken.push(...helpingOf(orders, taken.length, size));
      expect(taken).toEqual(orders);
    }),
  );
});
