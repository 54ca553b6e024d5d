/**
 * The rules of each replicated collection: its shape, how two versions of a record merge, and the stamps in it. Every
 * merge is commutative, associative and idempotent, so documents may arrive in any order and any number of times (R8).
 */
import type { z } from 'zod';
import { mergeOrders } from '../orders/merge.ts';
import { canonicalJson } from '../records/canonical.ts';
import { type DocumentRecord, documentRecord, documents } from '../records/document.ts';
import { mergeFields } from '../records/merge-fields.ts';
import { type MovementRecord, movementRecord, movements } from '../records/movement.ts';
import { type OrderRecord, orderRecord, orders } from '../records/order.ts';
import {
  mergeOutbox,
  newestOutbox,
  type OutboxRecord,
  outbox,
  outboxRecord,
} from '../records/outbox.ts';
import type { StoredRecord } from '../records/record-schema.ts';
import { type ScanRecord, scanRecord, scans } from '../records/scan.ts';
import { type SettingRecord, settingRecord, settings } from '../records/setting.ts';
import { type ShipmentRecord, shipmentRecord, shipments } from '../records/shipment.ts';
import { type SkuRecord, skuRecord, skus } from '../records/sku.ts';
import { laterStamp, type Stamp } from '../records/stamp.ts';
import { mergeShipments } from '../shipping/shipment.ts';
import type { ReplicatedName } from './remote.ts';

export interface ReplicatedRecords {
  readonly orders: OrderRecord;
  readonly shipments: ShipmentRecord;
  readonly skus: SkuRecord;
  readonly movements: MovementRecord;
  readonly settings: SettingRecord;
  readonly scans: ScanRecord;
  readonly documents: DocumentRecord;
  readonly outbox: OutboxRecord;
}

export interface Replicated<T> {
  readonly record: StoredRecord;
  readonly shape: z.ZodType;
  readonly merge: (a: T, b: T) => T;
  /** The latest stamp in a record: what is written after it was read has to come after it. */
  readonly newest: (record: T) => Stamp;
  /**
   * Whether stations take records of this kind out. `outlives` says whether a version has something that a removed one
   * had not seen. Kinds without it are never removed: a tombstone on the server is somebody's mistake and is undone.
   */
  readonly removable?: { readonly outlives: (record: T, removed: T) => boolean };
  /** Documents a request: some kinds are small, some carry files. */
  readonly batch: number;
}

export const replicated: {
  readonly [N in ReplicatedName]: Replicated<ReplicatedRecords[N]>;
} = {
  orders: {
    record: orders,
    shape: orderRecord,
    merge: mergeOrders,
    newest: ({ facts, log }) => latest([facts.readAt, ...log.map((entry) => entry.at)]),
    batch: 400,
  },
  shipments: {
    record: shipments,
    shape: shipmentRecord,
    merge: mergeShipments,
    newest: ({ confirmed, recalled, ends, labels }) =>
      latest(
        [
          confirmed,
          ...recalled,
          ...Object.values(ends),
          ...Object.values(labels).flatMap(Object.values),
        ].map(({ at }: { readonly at: Stamp }) => at),
      ),
    batch: 500,
  },
  skus: {
    record: skus,
    shape: skuRecord,
    merge: mergeStamped,
    newest: ({ stamps }) => latest(Object.values(stamps)),
    removable: {
      outlives: (record, removed) =>
        Object.entries(record.stamps).some(([field, at]) => at > (removed.stamps[field] ?? '')),
    },
    batch: 500,
  },
  movements: unchanging(movements, movementRecord),
  settings: {
    record: settings,
    shape: settingRecord,
    merge: (a, b) => {
      const { fields, stamps } = mergeFields(a.value, b.value, a.stamps, b.stamps);
      return { id: a.id, value: fields, stamps };
    },
    newest: ({ stamps }) => latest(Object.values(stamps)),
    batch: 100,
  },
  scans: unchanging(scans, scanRecord),
  documents: {
    record: documents,
    shape: documentRecord,
    merge: (a, b) => {
      if (a.changedAt !== b.changedAt) return a.changedAt > b.changedAt ? a : b;
      return canonicalJson(a) >= canonicalJson(b) ? a : b;
    },
    newest: ({ at, changedAt }) => latest([at, changedAt]),
    batch: 20,
  },
  outbox: {
    record: outbox,
    shape: outboxRecord,
    merge: mergeOutbox,
    newest: newestOutbox,
    batch: 500,
  },
};

function mergeStamped(a: SkuRecord, b: SkuRecord): SkuRecord {
  const { stamps: aStamps, ...aFields } = a;
  const { stamps: bStamps, ...bFields } = b;
  const { fields, stamps } = mergeFields(aFields, bFields, aStamps, bStamps);
  return { ...fields, stamps };
}

/** Records that nobody changes. Should two of one id differ, everybody keeps the earlier (then: the same) one. */
function unchanging<T extends { readonly at: string }>(
  record: StoredRecord,
  shape: z.ZodType,
): Replicated<T> {
  return {
    record,
    shape,
    merge: (a, b) => {
      if (a.at !== b.at) return a.at < b.at ? a : b;
      return canonicalJson(a) <= canonicalJson(b) ? a : b;
    },
    newest: ({ at }) => at,
    batch: 500,
  };
}

function latest(stamps: readonly Stamp[]): Stamp {
  return stamps.reduce(laterStamp, '');
}
