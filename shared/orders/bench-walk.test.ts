/**
 * Law O3: no sequence of actions here, scans and changes at the source breaks the rules of the bench. A random
 * walk through `refuse` and `recordEntry`, with what must hold of every order and of every step.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packUnits } from '../packing/pack-unit.ts';
import { contentHash } from '../records/canonical.ts';
import { type OrderRecord, orderRecord } from '../records/order.ts';
import { factsOf, type OrderReading } from '../records/order-facts.ts';
import type { EntryBody, LogKind } from '../records/order-log.ts';
import {
  ANA,
  did,
  HOME,
  lineOf,
  orderOf,
  readingOf,
  scanOf,
  shippedOf,
  stampAt,
  timeAt,
} from '../testing/orders.ts';
import { blockersOf, stops } from './blockers.ts';
import { entriesOf, openParcel, packedUnits, shippedUnits, standingShipments } from './log.ts';
import { mergeOrders, settleOrder } from './merge.ts';
import { statusOf } from './status.ts';
import { type Action, refuse, type State, stateOf } from './transitions.ts';

const actions: Action[] = [
  'pick',
  'put-back',
  'ship',
  'ship',
  'ship-part',
  'void',
  'hold',
  'release',
  'cancel',
  'reinstate',
  'address',
  'withdraw',
  'note',
  'tag',
];

const held: EntryBody<'hold'> = { kind: 'hold', hold: 'fraud', reason: 'looks odd', until: null };

/** A step of the random walk: an action here, a change at the source, or a scan. */
type Step = { readonly what: Action | 'source' | 'scan'; readonly n: number };

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    { arbitrary: fc.constantFrom<Step['what'][]>(...actions), weight: 3 },
    { arbitrary: fc.constant<Step['what']>('scan'), weight: 3 },
    { arbitrary: fc.constant<Step['what']>('source'), weight: 1 },
  ),
  n: fc.nat(20),
});

const sourceSays: Partial<OrderReading>[] = [
  { lines: [lineOf('L1', 'MUG', 2)] },
  { lines: [lineOf('L1', 'MUG', 1)] },
  { lines: [lineOf('L1', 'MUG', 3), lineOf('L2', 'TEE', 1)] },
  { lines: [lineOf('L2', 'TEE', 1)] },
  { status: 'cancelled' },
  { payment: 'unpaid' },
  { status: 'shipped', lines: [lineOf('L1', 'MUG', 2)] },
];

/** What the store writes when an action is allowed; null when there is nothing that it could be done to. */
function entryFor(order: OrderRecord, action: Action): EntryBody<LogKind> | null {
  const parcel = openParcel(order.log);
  const [standing] = standingShipments(order.log);
  const [hold] = statusOf(order).holds;
  switch (action) {
    case 'pick':
    case 'put-back':
      return { kind: 'pick', on: action === 'pick' };
    case 'pack':
      return null;
    case 'ship':
    case 'ship-part':
      return shippedOf(order, parcel, packedUnits(order.log));
    case 'void':
      return { kind: 'voided', shipment: standing?.shipment ?? '', reason: '' };
    case 'claim':
    case 'let-go':
      return null;
    case 'hold':
      return held;
    case 'release':
      return hold ? { kind: 'release', hold: hold.id, reason: '' } : null;
    case 'cancel':
      return { kind: 'cancelled', reason: '' };
    case 'reinstate':
      return { kind: 'reinstated', reason: '' };
    case 'address':
      return { kind: 'address', address: HOME, reason: '', basis: contentHash(order.facts.shipTo) };
    case 'erase':
      return { kind: 'erased', reason: '' };
    case 'withdraw':
      return { kind: 'withdrawn', importId: 'i1' };
    case 'note':
      return { kind: 'note', text: 'ring twice' };
    case 'tag':
      return { kind: 'tag', tag: 'gift', on: true };
  }
}

function take(order: OrderRecord, { what, n }: Step, minutes: number): OrderRecord {
  if (what === 'source') {
    const says = readingOf(sourceSays[n % sourceSays.length]);
    return mergeOrders(order, settleOrder(order.id, factsOf(says, stampAt(minutes)), []));
  }
  if (what === 'scan') {
    const scanned = scanOf(n % 3 === 0 ? 'TEE' : 'MUG');
    const { entry } = packUnits(order, scanned, ANA.station, timeAt(minutes));
    return entry ? did(order, entry, minutes) : order;
  }
  if (refuse(order, what, timeAt(minutes))) return order;
  const body = entryFor(order, what);
  return body ? did(order, body, minutes) : order;
}

function sum(units: { readonly [line: string]: number }): number {
  return Object.values(units).reduce((all, one) => all + one, 0);
}

test('O3: no sequence of actions breaks the rules of the bench', () => {
  const seen = new Set<State>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let order = orderOf('MUG 0/2');
      for (const [n, one] of steps.entries()) {
        const minutes = 10 + n;
        const before = order;
        order = take(order, one, minutes);
        seen.add(stateOf(statusOf(order)));
        checkOrder(order, timeAt(minutes));
        if (one.what !== 'source') checkStep(before, order, one.what);
      }
    }),
    { numRuns: 1000 },
  );
  expect(seen.size).toBe(7);
});

/** What holds of every order that can come about. */
function checkOrder(order: OrderRecord, now: string): void {
  expect(orderRecord.parse(order)).toEqual(order);
  const state = stateOf(statusOf(order));
  const closed = state === 'shipped' || state === 'cancelled' || state === 'withdrawn';
  if (closed) {
    for (const action of ['pick', 'pack', 'ship'] as const)
      expect(refuse(order, action, now)).toEqual({ kind: 'wrong-state', action, state });
    for (const sku of ['MUG', 'TEE'])
      expect(packUnits(order, scanOf(sku), ANA.station, now).entry).toBeNull();
  }
  // Nothing but missing units stands between an order without blockers and its label, and the reverse.
  const stopped = blockersOf(order, now, []).some(stops);
  const ship = refuse(order, 'ship', now);
  if (ship === null) expect(stopped).toBe(false);
  if (!stopped && ship) expect(['not-complete', 'over-packed', 'wrong-state']).toContain(ship.kind);
  // Every parcel number is used once.
  const used = entriesOf(order.log, 'shipped').map((entry) => entry.parcel);
  expect(new Set(used).size).toBe(used.length);
}

/** What an action may change. */
function checkStep(before: OrderRecord, after: OrderRecord, what: Action | 'scan'): void {
  const left = sum(shippedUnits(after.log)) - sum(shippedUnits(before.log));
  const boxed = sum(packedUnits(after.log)) - sum(packedUnits(before.log));
  if (after === before) return;
  if (what === 'scan') expect([left, boxed]).toEqual([0, 1]);
  else if (what === 'ship') expect(left).toBe(-boxed);
  else if (what === 'ship-part') {
    expect([left > 0, left]).toEqual([true, -boxed]);
    // What is owed still is owed to be packed, under another number.
    expect(stateOf(statusOf(after))).not.toBe('shipped');
    expect(openParcel(after.log)).not.toBe(openParcel(before.log));
  } else if (what === 'void') expect([left < 0, boxed]).toEqual([true, 0]);
  else expect([left, boxed]).toEqual([0, 0]);
}
