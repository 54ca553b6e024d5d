/**
 * A checked backup merged into the store. Nothing is deleted and nothing newer is overwritten: records that are
 * in both go through the same merges as two stations' versions, so restoring twice, or into a shop that went on,
 * does no harm.
 */

import { isErased } from '../../../shared/orders/log.ts';
import { mergeOrders, settleOrder } from '../../../shared/orders/merge.ts';
import { canonicalJson } from '../../../shared/records/canonical.ts';
import { mergeFields } from '../../../shared/records/merge-fields.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { mergeOutbox } from '../../../shared/records/outbox.ts';
import type { SettingRecord } from '../../../shared/records/setting.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { untoldOf } from '../../../shared/shipping/implied.ts';
import { mergeShipments } from '../../../shared/shipping/shipment.ts';
import { settleShipments } from '../settle.ts';
import type { Store } from '../store.ts';
import type { Table } from '../table.ts';
import { type BackupLine, sumOf } from './backup-format.ts';
import { type CheckedBackup, recordsOf } from './backup-read.ts';
import { blankAround } from './erase.ts';
import { reprioritise } from './reprioritise.ts';

export interface RestoreTally {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** The store could not write; what was merged before it stays, and restoring again goes on. */
export interface RestoreFault {
  readonly kind: 'not-saved';
  readonly reason: string;
  readonly tally: RestoreTally;
}

export interface RestoreOptions {
  readonly progress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

type Tally = { -readonly [K in keyof RestoreTally]: number };
type RecordOf<K extends BackupLine['kind']> = Extract<BackupLine, { kind: K }>['record'];

const BATCH = 100;

/** Merges a checked backup into the store, in slices that step aside for the scanner. */
export async function restoreBackup(
  store: Store,
  backup: CheckedBackup,
  { progress = () => undefined, signal }: RestoreOptions = {},
): Promise<Result<RestoreTally, RestoreFault>> {
  const tally: Tally = { added: 0, changed: 0, unchanged: 0 };
  const all = sumOf(backup.counts);
  const erased = new Set<string>();
  let done = 0;
  try {
    for await (const batch of batches(store, recordsOf(backup))) {
      if (signal?.aborted) break;
      await take(store, batch, tally);
      for (const id of await erasedOf(store, only(batch, 'orders'))) erased.add(id);
      done += batch.length;
      progress(done, all);
      await store.activity.pause();
    }
    await settleShipments(store);
    // What was erased on either side is erased on both, whatever the other still kept about it.
    await blankAround(store, erased);
    await reprioritise(store);
    return ok(tally);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return err({ kind: 'not-saved', reason, tally });
  }
}

/** Lines of one kind and with different ids, so many as may be written at once now. */
async function* batches(
  store: Store,
  lines: AsyncGenerator<BackupLine>,
): AsyncGenerator<BackupLine[]> {
  let batch: BackupLine[] = [];
  for await (const line of lines) {
    const full = batch.length >= store.activity.batchSize(BATCH);
    const other = batch[0] !== undefined && batch[0].kind !== line.kind;
    if (full || other || batch.some((one) => one.record.id === line.record.id)) {
      yield batch;
      batch = [];
    }
    batch.push(line);
  }
  if (batch.length > 0) yield batch;
}

async function take(store: Store, batch: readonly BackupLine[], tally: Tally): Promise<void> {
  await merge(store.settings, only(batch, 'settings'), mergeSetting, tally);
  await merge(store.skus, only(batch, 'skus'), mergeSku, tally);
  const orders = only(batch, 'orders');
  for (const order of orders) for (const entry of order.log) store.clock.see(entry.at);
  await merge(store.orders, orders.map(indexed), mergeOrders, tally);
  const shipments = await unsettled(store, only(batch, 'shipments'));
  await merge(store.shipments, shipments, mergeShipments, tally);
  const movements = only(batch, 'movements');
  for (const movement of movements) store.clock.see(movement.at);
  await insert(store.movements, movements, tally);
  await insert(store.scans, only(batch, 'scans'), tally);
  await insert(store.documents, only(batch, 'documents'), tally);
  await merge(store.outbox, only(batch, 'outbox'), mergeOutbox, tally);
}

function only<K extends BackupLine['kind']>(
  batch: readonly BackupLine[],
  kind: K,
): readonly RecordOf<K>[] {
  const mine = batch.filter((line) => line.kind === kind);
  return mine.map((line) => line.record as RecordOf<K>); // Of this kind by the filter.
}

async function merge<T extends { readonly id: string }>(
  table: Table<T>,
  records: readonly T[],
  merged: (current: T, record: T) => T,
  tally: Tally,
): Promise<void> {
  if (records.length === 0) return;
  const byId = new Map(records.map((record) => [record.id, record]));
  const effects = new Map<string, keyof RestoreTally>();
  await table.changeMany([...byId.keys()], (current, id) => {
    const record = byId.get(id);
    if (!record) return null;
    const next = current ? merged(plain(current), record) : record;
    const same = current !== undefined && canonicalJson(plain(current)) === canonicalJson(next);
    effects.set(id, same ? 'unchanged' : current ? 'changed' : 'added');
    return same ? null : next;
  });
  for (const effect of effects.values()) tally[effect]++;
}

async function insert<T extends { readonly id: string }>(
  table: Table<T>,
  records: readonly T[],
  tally: Tally,
): Promise<void> {
  const there = await table.insert(records);
  tally.unchanged += there.length;
  tally.added += records.length - there.length;
}

/** A record as it was validated, without what the storage adds. */
function plain<T extends object>(doc: T): T {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => !name.startsWith('_'))) as T;
}

/** Those of these orders that are erased now that they are merged. */
async function erasedOf(store: Store, orders: readonly OrderRecord[]): Promise<string[]> {
  const merged = await store.orders.getMany(orders.map((order) => order.id));
  return merged.filter(isErased).map((order) => order.id);
}

/** The index is worked out here, whatever the file says. */
function indexed(order: OrderRecord): OrderRecord {
  return settleOrder(order.id, order.facts, order.log);
}

/** A shipment whose order does not tell of it was written while its backup was made: to be settled again. */
async function unsettled(
  store: Store,
  shipments: readonly ShipmentRecord[],
): Promise<ShipmentRecord[]> {
  const docs = await store.orders.getMany([...new Set(shipments.map((one) => one.order))]);
  const orders = new Map(docs.map((order) => [order.id, order]));
  return shipments.map((shipment) => {
    const order = orders.get(shipment.order);
    const whole = order !== undefined && untoldOf(shipment, order.log).length === 0;
    return whole ? shipment : { ...shipment, settled: 'open' };
  });
}

function mergeSku(a: SkuRecord, b: SkuRecord): SkuRecord {
  const { id, sku, stamps: aStamps, ...aFields } = a;
  const { id: _id, sku: _sku, stamps: bStamps, ...bFields } = b;
  const { fields, stamps } = mergeFields(aFields, bFields, aStamps, bStamps);
  return { id, sku, ...fields, stamps };
}

function mergeSetting(a: SettingRecord, b: SettingRecord): SettingRecord {
  const { fields, stamps } = mergeFields(a.value, b.value, a.stamps, b.stamps);
  return { id: a.id, value: fields, stamps };
}
