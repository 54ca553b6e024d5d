/**
 * Random versions of one order, for the laws of merging. They hold what really happens (several stations,
 * readings with and without a revision, rewritten entries, erasure) and what only a fault makes happen
 * (one rev written twice, one stamp used twice, one hash for two contents), as laws have no exceptions.
 */
import fc from 'fast-check';
import { settleOrder } from '../orders/merge.ts';
import type { OrderRecord } from '../records/order.ts';
import { factsOf, type OrderFacts } from '../records/order-facts.ts';
import type { EntryBody, LogEntry, LogKind, PriorityReason } from '../records/order-log.ts';
import { HOME, lineOf, parcelOf, readingOf, shippedOf, stampAt, timeAt } from './orders.ts';

export const stations = ['bench-1', 'bench-2', 'office'] as const;

const counts = [0, 1, 2].flatMap((first) => [0, 2].map((second) => ({ L1: first, L2: second })));
const parcels = ['p1', 'p2'];

/** One of everything that somebody may write into an order's log, and two where they may contradict each other. */
const bodies: EntryBody<LogKind>[] = [
  { kind: 'hold', hold: 'fraud', reason: 'looks odd', until: null },
  { kind: 'hold', hold: 'stock', reason: '', until: timeAt(30) },
  { kind: 'release', hold: 'hold:a', reason: 'checked' },
  { kind: 'tag', tag: 'gift', on: true },
  { kind: 'tag', tag: 'gift', on: false },
  { kind: 'note', text: 'ring twice' },
  { kind: 'note', text: 'do not ring' },
  { kind: 'priority', dueAt: timeAt(9), reasons: [reason('vip', 'jo@example.org')], criteria: '1' },
  { kind: 'priority', dueAt: timeAt(9), reasons: [reason('vip', 'vip')], criteria: '1' },
  { kind: 'priority', dueAt: timeAt(3), reasons: [reason('premium', 'prime')], criteria: '2' },
  { kind: 'pick', on: true },
  { kind: 'pick', on: false },
  { kind: 'cancelled', reason: 'buyer asked' },
  { kind: 'reinstated', reason: 'mistake' },
  { kind: 'address', address: HOME, reason: 'buyer rang', basis: '1' },
  { kind: 'address', address: { ...HOME, line1: '2 Plumfield' }, reason: 'typo', basis: '2' },
  claimed({ since: stampAt(1), takes: [] }),
  claimed({ since: stampAt(2), takes: [stampAt(1)] }),
  { kind: 'offline-work', over: stampAt(1) },
  { kind: 'withdrawn', importId: 'i1' },
  { kind: 'readmitted', importId: 'i2' },
  ...parcels.flatMap((parcel): EntryBody<LogKind>[] => [
    ...counts.map((contents) => parcelOf(parcel, contents)),
    ...counts.map((contents) => shippedOf({ id: 'shop:1001' }, parcel, contents)),
    { kind: 'voided', shipment: `shop:1001:${parcel}`, reason: 'damaged' },
    { kind: 'voided', shipment: `shop:1001:${parcel}`, of: 'bench-1', reason: 'damaged' },
    { kind: 'let-through', shipment: `shop:1001:${parcel}`, causes: ['source'], reason: 'gone' },
    { kind: 'put-back', parcel, of: 'bench-1', contents: { L1: 1 } },
    {
      ...{ kind: 'traced', shipment: `shop:1001:${parcel}`, of: 'bench-2' },
      ...{ end: 'came-back', reason: 'at the door' },
    },
  ]),
];

function claimed(lease: Pick<EntryBody<'claim'>, 'since' | 'takes'>): EntryBody<'claim'> {
  return { kind: 'claim', on: true, until: timeAt(60), reason: 'urgent', ...lease };
}

function reason(criterion: string, detail: string): PriorityReason {
  return { criterion, minutes: 60, detail };
}

/** Anything but erasure. */
export const entryBody = fc.constantFrom(...bodies);

const erased = fc.constant<EntryBody<LogKind>>({ kind: 'erased', reason: 'buyer asked' });

/** An entry under one of few ids, so that two versions often hold the same id at other revs, or at the same. */
const entry: fc.Arbitrary<LogEntry> = fc
  .record({
    // Erasure is rare, or there would be little else to see.
    body: fc.oneof({ arbitrary: entryBody, weight: 25 }, { arbitrary: erased, weight: 1 }),
    rev: fc.integer({ min: 1, max: 3 }),
    minutes: fc.integer({ min: 0, max: 6 }),
    writer: fc.constantFrom(...stations),
    place: fc.constantFrom('a', 'b'),
  })
  .map(({ body, rev, minutes, writer, place }) => ({
    ...body,
    id: `${body.kind}:${place}`,
    rev,
    at: stampAt(minutes, writer),
    by: { station: writer, user: 'Ana' },
  }));

/** One reading of the source, some of them alike in all that usually tells readings apart. */
export const facts: fc.Arbitrary<OrderFacts> = fc
  .record({
    revision: fc.constantFrom(null, '1', '2'),
    minutes: fc.integer({ min: 0, max: 2 }),
    clash: fc.boolean(),
    status: fc.constantFrom<OrderFacts['status'][]>('open', 'open', 'cancelled', 'shipped'),
    payment: fc.constantFrom<OrderFacts['payment'][]>('paid', 'paid', 'unpaid'),
    placed: fc.integer({ min: -90, max: -60 }),
    total: fc.integer({ min: 0, max: 3 }),
    name: fc.constantFrom('Jo', 'Meg', 'Beth'),
    ordered: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
  })
  .map(({ minutes, clash, name, ordered, placed, ...rest }) => {
    const reading = readingOf({
      ...rest,
      placedAt: timeAt(placed),
      buyer: { name, email: `${name}@example.org`, phone: '' },
      shipTo: { ...HOME, name },
      lines: ordered.map((count, n) => lineOf(`L${n + 1}`, 'MUG', count)),
    });
    const read = factsOf(reading, stampAt(minutes, 'office'));
    return clash ? { ...read, hash: 'same' } : read;
  });

/** One version of the order `shop:1001`. */
export const orderVersion: fc.Arbitrary<OrderRecord> = fc
  .tuple(facts, fc.array(entry, { maxLength: 12 }))
  .map(([read, log]) => settleOrder('shop:1001', read, log));
