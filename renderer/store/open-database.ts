/** The RxDB database of one workspace: opens it and its collections as tables. */
import {
  addRxPlugin,
  createRxDatabase,
  getPrimaryKeyOfInternalDocument,
  INTERNAL_CONTEXT_COLLECTION,
  type RxCollection,
  type RxDatabase,
  type RxStorage,
} from 'rxdb';
import { type DocumentRecord, documents } from '../../shared/records/document.ts';
import { type LocalRecord, local } from '../../shared/records/local.ts';
import { type MovementRecord, movements } from '../../shared/records/movement.ts';
import { type OrderRecord, orders } from '../../shared/records/order.ts';
import { type OutboxRecord, outbox } from '../../shared/records/outbox.ts';
import type { StoredRecord } from '../../shared/records/record-schema.ts';
import { type ScanRecord, scans } from '../../shared/records/scan.ts';
import { type SettingRecord, settings } from '../../shared/records/setting.ts';
import { type ShipmentRecord, shipments } from '../../shared/records/shipment.ts';
import { type SkuRecord, skus } from '../../shared/records/sku.ts';
import { createSaving, type Saving } from './saving.ts';
import { Table } from './table.ts';

export interface Tables {
  readonly orders: Table<OrderRecord>;
  readonly shipments: Table<ShipmentRecord>;
  readonly skus: Table<SkuRecord>;
  readonly movements: Table<MovementRecord>;
  readonly settings: Table<SettingRecord>;
  readonly scans: Table<ScanRecord>;
  readonly documents: Table<DocumentRecord>;
  readonly outbox: Table<OutboxRecord>;
  readonly local: Table<LocalRecord>;
}

export const storedRecords: readonly StoredRecord[] = [
  orders,
  shipments,
  skus,
  movements,
  settings,
  scans,
  documents,
  outbox,
  local,
];

// biome-ignore lint/suspicious/noExplicitAny: RxDB types a storage by internals that differ for each storage.
export type Storage = RxStorage<any, any>;

export interface OpenDatabase {
  readonly database: RxDatabase;
  readonly tables: Tables;
  readonly saving: Saving;
}

/** Documents that are brought up to date in one write. */
const BATCH = 200;

/** Opens the workspace `name` on a storage (Dexie in the app, memory in tests). */
export async function openDatabase(name: string, storage: Storage): Promise<OpenDatabase> {
  const database = await createRxDatabase({
    name,
    storage,
    multiInstance: false,
    eventReduce: false,
  });
  const collections = await database.addCollections(
    Object.fromEntries(
      storedRecords.map(({ name: key, schema, migrations }) => [
        key,
        // Our schemas are RxDB schemas said without RxDB's types.
        {
          schema: structuredClone(schema) as never,
          migrationStrategies: migrations,
          autoMigrate: false,
        },
      ]),
    ),
  );
  await migrate(database, collections);
  const saving = createSaving();
  const tables = Object.fromEntries(
    Object.entries(collections).map(([key, collection]) => [key, new Table(collection, saving)]),
  );
  return { database, tables: tables as unknown as Tables, saving }; // One table was made for each name above.
}

/** Brings what an earlier version of the app stored to today's schemas. One small read where there is nothing to do. */
async function migrate(
  database: RxDatabase,
  collections: { readonly [name: string]: RxCollection },
): Promise<void> {
  const earlier = storedRecords.flatMap(({ name, schema }) =>
    Array.from({ length: schema.version }, (_, version) => ({ name, version })),
  );
  const metas = await database.internalStore.findDocumentsById(
    earlier.map(({ name, version }) =>
      getPrimaryKeyOfInternalDocument(`${name}-${version}`, INTERNAL_CONTEXT_COLLECTION),
    ),
    false,
  );
  if (metas.length === 0) return;
  const { RxDBMigrationSchemaPlugin } = await import('rxdb/plugins/migration-schema');
  addRxPlugin(RxDBMigrationSchemaPlugin);
  const found = new Set(metas.map(({ key }) => key));
  const names = earlier.filter(({ name, version }) => found.has(`${name}-${version}`));
  for (const name of new Set(names.map((one) => one.name)))
    await collections[name]?.migratePromise(BATCH);
}
