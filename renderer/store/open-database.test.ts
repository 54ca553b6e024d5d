/** What an earlier version of the app stored: it is there, whole and of today's shape. */
import { createRxDatabase } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, onTestFinished, test } from 'vitest';
import { documents } from '../../shared/records/document.ts';
import type { StoredRecord } from '../../shared/records/record-schema.ts';
import { shipmentRecord, shipments } from '../../shared/records/shipment.ts';
import { movementsOf } from '../../shared/shipping/implied.ts';
import { ANA, HOME, stampAt } from '../../shared/testing/orders.ts';
import { openDatabase, type Storage } from './open-database.ts';

const NEW = ['ends', 'labels', 'recall', 'leftAt', 'changedAt'];

/** The schema as it was at version 0. */
function first({ schema }: StoredRecord) {
  const properties = Object.entries(schema.properties).filter(([name]) => !NEW.includes(name));
  return {
    ...schema,
    version: 0,
    properties: Object.fromEntries(properties),
    required: schema.required.filter((name) => !NEW.includes(name)),
    indexes: schema.indexes.filter((index) => !index.some((name) => NEW.includes(name))),
  };
}

const field = (value: string) => ({ value, at: stampAt(5) });
const shipment = {
  id: 'shop:1001:p1',
  order: 'shop:1001',
  parcel: 'p1',
  confirmed: {
    at: stampAt(5),
    by: ANA,
    contents: [{ line: 'L1', skuId: 'mug', bin: '', units: 2 }],
    shipTo: HOME,
  },
  recalled: [],
  carrier: field('DPD'),
  service: field(''),
  tracking: field('T1'),
  voided: { at: stampAt(8), by: ANA, reason: 'damaged' },
  trackingKey: 't1',
  settled: 'done',
};
const slip = { id: 'd1', kind: 'packing-slip', at: stampAt(1), name: '', about: '', body: 'x' };

async function storedEarlier(name: string, storage: Storage): Promise<void> {
  const database = await createRxDatabase({ name, storage, multiInstance: false });
  const old = await database.addCollections({
    shipments: { schema: first(shipments) as never },
    documents: { schema: first(documents) as never },
  });
  await old.shipments.bulkInsert([structuredClone(shipment)]);
  await old.documents.bulkInsert([slip]);
  await database.close();
}

test('a store of schema version 0 opens as one of today, and again without more ado', async () => {
  const storage = getRxStorageMemory();
  await storedEarlier('earlier', storage);
  const { database, tables } = await openDatabase('earlier', storage);
  const read = shipmentRecord.parse(await tables.shipments.get(shipment.id));
  expect(read).toEqual({
    ...shipment,
    confirmed: { ...shipment.confirmed, early: true },
    ends: { 'bench-1': { kind: 'voided', ...shipment.voided } },
    labels: { 'bench-1': { carrier: field('DPD'), service: field(''), tracking: field('T1') } },
    recall: 'none',
    leftAt: stampAt(5),
  });
  // The ledger has these already: settling it again takes nothing twice.
  expect(movementsOf(read).map(({ id }) => id)).toEqual([
    'ship:shop:1001:p1:l1',
    'void:shop:1001:p1:l1',
  ]);
  expect(await tables.documents.get('d1')).toMatchObject({ ...slip, changedAt: slip.at });
  await database.close();

  const again = await openDatabase('earlier', storage);
  onTestFinished(async () => void (await again.database.close()));
  expect(await again.tables.shipments.count()).toBe(1);
  expect(await again.tables.shipments.page({ index: ['leftAt'], limit: 5 })).toHaveLength(1);
});
