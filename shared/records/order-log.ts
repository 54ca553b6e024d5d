/**
 * An order's log: what we did, as entries keyed by id. Each entry is written by one station only, with a
 * `rev` that only grows, so that two versions of a log merge by taking the higher rev of each entry.
 */
import { z } from 'zod';
import { packedTrace } from '../packing/trace.ts';
import { author } from './author.ts';
import { objectKey } from './object-key.ts';
import { address } from './order-facts.ts';

const base = { id: z.string().min(1), rev: z.int().min(1), at: z.string().min(1), by: author };

/** `review` and `cancel-request` are placed by what a channel says (shared/channels/review.ts). */
export const holdType = z.enum([
  'payment',
  'fraud',
  'address',
  'operator',
  'stock',
  'other',
  'review',
  'cancel-request',
]);

/** One reason for a priority: `minutes` of head start that a criterion gives. */
export const priorityReason = z.object({
  criterion: z.string(),
  minutes: z.int(),
  detail: z.string(),
});

/** One scan that counted: `units` of a line by `code`. Kept so that the last ones can be undone. */
export const packedScan = z.object({
  line: z.string(),
  units: z.int(),
  code: z.string(),
  at: z.string(),
});

/** Units by line id. */
const lineUnits = z.record(objectKey, z.int().min(0));

export const logEntry = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('hold'),
    hold: holdType,
    reason: z.string(),
    until: z.iso.datetime().nullable(),
  }),
  z.object({ ...base, kind: z.literal('release'), hold: z.string(), reason: z.string() }),
  z.object({ ...base, kind: z.literal('tag'), tag: z.string(), on: z.boolean() }),
  z.object({ ...base, kind: z.literal('note'), text: z.string() }),
  /** Evaluated when the order arrives or the criteria change. `dueAt`: ship by this moment. */
  z.object({
    ...base,
    kind: z.literal('priority'),
    dueAt: z.iso.datetime(),
    reasons: z.array(priorityReason),
    criteria: z.string(),
  }),
  /** Work was taken off the queue (`on`) or put back. */
  z.object({ ...base, kind: z.literal('pick'), on: z.boolean() }),
  /** What one station has put into a parcel so far: units by line, and its latest scans. */
  z.object({
    ...base,
    kind: z.literal('parcel'),
    parcel: z.string(),
    startedAt: z.string(),
    contents: lineUnits,
    trail: z.array(packedScan),
    /** What was scanned of single units beside their SKU; absent where nothing was. */
    traces: z.array(packedTrace).optional(),
  }),
  /** The parcel left: its shipment's id and what was in it. */
  z.object({
    ...base,
    kind: z.literal('shipped'),
    parcel: z.string(),
    shipment: z.string(),
    contents: lineUnits,
    tracking: z.string(),
  }),
  /** That parcel did not leave after all. `of`: the station that had confirmed it (absent: before stations met). */
  z.object({
    ...base,
    kind: z.literal('voided'),
    shipment: z.string(),
    of: z.string().optional(),
    reason: z.string(),
  }),
  /** What became of a recalled parcel, which the station `of` had confirmed. */
  z.object({
    ...base,
    kind: z.literal('traced'),
    shipment: z.string(),
    of: z.string(),
    end: z.enum(['came-back', 'delivered', 'lost']),
    reason: z.string(),
  }),
  /** All units of a parcel that the station `of` had packed, and that were put back since it left without them. */
  z.object({
    ...base,
    kind: z.literal('put-back'),
    parcel: z.string(),
    of: z.string(),
    contents: lineUnits,
  }),
  /** One station's lease (shared/orders/claims.ts). `takes`: the leases (by their `since`) that it took over. */
  z.object({
    ...base,
    kind: z.literal('claim'),
    on: z.boolean(),
    since: z.string().min(1),
    until: z.iso.datetime(),
    takes: z.array(z.string()),
    reason: z.string(),
  }),
  /** Somebody decided to work on it without the network. `over`: the lease that was known to stand then; '' for none. */
  z.object({ ...base, kind: z.literal('offline-work'), over: z.string() }),
  /** A sealed parcel was let go in spite of these (shared/shipping/intercepts.ts). */
  z.object({
    ...base,
    kind: z.literal('let-through'),
    shipment: z.string(),
    causes: z.array(z.string()),
    reason: z.string(),
  }),
  z.object({ ...base, kind: z.literal('cancelled'), reason: z.string() }),
  z.object({ ...base, kind: z.literal('reinstated'), reason: z.string() }),
  /** An address corrected here; wins over the facts' address until the source's own changes from `basis`. */
  z.object({ ...base, kind: z.literal('address'), address, reason: z.string(), basis: z.string() }),
  /** The import that brought the order was undone. */
  z.object({ ...base, kind: z.literal('withdrawn'), importId: z.string() }),
  z.object({ ...base, kind: z.literal('readmitted'), importId: z.string() }),
  /** The buyer's personal data is blanked for good. */
  z.object({ ...base, kind: z.literal('erased'), reason: z.string() }),
]);

export type LogEntry = z.infer<typeof logEntry>;
export type LogKind = LogEntry['kind'];
export type EntryOf<K extends LogKind> = Extract<LogEntry, { kind: K }>;
export type HoldType = z.infer<typeof holdType>;
export type PriorityReason = z.infer<typeof priorityReason>;
export type PackedScan = z.infer<typeof packedScan>;

/** An entry's contents without what the store adds (id, rev, stamp, author). */
export type EntryBody<K extends LogKind> = K extends LogKind
  ? Omit<EntryOf<K>, 'id' | 'rev' | 'at' | 'by'>
  : never;
