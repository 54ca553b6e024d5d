import { expect, test } from 'vitest';
import type { ConnectFault } from '../../../../shared/replication/connecting.ts';
import { serverText } from '../server-text.testing.ts';
import { faultWords, hostFaultText, stepStates } from './connect-words.ts';

const t = await serverText();
const MINUTE = 60_000;

const faults: { readonly [kind in ConnectFault['kind']]: Extract<ConnectFault, { kind: kind }> } = {
  'bad-address': { kind: 'bad-address' },
  'not-encrypted': { kind: 'not-encrypted' },
  'name-not-found': { kind: 'name-not-found', host: 'orders.exmaple.com' },
  'no-answer': { kind: 'no-answer', reason: 'ECONNREFUSED' },
  certificate: { kind: 'certificate', reason: 'CERT_HAS_EXPIRED' },
  'not-couchdb': { kind: 'not-couchdb', reason: 'nginx' },
  'too-old': { kind: 'too-old', version: '1.6.1', least: '3.0' },
  'wrong-password': { kind: 'wrong-password' },
  locked: { kind: 'locked' },
  'no-permission': { kind: 'no-permission', database: 'shop-orders' },
  'databases-missing': {
    kind: 'databases-missing',
    databases: ['shop-orders', 'shop-skus'],
    mayMake: false,
    commands: ['curl -X PUT …'],
  },
  'read-only': { kind: 'read-only', database: 'shop-orders', reason: 'forbidden' },
  'clock-off': { kind: 'clock-off', skewMs: 12 * MINUTE },
  'server-trouble': { kind: 'server-trouble', reason: '503' },
};

test('every fault has words of its own, and every word it needs', () => {
  const said = Object.values(faults).map((fault) => faultWords(fault, t));
  const whats = said.map(({ what }) => what);
  const nexts = said.map(({ next }) => next);
  expect(new Set(whats).size).toBe(whats.length);
  expect(new Set(nexts).size).toBe(nexts.length);
  for (const text of [...whats, ...nexts]) expect(text).toMatch(/^[A-Z0-9][^{}]+[.]$/);
  expect(whats.filter((text) => text.startsWith('fault.'))).toEqual([]);
});

test('what the fault names stands in its words', () => {
  expect(faultWords(faults['name-not-found'], t).what).toBe(
    'No computer is called orders.exmaple.com.',
  );
  expect(faultWords(faults['too-old'], t).what).toBe(
    'The server is CouchDB 1.6.1. Packbench needs 3.0 or newer.',
  );
  expect(faultWords(faults['no-permission'], t).what).toContain('(shop-orders)');
  expect(faultWords(faults['no-answer'], t).said).toBe('ECONNREFUSED');
  expect(faultWords(faults['read-only'], t)).toEqual({
    what: 'This account may read the shop’s orders, but not change them (shop-orders).',
    next: 'Ask whoever looks after the server to let this account write.',
    said: 'forbidden',
  });
});

test('missing databases: who may make them is told so', () => {
  const missing = faults['databases-missing'];
  expect(faultWords(missing, t).what).toBe('2 of the shop’s databases are not on the server yet.');
  expect(faultWords(missing, t).next).toMatch(/ask whoever looks after the server to make them\.$/);
  expect(faultWords({ ...missing, mayMake: true }, t).next).toMatch(
    /have them made: your account may\.$/,
  );
});

test.each([
  [12 * MINUTE, 'This station’s clock is 12 minutes behind the server’s.'],
  [-12 * MINUTE, 'This station’s clock is 12 minutes ahead of the server’s.'],
  [-60 * 3 * MINUTE, 'This station’s clock is 3 hours ahead of the server’s.'],
  [60 * 24 * 365 * MINUTE, 'This station’s clock is 365 days behind the server’s.'],
])('a skew of %d ms', (skewMs, what) => {
  expect(faultWords({ kind: 'clock-off', skewMs }, t).what).toBe(what);
});

test('a report tells of every step: those before the fault passed, those behind it were not tried', () => {
  const passed = ['address', 'reach', 'couchdb', 'version'] as const;
  const failed = { step: 'sign-in', fault: faults['wrong-password'] } as const;
  expect(stepStates({ passed: [...passed], failed, orders: null })).toEqual([
    { step: 'address', state: 'passed' },
    { step: 'reach', state: 'passed' },
    { step: 'couchdb', state: 'passed' },
    { step: 'version', state: 'passed' },
    { step: 'sign-in', state: 'failed' },
    { step: 'databases', state: 'untried' },
    { step: 'write', state: 'untried' },
    { step: 'clock', state: 'untried' },
  ]);
  const clock = { step: 'clock', fault: faults['clock-off'] } as const;
  expect(stepStates({ passed: [], failed: clock, orders: 3 }).at(-1)).toEqual({
    step: 'clock',
    state: 'warning',
  });
});

test('a host that does not do it says what to do', () => {
  expect(hostFaultText({ kind: 'host-failed', reason: 'EPERM' }, t)).toBe(
    'The part of Packbench that talks to the network failed: EPERM. Nothing is lost. Try again.',
  );
  expect(hostFaultText({ kind: 'host-gone' }, t)).toMatch(/start it again and try once more\.$/);
  expect(hostFaultText({ kind: 'host-silent' }, t)).toMatch(/did not answer in time/);
});
