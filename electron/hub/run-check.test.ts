/** The check function as the server runs it: what stations write passes, what none would is refused with its reason. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import shopFile from '../../resources/sample-shop/sample-shop.json';
import { mergeOrders } from '../../shared/orders/merge.ts';
import { defaultCriteria } from '../../shared/priority/criteria.ts';
import { documents } from '../../shared/records/document.ts';
import { movements } from '../../shared/records/movement.ts';
import { orders } from '../../shared/records/order.ts';
import { outbox } from '../../shared/records/outbox.ts';
import { scans } from '../../shared/records/scan.ts';
import { settings } from '../../shared/records/setting.ts';
import { shipments } from '../../shared/records/shipment.ts';
import { blankSku, skus } from '../../shared/records/sku.ts';
import { checkDesign } from '../../shared/replication/check-function.ts';
import { type ReplicatedName, replicatedNames } from '../../shared/replication/remote.ts';
import { sampleData } from '../../shared/sample/sample-data.ts';
import { sampleRecords } from '../../shared/sample/sample-records.ts';
import { sampleShop } from '../../shared/sample/sample-shop.ts';
import { mergeShipments, shipmentOf } from '../../shared/shipping/shipment.ts';
import { orderVersion } from '../../shared/testing/arbitrary-orders.ts';
import { ANA, did, orderOf, stampAt } from '../../shared/testing/orders.ts';
import { refusedBecause } from './run-check.ts';

interface Doc {
  readonly _id: string;
  readonly v: number;
  readonly [field: string]: unknown;
}

const BOB = { station: 'bench-2', user: 'Bob' };
const noCarriage = { carrier: '', service: '', tracking: '' };

const order = did(orderOf('MUG 1/2'), { kind: 'note', text: 'ring twice' }, 2);
const anas = shipmentOf(order, noCarriage, () => 'A-1', ANA, stampAt(3));
const bobs = shipmentOf(order, noCarriage, () => 'A-1', BOB, stampAt(4));
const both = mergeShipments(anas, bobs);
const moved = { id: 'ship:shop:1001:p1:l1', kind: 'shipped', skuId: 'mug', bin: '', units: -1 };

const records = { orders, shipments, skus, movements, settings, scans, documents, outbox };

/** One good document of each collection. */
const good: { readonly [N in ReplicatedName]: Doc } = {
  orders: docOf('orders', order),
  shipments: docOf('shipments', both),
  skus: docOf('skus', { id: 'mug', sku: 'MUG', ...blankSku, stamps: {} }),
  movements: docOf('movements', { ...moved, at: stampAt(3), by: ANA, reason: '', source: 'a' }),
  settings: docOf('settings', { id: 'criteria', value: { vip: 1 }, stamps: {} }),
  scans: docOf('scans', {
    ...{ id: 's1', at: stampAt(1), by: ANA, code: '12', verdict: 'unknown', order: '' },
  }),
  documents: docOf('documents', {
    ...{ id: 'd1', kind: 'mapping', at: stampAt(1), changedAt: stampAt(1) },
    ...{ name: '', about: '', body: '{}' },
  }),
  outbox: docOf('outbox', {
    ...{ id: 'ship:shop:1001:p1', kind: 'shipment', channel: 'shop', order: 'shop:1001' },
    ...{ shipment: 'shop:1001:p1', state: 'waiting', changedAt: stampAt(3), by: ANA, tries: 0 },
    ...{ notBefore: '', why: '', reason: '', about: '' },
    told: { at: '', about: '', remote: '' },
  }),
};
const cases = replicatedNames.map((name) => [name, good[name]] as const);

/** A record as a station writes it. */
function docOf<T extends { readonly id: string }>(name: ReplicatedName, { id, ...fields }: T): Doc {
  return { _id: id, v: records[name].schema.version, ...fields };
}

/** What the server says to a station's write. */
function said(name: ReplicatedName, doc: object, old: object | null = null, roles: string[] = []) {
  return refusedBecause(name, doc, old, { db: `shop-${name}`, name: 'bench-1', roles });
}

function without(doc: Doc, field: string): object {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => name !== field));
}

describe.each(cases)('%s', (name, doc) => {
  test('what a station writes passes, new, again and over a tombstone', () => {
    expect(said(name, doc)).toBeNull();
    expect(said(name, { ...doc, _rev: '1-a' }, { ...doc, _rev: '1-a' })).toBeNull();
    expect(said(name, doc, { _id: doc._id, _deleted: true, v: 9 })).toBeNull();
  });

  test('a field that is missing or of another type is named', () => {
    const [field = ''] = Object.keys(without(doc, '_id')).filter((key) => key !== 'v');
    const optional = name === 'skus' && field !== 'sku';
    expect(optional).toBe(false);
    expect(said(name, without(doc, field))).toBe(`Packbench: ${field} is missing`);
    for (const wrong of [null, 7, true])
      expect(said(name, { ...doc, [field]: wrong })).toMatch(`Packbench: ${field} is not of type`);
  });

  test.each(['', 'A', 'a b', 'a/b', '_a', 'é', '../a', 'a\n'])('the id %j is refused', (_id) => {
    expect(said(name, { ...doc, _id })).toBe(
      'Packbench: _id has other letters than a-z 0-9 : . _ -',
    );
  });

  test('an id is as long as its record allows, and no longer', () => {
    const longest = 1000;
    const lengths = Array.from({ length: longest }, (_, n) => n + 1);
    const allowed = lengths.filter((n) => said(name, { ...doc, _id: 'a'.repeat(n) }) === null);
    expect([60, 80, 200, 220, 240, 300]).toContain(allowed.length);
    expect(said(name, { ...doc, _id: 'a'.repeat(longest) })).toMatch(/^Packbench: _id is longer/);
  });

  test.each([undefined, null, '1', -1, 0.5, [1]])('the schema version %j is refused', (v) => {
    expect(said(name, { ...doc, v })).toBe('Packbench: v is not a schema version');
  });

  test('the schema version never goes down, and a later one is left to who knows it', () => {
    const later = { _id: doc._id, v: doc.v + 1, shape: 'unheard of' };
    expect(said(name, later, doc)).toBeNull();
    expect(said(name, doc, later)).toBe(
      'Packbench: v is lower than that of the document it replaces',
    );
  });

  test('what other tools add is left alone', () => {
    expect(said(name, { ...doc, _attachments: { 'a.pdf': { stub: true } }, extra: 1 })).toBeNull();
  });

  test('an administrator may do anything', () => {
    expect(said(name, { _id: 'Any thing' }, doc, ['_admin'])).toBeNull();
    expect(said(name, { _id: doc._id, _deleted: true }, doc, ['_admin'])).toBeNull();
  });

  test('only SKUs are deleted, but leaves that were merged are closed', () => {
    const tombstone = { _id: doc._id, _rev: '1-a', _deleted: true };
    const refusal = 'Packbench: records of this kind are never deleted';
    expect(said(name, tombstone, doc)).toBe(name === 'skus' ? null : refusal);
    expect(said(name, { ...tombstone, merged: true }, doc)).toBeNull();
  });

  test('reasons repeat nothing of what was written', () => {
    const secret = 'Jo March';
    const bad = [
      { ...doc, _id: secret },
      { ...doc, v: secret },
      Object.fromEntries(Object.keys(doc).map((key) => [key, secret])),
      { _id: doc._id, _deleted: secret },
    ];
    for (const one of bad) expect(said(name, one, doc) ?? '').not.toContain(secret);
  });
});

test('a key is bounded as in the record', () => {
  expect(said('orders', { ...good.orders, rank: 'x'.repeat(41) })).toBe(
    'Packbench: rank is longer than 40',
  );
});

describe('orders', () => {
  test('facts and log are always there, in an older version too', () => {
    const older = { ...good.orders, v: -0 };
    expect(said('orders', older)).toBeNull();
    expect(said('orders', { ...good.orders, facts: [] })).toMatch('facts');
    expect(said('orders', { ...good.orders, log: {} })).toMatch('log');
  });

  test.each([
    [[{ id: '', rev: 1 }], 'a log entry has no id'],
    [['note'], 'a log entry has no id'],
    [[{ id: 'a' }], 'a log entry has no rev'],
    [[{ id: 'a', rev: 0 }], 'a log entry has no rev'],
    [
      [
        { id: 'a', rev: 1 },
        { id: 'a', rev: 2 },
      ],
      'log has two entries of one id',
    ],
  ])('a log like %j is refused', (log, reason) => {
    expect(said('orders', { ...good.orders, log })).toBe(`Packbench: ${reason}`);
  });

  test('an entry may come and grow, never go or shrink', () => {
    const log = [
      { id: 'a', rev: 2 },
      { id: 'constructor', rev: 1 },
    ];
    const old = { ...good.orders, log };
    const write = (next: object[]) => said('orders', { ...good.orders, log: next }, old);
    expect(write([...log, { id: 'b', rev: 1 }])).toBeNull();
    expect(write(log.map((entry) => ({ ...entry, rev: 3 })))).toBeNull();
    expect(write(log.slice(1))).toBe('Packbench: log has lost an entry');
    expect(write(log.slice(0, 1))).toBe('Packbench: log has lost an entry');
    expect(write(log.map((entry) => ({ ...entry, rev: 1 })))).toBe(
      'Packbench: a log entry goes back to an earlier rev',
    );
  });

  test('erasing blanks what entries say and passes', () => {
    const erased = did(order, { kind: 'erased', reason: 'asked' }, 9);
    expect(JSON.stringify(erased)).not.toContain('ring twice');
    expect(said('orders', docOf('orders', erased), good.orders)).toBeNull();
    expect(said('orders', good.orders, docOf('orders', erased))).toBe(
      'Packbench: log has lost an entry',
    );
  });

  test('O1: whatever two stations have, what they merge to may be written over either', () => {
    fc.assert(
      fc.property(orderVersion, orderVersion, (a, b) => {
        const merged = docOf('orders', mergeOrders(a, b));
        for (const one of [a, b]) {
          expect(said('orders', docOf('orders', one))).toBeNull();
          expect(said('orders', merged, docOf('orders', one))).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });

  test('one version over another passes exactly when it has all of its entries', () => {
    fc.assert(
      fc.property(orderVersion, orderVersion, (a, b) => {
        const revs = new Map(b.log.map((entry) => [entry.id, entry.rev]));
        const hasAll = a.log.every((entry) => (revs.get(entry.id) ?? 0) >= entry.rev);
        expect(said('orders', docOf('orders', b), docOf('orders', a)) === null).toBe(hasAll);
      }),
      { numRuns: 500 },
    );
  });
});

describe('shipments', () => {
  test('merged confirmations may be written over either station’s, and none left out again', () => {
    for (const one of [anas, bobs]) {
      expect(said('shipments', docOf('shipments', both), docOf('shipments', one))).toBeNull();
      expect(said('shipments', docOf('shipments', one), docOf('shipments', both))).toBe(
        "Packbench: a station's confirmation was left out",
      );
    }
  });

  test('somebody confirmed it', () => {
    expect(said('shipments', { ...good.shipments, confirmed: {}, recalled: [] })).toBe(
      'Packbench: nobody confirmed the shipment',
    );
  });
});

describe.each(['movements', 'scans'] as const)('%s', (name) => {
  const doc = good[name];

  test('are never changed', () => {
    const change = { ...doc, by: BOB };
    const later = { ...change, at: stampAt(30) };
    expect(said(name, later, doc)).toBe('Packbench: records of this kind never change');
    // Of one moment, one of the two stands, whoever comes first.
    const answers = [said(name, change, doc), said(name, doc, change)];
    expect(new Set(answers)).toEqual(
      new Set([null, 'Packbench: records of this kind never change']),
    );
  });

  test('an order of fields is no change, a revision neither', () => {
    const turned = Object.fromEntries(Object.entries(doc).reverse());
    expect(said(name, { ...turned, _rev: '1-a' }, { ...doc, _rev: '1-a' })).toBeNull();
  });

  test('of two that stations wrote while apart the earlier stands', () => {
    const earlier = { ...doc, at: stampAt(-5), by: BOB };
    expect(said(name, earlier, doc)).toBeNull();
  });
});

test('everything of the sample shop may be written', () => {
  const made = sampleRecords(
    sampleShop(sampleData.parse(shopFile), Date.parse('2026-11-23T11:05:00.000Z')),
    {
      by: ANA,
      criteria: defaultCriteria,
      localTime: (iso, time) => `${iso.slice(0, 10)}T${time}:00.000Z`,
    },
  );
  const kinds = ['orders', 'shipments', 'skus', 'movements'] as const;
  for (const name of kinds) {
    const refused = made[name].map((record) => said(name, docOf(name, record))).filter(Boolean);
    expect([name, made[name].length > 0, refused]).toEqual([name, true, []]);
  }
});

test('the function is one that a CouchDB of any year reads', () => {
  for (const name of replicatedNames) {
    const { validate_doc_update: text } = checkDesign(name);
    expect(text).toMatch(/^function \(newDoc, oldDoc, userCtx, secObj\) \{\n[\s\S]*\}$/);
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|"[^"\n]*"/g, '0');
    expect(code).not.toMatch(/=>|`|\b(let|const|class|import|export|async|of)\b|\.\.\.|,\s*[)\]}]/);
  }
});
