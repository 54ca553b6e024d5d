import { expect, test } from 'vitest';
import { freeName, shortStation } from './stations.ts';

test('a station without a name goes by the end of its id', () => {
  expect(['s1a2b3c4d', 'bench-2', 'sample'].map(shortStation)).toEqual([
    '3C4D',
    'bench-2',
    'sample',
  ]);
});

test('the name offered is the first that nobody has', () => {
  const numbered = (n: number) => `Bench ${n}`;
  expect(freeName({}, numbered)).toBe('Bench 1');
  expect(freeName({ a: ' bench 1', b: 'Bench 3', c: 'Ana’s' }, numbered)).toBe('Bench 2');
});
