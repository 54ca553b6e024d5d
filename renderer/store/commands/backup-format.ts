/**
 * The backup file: gzip of lines of JSON. A header, then one record a line, then a trailer that counts them, so
 * that a file that was cut short is noticed. What never leaves a station (its name, snapshots) is not in it.
 */
import { z } from 'zod';
import { documentRecord, documents } from '../../../shared/records/document.ts';
import { movementRecord, movements } from '../../../shared/records/movement.ts';
import { orderRecord, orders } from '../../../shared/records/order.ts';
import { outbox, outboxRecord } from '../../../shared/records/outbox.ts';
import { migrated, type StoredRecord } from '../../../shared/records/record-schema.ts';
import { scanRecord, scans } from '../../../shared/records/scan.ts';
import { settingRecord, settings } from '../../../shared/records/setting.ts';
import { shipmentRecord, shipments } from '../../../shared/records/shipment.ts';
import { skuRecord, skus } from '../../../shared/records/sku.ts';

/** Counted up when a file can no longer be read by an older app. 2: shipments are kept per station. */
export const BACKUP_FORMAT = 2;

/**
 * Kinds of records in the order they are written. A shipment is stored before its order says so: orders written
 * first are never ahead of their shipments, nor shipments of their movements.
 */
export const RECORD_KINDS = [
  'settings',
  'skus',
  'orders',
  'shipments',
  'movements',
  'scans',
  'documents',
  'outbox',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

const counted = z.object({
  settings: z.int().min(0),
  skus: z.int().min(0),
  orders: z.int().min(0),
  shipments: z.int().min(0),
  movements: z.int().min(0),
  scans: z.int().min(0),
  documents: z.int().min(0),
  /** Not in files of before channels. */
  outbox: z.int().min(0).default(0),
});

export type RecordCounts = z.infer<typeof counted>;

export const noRecords: RecordCounts = {
  settings: 0,
  skus: 0,
  orders: 0,
  shipments: 0,
  movements: 0,
  scans: 0,
  documents: 0,
  outbox: 0,
};

/** `counts` is what there was to write when it began; the trailer's is what was written. */
export const backupHeader = z.object({
  packbench: z.literal('backup'),
  format: z.int(),
  madeAt: z.iso.datetime(),
  station: z.string(),
  counts: counted,
  /** Schema version of each kind's records; 0 in files of format 1. */
  versions: z.record(z.string(), z.int().min(0)).default({}),
});

export type BackupHeader = z.infer<typeof backupHeader>;

export const backupTrailer = z.object({ end: z.literal(true), counts: counted });

export const backupLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('settings'), record: settingRecord }),
  z.object({ kind: z.literal('skus'), record: skuRecord }),
  z.object({ kind: z.literal('orders'), record: orderRecord }),
  z.object({ kind: z.literal('shipments'), record: shipmentRecord }),
  z.object({ kind: z.literal('movements'), record: movementRecord }),
  z.object({ kind: z.literal('scans'), record: scanRecord }),
  z.object({ kind: z.literal('documents'), record: documentRecord }),
  z.object({ kind: z.literal('outbox'), record: outboxRecord }),
]);

export type BackupLine = z.infer<typeof backupLine>;

const STORED: { readonly [kind in RecordKind]: StoredRecord } = {
  settings,
  skus,
  orders,
  shipments,
  movements,
  scans,
  documents,
  outbox,
};

/** The schema versions that this app writes. */
export const schemaVersions: { readonly [kind: string]: number } = Object.fromEntries(
  RECORD_KINDS.map((kind) => [kind, STORED[kind].schema.version]),
);

const rawLine = z.object({
  kind: z.enum(RECORD_KINDS),
  record: z.record(z.string(), z.unknown()),
});

/** A line of a backup with these schema versions as a line of today's. */
export function readLine(value: unknown, versions: BackupHeader['versions']) {
  const raw = rawLine.safeParse(value);
  if (!raw.success) return backupLine.safeParse(value);
  const { kind, record } = raw.data;
  return backupLine.safeParse({
    kind,
    record: migrated(STORED[kind], versions[kind] ?? 0, record),
  });
}

/** Records in all. */
export function sumOf(counts: RecordCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** What a backup made at `iso` is called. */
export function backupName(localDay: string): string {
  return `packbench-backup-${localDay}.jsonl.gz`;
}
