/**
 * The outbox: one record for each thing that a channel is to be told, once. What is to be said of a parcel is read from
 * its shipment when it is sent, so a tracking number that is typed later needs no record of its own.
 */
import { z } from 'zod';
import { author } from './author.ts';
import { canonicalJson } from './canonical.ts';
import { keyField, type StoredRecord } from './record-schema.ts';
import { laterStamp, type Stamp } from './stamp.ts';

/**
 * `waiting`: to be sent, now or after `notBefore`. `person`: the channel will not have it, or has something else.
 * `dropped`: a person decided, or there is nothing to say any more.
 */
export const outboxState = z.enum(['waiting', 'person', 'done', 'dropped']);

/** Why it is not done: what stands in its way, or what settled it otherwise. */
export const outboxWhy = z.enum([
  '',
  /** The channel asked for time, or failed. */
  'again',
  /** The channel will not have it: `reason` in its words. */
  'refused',
  /** The channel has something else: `reason` is its value. */
  'conflict',
  /** The parcel was voided after the channel was told of it. */
  'voided-late',
  /** The channel takes parcels with a tracking number only. */
  'no-tracking',
  /** The channel does not let its orders be cancelled from here. */
  'no-cancel',
  /** Parcel or order is not here, or not that any more: there is nothing to say. */
  'nothing',
  /** A person dropped it, and says why in `reason`. */
  'person',
]);

export const outboxRecord = z.object({
  /** `ship:<shipment>` or `cancel:<order>`: the key that the channel is given with every try. */
  id: z.string().max(240),
  kind: z.enum(['shipment', 'cancel']),
  channel: z.string().max(40),
  order: z.string().max(200),
  /** '' for a cancel. */
  shipment: z.string(),
  state: outboxState,
  /** Stamp of the last change of what stands here beside `told`. */
  changedAt: z.string().max(80),
  by: author,
  /** How often it was tried in vain since it last changed. */
  tries: z.int().min(0),
  /** UTC ISO, '' for at once. */
  notBefore: z.string(),
  why: outboxWhy,
  /** Words of the channel or of a person about `why`. */
  reason: z.string(),
  /**
   * A parcel's carriage (shared/outbox/notice.ts) as it was last dealt with: another one means that there is something new
   * to say. Of a cancel: what the channel is given as its reason.
   */
  about: z.string(),
  /** What the channel took; `at` is '' while it took nothing. */
  told: z.object({
    at: z.string(),
    about: z.string(),
    /** What the channel calls it. */
    remote: z.string(),
  }),
});

export type OutboxState = z.infer<typeof outboxState>;
export type OutboxRecord = z.infer<typeof outboxRecord>;

export const outbox: StoredRecord = {
  name: 'outbox',
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: keyField(240),
      kind: { type: 'string' },
      channel: keyField(40),
      order: keyField(200),
      shipment: { type: 'string' },
      state: keyField(10),
      changedAt: keyField(80),
      by: { type: 'object' },
      tries: { type: 'number' },
      notBefore: { type: 'string' },
      why: { type: 'string' },
      reason: { type: 'string' },
      about: { type: 'string' },
      told: { type: 'object' },
    },
    required: [
      'id',
      'kind',
      'channel',
      'order',
      'shipment',
      'state',
      'changedAt',
      'by',
      'tries',
      'notBefore',
      'why',
      'reason',
      'about',
      'told',
    ],
    indexes: [['state', 'changedAt'], ['order']],
  },
  migrations: {},
};

/**
 * What was told last is told, whatever a station that did not know of it thought since; for the rest the last word wins.
 * Commutative, associative and idempotent (R8).
 */
export function mergeOutbox(a: OutboxRecord, b: OutboxRecord): OutboxRecord {
  const { told } = laterOf(
    a,
    b,
    ({ told: { at } }) => at,
    ({ told }) => canonicalJson(told),
  );
  return {
    ...laterOf(
      a,
      b,
      ({ changedAt }) => changedAt,
      (one) => canonicalJson({ ...one, told: null }),
    ),
    told,
  };
}

export function newestOutbox({ changedAt, told }: OutboxRecord): Stamp {
  return laterStamp(changedAt, told.at);
}

function laterOf(
  a: OutboxRecord,
  b: OutboxRecord,
  stampOf: (one: OutboxRecord) => Stamp,
  textOf: (one: OutboxRecord) => string,
): OutboxRecord {
  const [x, y] = [stampOf(a), stampOf(b)];
  if (x !== y) return x > y ? a : b;
  return textOf(a) >= textOf(b) ? a : b;
}
