import { expect, test } from 'vitest';
import { freeName, nameApart, shortStation } from './stations.ts';

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

test('stations with the same name are told apart by their ids', () => {
  const names = { s1a2b3c4d: 'Bench 1', s99990000: 'bench 1 ', s11112222: 'Bench 2' };
  expect(
    ['s1a2b3c4d', 's99990000', 's11112222', 'other'].map((id) => nameApart(names, id)),
  ).toEqual(['Bench 1 (3C4D)', 'bench 1 (0000)', 'Bench 2', undefined]);
});
