/** Intercepts: what became known too late stops a sealed parcel until somebody decides or the carrier has it. */
import { expect, test } from 'vitest';
import { settleOrder } from '../orders/merge.ts';
import { contentHash } from '../records/canonical.ts';
import type { OrderRecord } from '../records/order.ts';
import { factsOf } from '../records/order-facts.ts';
import {
  ANA,
  did,
  HOME,
  lineOf,
  orderOf,
  readingOf,
  shippedOf,
  stampAt,
  timeAt,
} from '../testing/orders.ts';
import { carrierKey, causesOf, isHandedOver } from './intercepts.ts';
import { shipmentOf, withEnd } from './shipment.ts';

const packed = orderOf('MUG 1/1');
const carriage = { carrier: 'Royal Mail', service: '', tracking: '' };
const shipment = shipmentOf(packed, carriage, () => '', ANA, stampAt(5));
const left = did(packed, shippedOf(packed, 'p1', { L1: 1 }), 5);
const BO = { station: 'bench-2', user: 'Bo' };
const kinds = (order: OrderRecord, now = 9) =>
  causesOf(order, shipment, timeAt(now)).map((cause) => cause.kind);

/** The order as its source says it is now. */
function read(change: Parameters<typeof readingOf>[0]): OrderRecord {
  const reading = readingOf({ lines: [lineOf('L1', 'MUG', 1)], ...change });
  return settleOrder(left.id, factsOf(reading, stampAt(8)), left.log);
}

const movedTo = { ...HOME, line1: '2 Plumfield' };
const held = did(
  left,
  { kind: 'hold', hold: 'fraud', reason: 'stolen card', until: timeAt(20) },
  4,
  BO,
);

test.each<[string, OrderRecord, string[]]>([
  ['nothing happened', left, []],
  ['the source cancelled it', read({ status: 'cancelled' }), ['cancelled']],
  [
    'somebody cancelled it here',
    did(left, { kind: 'cancelled', reason: '' }, 3, BO),
    ['cancelled'],
  ],
  ['somebody held it, by a clock that was behind', held, ['held']],
  [
    'the rest of it waits for stock',
    did(left, { kind: 'hold', hold: 'stock', reason: '', until: null }, 6, BO),
    [],
  ],
  ['the source gave the money back', read({ payment: 'refunded' }), ['payment']],
  ['it gave a part of it back', read({ payment: 'partially-refunded' }), []],
  [
    'the source cancelled it, and gave the money back',
    read({ status: 'cancelled', payment: 'refunded' }),
    ['cancelled'],
  ],
  ['the buyer moved', read({ shipTo: movedTo }), ['address']],
  ['the buyer gave another telephone number', read({ shipTo: { ...HOME, phone: '1' } }), []],
  [
    'the source writes the address another way',
    read({ shipTo: { ...HOME, city: ' CONCORD' } }),
    [],
  ],
  [
    'we corrected the address',
    did(left, { kind: 'address', address: movedTo, reason: '', basis: contentHash(HOME) }, 4, BO),
    ['address'],
  ],
  ['all at once', read({ status: 'cancelled', shipTo: movedTo }), ['cancelled', 'address']],
  ['it was erased', did(read({ shipTo: movedTo }), { kind: 'erased', reason: '' }, 9), []],
])('%s', (_, order, causes) => {
  expect(kinds(order)).toEqual(causes);
});

test('a dated hold stops it until its date', () => {
  expect([19, 20].map((now) => kinds(held, now))).toEqual([['held'], []]);
});

test('a parcel that is voided, or with the carrier, is not stopped any more', () => {
  const end = { kind: 'voided', at: stampAt(9), by: ANA, reason: '' } as const;
  expect(causesOf(held, withEnd(shipment, ANA.station, end), timeAt(9))).toEqual([]);
  const collected = (carrier: string, minutes: number) =>
    isHandedOver(shipment, { [carrierKey(carrier)]: stampAt(minutes) });
  expect([collected('royal mail', 6), collected('Royal Mail', 4), collected('DPD', 6)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('what somebody let through is not asked again; what comes to light after is', () => {
  const causes = causesOf(held, shipment, timeAt(9)).map((cause) => cause.id);
  const decided = did(
    held,
    { kind: 'let-through', shipment: shipment.id, causes, reason: 'the card is fine' },
    10,
  );
  expect(kinds(decided, 11)).toEqual([]);
  const again = did(decided, { kind: 'hold', hold: 'address', reason: '', until: null }, 12, BO);
  expect(kinds(again, 13)).toEqual(['held']);
});

test('what was delivered can be stopped no more', () => {
  const end = { kind: 'delivered', at: stampAt(7), by: ANA, reason: '' } as const;
  const there = withEnd(shipment, ANA.station, end);
  expect(causesOf(read({ status: 'cancelled' }), there, timeAt(9))).toEqual([]);
});
