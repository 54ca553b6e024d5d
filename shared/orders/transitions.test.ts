/** The state machine: what is allowed in which state, and what happens when two truths meet. */
import { describe, expect, test } from 'vitest';
import type { OrderRecord } from '../records/order.ts';
import { factsOf, type OrderReading } from '../records/order-facts.ts';
import type { EntryBody } from '../records/order-log.ts';
import {
  did,
  lineOf,
  orderFrom,
  orderOf,
  parcelOf,
  readingOf,
  shippedOf,
  stampAt,
  timeAt,
} from '../testing/orders.ts';
import { blockersOf } from './blockers.ts';
import { openParcel, packedUnits, shippedUnits } from './log.ts';
import { mergeOrders, settleOrder } from './merge.ts';
import { labelOf, statusOf } from './status.ts';
import { type Action, type Refusal, refuse, type State, stateOf } from './transitions.ts';

const NOW = timeAt(9);
const actions: Action[] = [
  'pick',
  'put-back',
  'pack',
  'ship',
  'ship-part',
  'void',
  'hold',
  'release',
  'cancel',
  'reinstate',
  'address',
  'withdraw',
  'erase',
  'claim',
  'let-go',
  'note',
  'tag',
];

const fresh = orderOf('MUG 0/2');
const picking = did(fresh, { kind: 'pick', on: true }, 2);
const packing = orderOf('MUG 1/2');
const packed = orderOf('MUG 2/2');
const shipped = did(packed, shippedOf(packed, 'p1', { L1: 2 }), 5);
const cancelled = did(fresh, { kind: 'cancelled', reason: 'buyer asked' }, 2);
const withdrawn = did(fresh, { kind: 'withdrawn', importId: 'i1' }, 2);
const held: EntryBody<'hold'> = { kind: 'hold', hold: 'fraud', reason: 'looks odd', until: null };

const inState: { readonly [state in State]: OrderRecord } = {
  unstarted: fresh,
  picking,
  packing,
  packed,
  shipped,
  cancelled,
  withdrawn,
};

describe('what is allowed in which state', () => {
  test.each<[State, Action[]]>([
    [
      'unstarted',
      [
        'pick',
        'pack',
        'hold',
        'release',
        'cancel',
        'address',
        'withdraw',
        'claim',
        'let-go',
        'note',
        'tag',
      ],
    ],
    [
      'picking',
      [
        'put-back',
        'pack',
        'hold',
        'release',
        'cancel',
        'address',
        'claim',
        'let-go',
        'note',
        'tag',
      ],
    ],
    [
      'packing',
      [
        'pack',
        'ship-part',
        'hold',
        'release',
        'cancel',
        'address',
        'claim',
        'let-go',
        'note',
        'tag',
      ],
    ],
    ['packed', ['ship', 'hold', 'release', 'cancel', 'address', 'claim', 'let-go', 'note', 'tag']],
    ['shipped', ['void', 'release', 'withdraw', 'erase', 'let-go', 'note', 'tag']],
    ['cancelled', ['release', 'reinstate', 'withdraw', 'erase', 'let-go', 'note', 'tag']],
    ['withdrawn', ['release', 'erase', 'let-go', 'note', 'tag']],
  ])('%s', (state, allowed) => {
    expect(stateOf(statusOf(inState[state]))).toBe(state);
    expect(actions.filter((action) => refuse(inState[state], action, NOW) === null)).toEqual(
      allowed,
    );
  });

  test.each<[string, OrderRecord, Action, Refusal]>([
    ['to ship what is not packed', fresh, 'ship', wrong('ship', 'unstarted')],
    ['to ship too little', packing, 'ship', { kind: 'not-complete', missing: 1 }],
    ['to ship an empty parcel', fresh, 'ship-part', { kind: 'nothing-packed' }],
    ['to ship in part what is whole', packed, 'ship-part', wrong('ship-part', 'packed')],
    ['to ship in part on hold', did(packing, held, 3), 'ship-part', onHold()],
    ['to ship on hold', did(packed, held, 3), 'ship', onHold()],
    ['to pack on hold', did(fresh, held, 3), 'pack', onHold()],
    ['to pack what is not paid', orderFrom({ payment: 'unpaid' }), 'pack', { kind: 'unpaid' }],
    [
      "a marketplace's own",
      orderFrom({ fulfilledBy: 'marketplace' }),
      'pick',
      { kind: 'marketplace' },
    ],
    ['to void before shipping', packed, 'void', { kind: 'nothing-shipped' }],
    ['to ship twice', shipped, 'ship', wrong('ship', 'shipped')],
    ['to cancel what left', shipped, 'cancel', wrong('cancel', 'shipped')],
    ['to take back a withdrawal by packing', withdrawn, 'pack', wrong('pack', 'withdrawn')],
    [
      'to reinstate what the source cancelled',
      orderFrom({ status: 'cancelled' }),
      'reinstate',
      { kind: 'not-cancelled-here' },
    ],
    [
      'to reinstate what has no units',
      orderOf('MUG 0/0'),
      'reinstate',
      { kind: 'not-cancelled-here' },
    ],
  ])('refuses %s', (_, order, action, refusal) => {
    expect(refuse(order, action, NOW)).toEqual(refusal);
  });

  test.each<State>(['shipped', 'cancelled', 'withdrawn'])(
    'nothing is written about an erased order (%s) any more',
    (state) => {
      const erased = did(inState[state], { kind: 'erased', reason: '' }, 6);
      expect(stateOf(statusOf(erased))).toBe(state);
      expect(actions.filter((action) => refuse(erased, action, NOW) === null)).toEqual([]);
      expect(refuse(erased, 'note', NOW)).toEqual({ kind: 'erased' });
    },
  );

  test('an erased order never goes back to the queue, whatever its source says', () => {
    const gone = did(orderFrom({ status: 'cancelled' }), { kind: 'erased', reason: '' }, 6);
    const again = mergeOrders(gone, orderFrom({ status: 'open' }, stampAt(9)));
    expect([again.facts.status, again.queue]).toEqual(['open', 'y_cancelled']);
  });

  test('a hold with a date stops until the date', () => {
    const dated = did(fresh, { ...held, until: timeAt(30) }, 1);
    expect([refuse(dated, 'pack', timeAt(29)), refuse(dated, 'pack', timeAt(30))]).toEqual([
      onHold(),
      null,
    ]);
  });

  test('several holds have to be released one by one, also those placed at one moment', () => {
    const two = did(did(fresh, held, 1), { ...held, hold: 'stock' }, 1);
    const [first, second] = statusOf(two).holds;
    expect([first?.hold, second?.hold]).toEqual(['fraud', 'stock']);
    const one = did(two, { kind: 'release', hold: first?.id ?? '', reason: 'checked' }, 2);
    expect(refuse(one, 'pack', NOW)).toMatchObject({ kind: 'on-hold', hold: 'stock' });
    const none = did(one, { kind: 'release', hold: second?.id ?? '', reason: 'came in' }, 3);
    expect(refuse(none, 'pack', NOW)).toBeNull();
  });
});

describe('parcels', () => {
  test('a void brings the order back, and the next parcel gets the next number', () => {
    const back = did(shipped, { kind: 'voided', shipment: 'shop:1001:p1', reason: 'damaged' }, 6);
    expect([labelOf(back), openParcel(back.log)]).toEqual(['ready', 'p2']);
    expect(packedUnits(back.log)).toEqual({});
    const again = did(back, parcelOf('p2', { L1: 2 }), 7);
    const left = did(again, shippedOf(again, 'p2', { L1: 2 }), 8);
    expect([labelOf(left), openParcel(left.log), shippedUnits(left.log)]).toEqual([
      'shipped',
      'p3',
      { L1: 2 },
    ]);
  });

  test('an order that grew after shipping is owed the rest, in a parcel of its own', () => {
    const reading = readingOf({ lines: [lineOf('L1', 'MUG', 3), lineOf('L2', 'TEE', 1)] });
    const grown = mergeOrders(shipped, settleOrder(shipped.id, factsOf(reading, stampAt(6)), []));
    expect(labelOf(grown)).toBe('partly-shipped');
    expect(statusOf(grown).lines).toEqual([
      { line: 'L1', units: 3, packed: 0, shipped: 2 },
      { line: 'L2', units: 1, packed: 0, shipped: 0 },
    ]);
    expect(refuse(grown, 'cancel', NOW)).toEqual({ kind: 'partly-shipped' });
    expect(refuse(grown, 'withdraw', NOW)).toEqual({ kind: 'partly-shipped' });
    const rest = did(grown, parcelOf('p2', { L1: 1, L2: 1 }), 7);
    expect(refuse(rest, 'ship', NOW)).toBeNull();
    expect(labelOf(did(rest, shippedOf(rest, 'p2', { L1: 1, L2: 1 }), 8))).toBe('shipped');
  });

  test('what is owed after a parcel left is not being picked by whoever picked that parcel', () => {
    const all = did(picking, parcelOf('p1', { L1: 2 }), 3);
    const left = did(all, shippedOf(all, 'p1', { L1: 2 }), 4);
    const back = did(left, { kind: 'voided', shipment: 'shop:1001:p1', reason: 'damaged' }, 5);
    expect(labelOf(back)).toBe('ready');
    expect(labelOf(did(back, { kind: 'pick', on: true }, 6))).toBe('picking');
  });
});

describe('the source changes its mind about work that was done', () => {
  const read = (order: OrderRecord, change: Partial<OrderReading>) =>
    mergeOrders(order, settleOrder(order.id, factsOf(readingOf(change), stampAt(20)), []));

  test('cancelling a parcel that left is an exception, not a state', () => {
    const late = read(shipped, { status: 'cancelled', lines: [lineOf('L1', 'MUG', 2)] });
    expect(labelOf(late)).toBe('shipped');
    expect(blockersOf(late, NOW, [])).toEqual([{ kind: 'cancelled-after-shipping' }]);
    expect(refuse(late, 'void', NOW)).toBeNull();
  });

  test('so is cancelling an order of which a part left; that part can be voided', () => {
    const late = read(shipped, { status: 'cancelled', lines: [lineOf('L1', 'MUG', 3)] });
    expect(blockersOf(late, NOW, [])).toEqual([
      { kind: 'cancelled', here: false },
      { kind: 'cancelled-after-shipping' },
    ]);
    expect(refuse(late, 'void', NOW)).toBeNull();
  });

  test('fewer units than are packed, and a line gone that is packed, are shown and not lost', () => {
    const both = orderOf('MUG 2/2', 'TEE 1/1');
    const fewer = read(both, { lines: [lineOf('L1', 'MUG', 1)] });
    expect(statusOf(fewer)).toMatchObject({
      fulfilment: 'packed',
      lines: [
        { line: 'L1', units: 1, packed: 2 },
        { line: 'L2', units: 0, packed: 1 },
      ],
    });
    expect(blockersOf(fewer, NOW, [])).toEqual([
      { kind: 'over-packed', sku: 'MUG', units: 1 },
      { kind: 'over-packed', sku: 'L2', units: 1 },
    ]);
  });

  test('an import undone at one station does not hide what another shipped meanwhile', () => {
    expect(labelOf(mergeOrders(withdrawn, shipped))).toBe('shipped');
    expect(labelOf(mergeOrders(withdrawn, packed))).toBe('withdrawn');
  });

  test('a cancellation at one station and a shipment at another are both told', () => {
    const both = mergeOrders(cancelled, shipped);
    expect(blockersOf(both, NOW, [])).toEqual([{ kind: 'cancelled-after-shipping' }]);
  });
});

test('cancelling and reinstating, holding and releasing, end where they began', () => {
  for (const order of [fresh, picking, packing, packed]) {
    const off = did(order, { kind: 'cancelled', reason: '' }, 6);
    const on = did(off, { kind: 'reinstated', reason: '' }, 7);
    expect([labelOf(off), labelOf(on)]).toEqual(['cancelled', labelOf(order)]);
    const stopped = did(order, held, 6);
    const hold = statusOf(stopped).holds[0]?.id ?? '';
    const freed = did(stopped, { kind: 'release', hold, reason: '' }, 7);
    expect([labelOf(stopped), labelOf(freed)]).toEqual(['on-hold', labelOf(order)]);
  }
});

function wrong(action: Action, state: State): Refusal {
  return { kind: 'wrong-state', action, state };
}

function onHold(): Refusal {
  return { kind: 'on-hold', hold: 'fraud', reason: 'looks odd' };
}
