/** What RxDB and CouchDB want of every stored record, and that schema, type and builders speak of one shape. */
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { movementsOf } from '../shipping/implied.ts';
import { shipmentOf } from '../shipping/shipment.ts';
import { ANA, did, orderOf, stampAt } from '../testing/orders.ts';
import { documentRecord, documents } from './document.ts';
import { local, localRecord } from './local.ts';
import { movementRecord, movements } from './movement.ts';
import { orderRecord, orders } from './order.ts';
import { outbox, outboxRecord } from './outbox.ts';
import type { StoredRecord } from './record-schema.ts';
import { scanRecord, scans } from './scan.ts';
import { settingRecord, settings } from './setting.ts';
import { shipmentRecord, shipments } from './shipment.ts';
import { blankSku, skuRecord, skus } from './sku.ts';

const order = did(orderOf('MUG 1/2'), { kind: 'note', text: 'ring twice' }, 2);
const shipment = shipmentOf(
  order,
  { carrier: '', service: '', tracking: 'AB 1' },
  () => '',
  ANA,
  stampAt(3),
);

const all: [string, StoredRecord, z.ZodObject, readonly unknown[]][] = [
  ['orders', orders, orderRecord, [order]],
  ['shipments', shipments, shipmentRecord, [shipment]],
  ['movements', movements, movementRecord, movementsOf(shipment)],
  ['skus', skus, skuRecord, [{ id: 'mug', sku: 'MUG', ...blankSku, stamps: {} }]],
  ['settings', settings, settingRecord, [{ id: 'criteria', value: { vip: 1 }, stamps: {} }]],
  ['scans', scans, scanRecord, [scanned()]],
  ['documents', documents, documentRecord, [slip()]],
  ['outbox', outbox, outboxRecord, [notice()]],
  ['local', local, localRecord, [{ id: 'station', body: '{}' }]],
];

test('there are at most twelve collections, each of its own name', () => {
  const names = all.map(([, stored]) => stored.name);
  expect(names).toEqual(all.map(([name]) => name));
  expect(new Set(names).size).toBeLessThanOrEqual(12);
});

test.each(all)('%s: what is indexed is a required string of bounded length', (_, stored) => {
  const { schema } = stored;
  for (const field of [schema.primaryKey, ...schema.indexes.flat()]) {
    expect(schema.required).toContain(field);
    expect(schema.properties[field]).toEqual({ type: 'string', maxLength: expect.any(Number) });
  }
});

test.each(all)(
  '%s: the stored schema and the zod schema name the same fields',
  (_, stored, shape) => {
    expect(Object.keys(shape.shape).sort()).toEqual(Object.keys(stored.schema.properties).sort());
  },
);

test.each(all)('%s: a key is bounded by zod as it is by the store', (_, stored, shape) => {
  for (const field of [stored.schema.primaryKey, ...stored.schema.indexes.flat()]) {
    const maxLength = stored.schema.properties[field]?.maxLength ?? 0;
    const parsed = shape.safeParse({ [field]: 'x'.repeat(maxLength + 1) });
    expect(parsed.error?.issues.map((issue) => issue.path[0])).toContain(field);
  }
});

test.each(all)('%s: what is built passes', (_, _stored, shape, built) => {
  expect(built.length).toBeGreaterThan(0);
  for (const one of built) expect(shape.parse(one)).toEqual(one);
});

test.each(all)('%s: there is a migration to every version', (_, { schema, migrations }) => {
  const versions = Array.from({ length: schema.version }, (_none, n) => String(n + 1));
  expect(Object.keys(migrations)).toEqual(versions);
});

function scanned(): z.infer<typeof scanRecord> {
  return { id: 's1', at: stampAt(1), by: ANA, code: '123', verdict: 'unknown', order: '' };
}

function notice(): z.infer<typeof outboxRecord> {
  return {
    ...{ id: `ship:${shipment.id}`, kind: 'shipment', channel: 'shop', order: order.id },
    ...{ shipment: shipment.id, state: 'waiting', changedAt: stampAt(3), by: ANA, tries: 0 },
    ...{ notBefore: '', why: '', reason: '', about: '' },
    told: { at: '', about: '', remote: '' },
  };
}

function slip(): z.infer<typeof documentRecord> {
  const name = 'Packing slip #1001';
  const at = stampAt(1);
  return { id: 'd1', kind: 'packing-slip', at, changedAt: at, name, about: order.id, body: '' };
}
