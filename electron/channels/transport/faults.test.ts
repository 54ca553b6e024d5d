import { expect, test } from 'vitest';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { ExchangeFault } from './exchange.ts';
import { isWorthAnotherTry, understood } from './faults.ts';

test.each([200, 204, 302, 400, 401, 403, 404, 409, 422])('%i is an answer', (status) => {
  const reply = { status, headers: {}, text: '' };
  expect(understood(ok(reply), 0)).toEqual(ok(reply));
});

const statuses: [number, ChannelFault][] = [
  [429, { kind: 'throttled', retryAfterMs: 7 }],
  [500, { kind: 'busy', status: 500, retryAfterMs: 7 }],
  [502, { kind: 'busy', status: 502, retryAfterMs: 7 }],
  [599, { kind: 'busy', status: 599, retryAfterMs: 7 }],
];
test.each(statuses)('%i is a fault', (status, fault) => {
  const text = '<html><h1>502 Bad Gateway</h1></html>';
  expect(understood(ok({ status, headers: {}, text }), 7)).toEqual(err(fault));
});

const silences: [ExchangeFault, object][] = [
  [
    { kind: 'unreachable', reason: 'why' },
    { kind: 'unreachable', reason: 'why' },
  ],
  [{ kind: 'silent', reason: 'why' }, { kind: 'silent' }],
  [
    { kind: 'cut', status: 200 },
    { kind: 'busy', status: 200, retryAfterMs: 0 },
  ],
  [{ kind: 'too-large' }, { kind: 'nonsense' }],
  [{ kind: 'unsendable' }, { kind: 'refused', code: 'unsendable' }],
];
test.each(silences)('%o', (fault, meant) => {
  expect(understood(err(fault), 0)).toMatchObject({ error: meant });
});

const tries: [ChannelFault, boolean, boolean][] = [
  [{ kind: 'unreachable', reason: '' }, true, false],
  [{ kind: 'silent' }, true, false],
  [{ kind: 'busy', status: 503, retryAfterMs: 0 }, true, false],
  [{ kind: 'throttled', retryAfterMs: 0 }, true, true],
  [{ kind: 'refused', code: '', reason: '' }, false, false],
  [{ kind: 'nonsense', reason: '' }, false, false],
];
test.each(tries)('%o: a read again %s, a write again %s', (fault, read, write) => {
  expect(isWorthAnotherTry(fault, { repeatable: true })).toBe(read);
  expect(isWorthAnotherTry(fault, { repeatable: false })).toBe(write);
});
