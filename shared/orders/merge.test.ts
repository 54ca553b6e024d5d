/** Law O1: merge is commutative, associative and idempotent, and loses nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderRecord } from '../records/order.ts';
import { emptyAddress, factsOf } from '../records/order-facts.ts';
import type { EntryBody, LogKind } from '../records/order-log.ts';
import { orderVersion } from '../testing/arbitrary-orders.ts';
import { did, HOME, orderFrom, orderOf, readingOf, stampAt } from '../testing/orders.ts';
import { laterFacts, mergeLogs, mergeOrders, settleOrder } from './merge.ts';

const RUNS = { numRuns: 1000 };

describe('O1: merge', () => {
  test('is commutative', () => {
    fc.assert(
      fc.property(orderVersion, orderVersion, (a, b) => {
        expect(mergeOrders(a, b)).toEqual(mergeOrders(b, a));
      }),
      RUNS,
    );
  });

  test('is associative', () => {
    fc.assert(
      fc.property(orderVersion, orderVersion, orderVersion, (a, b, c) => {
        expect(mergeOrders(mergeOrders(a, b), c)).toEqual(mergeOrders(a, mergeOrders(b, c)));
      }),
      RUNS,
    );
  });

  test('is idempotent, also over a version it already holds', () => {
    fc.assert(
      fc.property(orderVersion, orderVersion, (a, b) => {
        const both = mergeOrders(a, b);
        expect(mergeOrders(a, a)).toEqual(a);
        expect(mergeOrders(both, a)).toEqual(both);
      }),
      RUNS,
    );
  });

  test('loses no entry, and takes none back to an earlier rev', () => {
    fc.assert(
      fc.property(orderVersion, orderVersion, (a, b) => {
        const revs = new Map(mergeOrders(a, b).log.map((entry) => [entry.id, entry.rev]));
        for (const entry of [...a.log, ...b.log])
          expect(revs.get(entry.id)).toBeGreaterThanOrEqual(entry.rev);
        expect([...revs.keys()].sort()).toEqual(
          [...new Set([...a.log, ...b.log].map((entry) => entry.id))].sort(),
        );
      }),
      RUNS,
    );
  });

  test('refuses versions of different orders', () => {
    const other = orderFrom({ externalId: '1002' });
    expect(() => mergeOrders(orderFrom(), other)).toThrow('shop:1001, shop:1002');
  });
});

describe('the order as a function of facts and log', () => {
  test('does not depend on the order of the log', () => {
    const shuffled = orderVersion.chain((order) =>
      fc.record({
        order: fc.constant(order),
        log: fc.shuffledSubarray(order.log, { minLength: order.log.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ order, log }) => {
        expect(settleOrder(order.id, order.facts, log)).toEqual(order);
      }),
      RUNS,
    );
  });

  test('keeps the higher rev of an entry, whichever comes last', () => {
    const once = did(orderOf('MUG 0/1'), { kind: 'pick', on: true }, 1);
    const twice = did(once, { kind: 'pick', on: false }, 2);
    expect(mergeLogs(twice.log, once.log)).toEqual(twice.log);
    expect(twice.log).toMatchObject([{ id: 'pick:bench-1', rev: 2, on: false }]);
  });
});

describe('the later of two readings', () => {
  const early = factsOf(readingOf({ total: 1 }), stampAt(1));
  const late = factsOf(readingOf({ total: 2 }), stampAt(2));

  test('is the one read later, as long as no revision says otherwise', () => {
    expect(laterFacts(early, late)).toEqual(late);
  });

  test('is the one of the higher revision, even when read earlier', () => {
    const revised = { ...early, revision: '2' };
    expect(laterFacts(revised, { ...late, revision: '1' })).toEqual(revised);
    expect(laterFacts(late, revised)).toEqual(revised);
  });

  test('is the one read later when the source moved no revision', () => {
    const same = { ...late, revision: '2' };
    expect(laterFacts({ ...early, revision: '2' }, same)).toEqual(same);
  });
});

describe('erasing', () => {
  const known = did(
    did(orderOf('MUG 1/1'), { kind: 'note', text: 'Jo rang' }, 2),
    {
      kind: 'priority',
      dueAt: '2026-11-23T16:00:00.000Z',
      reasons: [{ criterion: 'vip', minutes: 720, detail: 'jo@example.org' }],
      criteria: '1',
    },
    3,
  );

  test('leaves nothing of the buyer anywhere in the record', () => {
    const text = JSON.stringify(did(known, { kind: 'erased', reason: 'asked' }, 4));
    for (const trace of ['Jo', 'jo', 'Orchard', '01742', '0100']) expect(text).not.toContain(trace);
    expect(text).toContain('"country":"US"');
  });

  test('blanks what people typed: reasons, notes, corrected addresses', () => {
    const typed: EntryBody<LogKind>[] = [
      { kind: 'hold', hold: 'address', reason: 'Jo rang', until: null },
      { kind: 'release', hold: 'h', reason: 'Jo rang' },
      { kind: 'note', text: 'Jo rang' },
      { kind: 'voided', shipment: 's', reason: 'Jo rang' },
      { kind: 'cancelled', reason: 'Jo rang' },
      { kind: 'reinstated', reason: 'Jo rang' },
      { kind: 'address', address: HOME, reason: 'Jo rang', basis: 'hash of Jo' },
      { kind: 'erased', reason: 'Jo rang' },
    ];
    const order = typed.reduce((last, body, n) => did(last, body, 20 + n), known);
    const bodies = order.log.map(({ id: _, rev: __, at: ___, by: ____, ...body }) => body);
    expect(bodies).toEqual(
      expect.arrayContaining([
        { kind: 'hold', hold: 'address', reason: '', until: null },
        { kind: 'release', hold: 'h', reason: '' },
        { kind: 'note', text: '' },
        { kind: 'voided', shipment: 's', reason: '' },
        { kind: 'cancelled', reason: '' },
        { kind: 'reinstated', reason: '' },
        { kind: 'address', address: emptyAddress, reason: '', basis: '' },
        { kind: 'erased', reason: '' },
      ]),
    );
    expect(JSON.stringify(order)).not.toContain('Jo');
  });

  test('O5: erasing before or after merging comes to the same', () => {
    const erase = (order: OrderRecord) => did(order, { kind: 'erased', reason: 'asked' }, 9);
    fc.assert(
      fc.property(orderVersion, orderVersion, (a, b) => {
        expect(mergeOrders(erase(a), b)).toEqual(erase(mergeOrders(a, b)));
      }),
      RUNS,
    );
  });

  test('wins over facts that are read later', () => {
    const gone = did(known, { kind: 'erased', reason: 'asked' }, 4);
    const again = orderFrom({ total: 99 }, stampAt(9));
    const merged = mergeOrders(gone, again);
    expect(merged.facts).toMatchObject({ total: 99, buyer: { name: '', email: '', phone: '' } });
    expect([merged.buyerKey, merged.emailKey]).toEqual(['', '']);
  });
});
