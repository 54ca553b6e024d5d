import { expect, test } from 'vitest';
import type { ConnectFault, ConnectReport } from '../../../../shared/replication/connecting.ts';
import { consentFor, joinChoices, mayConnect, shopOrders } from './join-plan.ts';

function failing(step: 'databases' | 'clock' | 'reach', fault: ConnectFault): ConnectReport {
  return { passed: [], failed: { step, fault }, orders: null };
}

const missing = {
  kind: 'databases-missing',
  databases: ['shop-orders', 'shop-skus'],
  commands: [],
} as const;
const mayMake = failing('databases', {
  ...missing,
  databases: [...missing.databases],
  commands: [],
  mayMake: true,
});
const mayNot = failing('databases', {
  ...missing,
  databases: ['shop-skus'],
  commands: [],
  mayMake: false,
});
const clock = failing('clock', { kind: 'clock-off', skewMs: 600_000 });
const whole: ConnectReport = { passed: [], failed: null, orders: 7 };

test('asked is when two sets of orders meet, or made-up ones would reach the others', () => {
  const none = { orders: 0, hasSample: false };
  expect(joinChoices(none, 500)).toEqual([]);
  expect(joinChoices({ ...none, orders: 5 }, 0)).toEqual([]);
  expect(joinChoices({ ...none, orders: 5 }, 500)).toEqual(['add', 'afresh']);
  expect(joinChoices({ ...none, orders: 5 }, null)).toEqual(['add', 'afresh']);
  expect(joinChoices({ ...none, hasSample: true }, 500)).toEqual(['add']);
  expect(joinChoices({ orders: 5, hasSample: true }, 0)).toEqual(['add']);
  expect(joinChoices({ orders: 5, hasSample: true }, 500)).toEqual(['add', 'afresh']);
});

test('a shop whose order database is not there has no orders; else what is not known is not taken for none', () => {
  expect(shopOrders(whole, 'shop')).toBe(7);
  expect(shopOrders(mayMake, 'shop')).toBe(0);
  expect(shopOrders(mayNot, 'shop')).toBe(null);
  expect(shopOrders(clock, 'shop')).toBe(null);
});

test('one may connect when all passed, or by agreeing to what was shown', () => {
  expect(consentFor(mayMake)).toBe('make');
  expect(consentFor(mayNot)).toBe(null);
  expect(consentFor(clock)).toBe('clock');
  expect(consentFor(whole)).toBe(null);
  expect(mayConnect(whole, null)).toBe(true);
  expect(mayConnect(clock, null)).toBe(false);
  expect(mayConnect(clock, 'clock')).toBe(true);
  expect(mayConnect(clock, 'make')).toBe(false);
  expect(mayConnect(mayMake, 'make')).toBe(true);
  expect(mayConnect(mayNot, 'make')).toBe(false);
});
