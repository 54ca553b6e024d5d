/** Plans are functions of their seed, and tell a day's troubles in an order that can end well. */
import { expect, test } from 'vitest';
import { planOf } from './plan.ts';

const size = { stations: 8, operations: 300 };

test('a seed gives the same day each time, another seed another day', () => {
  expect(planOf(7, size)).toEqual(planOf(7, size));
  expect(planOf(8, size).steps).not.toEqual(planOf(7, size).steps);
});

test('a few days have every kind of work and of trouble in them', () => {
  const days = [1, 2, 3, 4, 5, 6].map((seed) => planOf(seed, size));
  const steps = days.flatMap((day) => day.steps);
  const kinds = new Set(steps.map((step) => step.kind));
  const acts = new Set(steps.flatMap((step) => (step.kind === 'work' ? [step.act.name] : [])));
  const mishaps = steps.flatMap((step) => (step.kind === 'exchange' ? step.mishaps : []));
  expect([...kinds].sort()).toEqual([
    'clock',
    'connect',
    'crash',
    'cut-off',
    'disk',
    'exchange',
    'refuse',
    'restart',
    'server',
    'work',
  ]);
  expect([...acts].sort()).toEqual([
    'cancelHere',
    'hold',
    'letGo',
    'moved',
    'note',
    'openFor',
    'pick',
    'putBack',
    'read',
    'reinstate',
    'release',
    'saveSku',
    'scanUnit',
    'seeAddress',
    'setShopName',
    'shipOut',
    'tag',
    'takeAlong',
    'takeBack',
    'takeOutSku',
    'undoUnit',
  ]);
  expect(new Set(mishaps.map(({ kind }) => kind)).size).toBe(6);
  expect(days.some((day) => day.refusedForGood !== '')).toBe(true);
  expect(steps.some((step) => step.kind === 'server' && step.what === 'restore')).toBe(true);
});

test('time only goes on, and steps are numbered as they come', () => {
  const { steps } = planOf(3, size);
  expect(steps.map(({ n }) => n)).toEqual(steps.map((_, n) => n));
  const times = steps.map(({ time }) => time);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});
