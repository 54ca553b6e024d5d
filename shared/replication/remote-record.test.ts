/** Records on their way to the server and back; what arrives is checked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentRecord } from '../records/document.ts';
import { orderVersion } from '../testing/arbitrary-orders.ts';
import { fromRemote, toRemote } from './remote-record.ts';
import { replicated } from './replicated.ts';
import { fromServerId, toServerId } from './server-ids.ts';

const document: DocumentRecord = {
  id: 'import:1',
  kind: 'import',
  at: '2026-11-23T08:00:00.000Z|0000|a',
  changedAt: '2026-11-23T08:00:00.000Z|0000|a',
  name: 'orders.csv',
  about: '',
  body: '{}',
};
const rules = replicated.documents;

test('what leaves a station arrives as it was', () => {
  fc.assert(
    fc.property(orderVersion, (order) => {
      const doc = { ...toRemote(replicated.orders, order, ''), _rev: '1-a' };
      expect(fromRemote(replicated.orders, doc)).toEqual({ kind: 'record', record: order });
    }),
  );
});

test("the store's own fields stay at the station, and a known revision is written over", () => {
  const stored = { ...document, _rev: '7-local', _meta: { lwt: 1 } };
  const { id, ...fields } = document;
  expect(toRemote(rules, stored, '')).toEqual({ _id: id, v: 1, ...fields });
  expect(toRemote(rules, stored, '3-b')).toEqual({ _id: id, _rev: '3-b', v: 1, ...fields });
});

test('a document of an older version is brought up to date', () => {
  const { changedAt, id, ...fields } = document;
  const old = { _id: id, _rev: '1-a', v: 0, ...fields };
  expect(fromRemote(rules, old)).toEqual({ kind: 'record', record: document });
});

test.each([
  ['newer', { v: 2 }, { kind: 'newer', version: 2 }],
  [
    'with a version that is none',
    { v: 'x' },
    { kind: 'damaged', reason: 'v: not a schema version' },
  ],
  ['damaged', { body: 7 }, { kind: 'damaged', reason: expect.stringContaining('body') }],
  ['deleted by us', { _deleted: true }, { kind: 'tombstone', body: document }],
])('a document that is %s is told as such', (_, change, expected) => {
  const doc = { ...toRemote(rules, document, '1-a'), _rev: '1-a', ...change };
  expect(fromRemote(rules, doc)).toEqual(expected);
});

test("another tool's tombstone has no body", () => {
  const doc = { _id: 'import:1', _rev: '2-a', _deleted: true };
  expect(fromRemote(rules, doc)).toEqual({ kind: 'tombstone', body: null });
});

test('every id has its own on the server, and none begins with an underscore there', () => {
  const id = fc.stringMatching(/^[a-z0-9._-][a-z0-9:._-]{0,9}$/);
  fc.assert(
    fc.property(id, (one) => {
      expect(toServerId(one)).not.toMatch(/^_/);
      expect(fromServerId(toServerId(one))).toBe(one);
    }),
  );
});
