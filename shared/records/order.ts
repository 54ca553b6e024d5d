/** The order as it is stored: facts, log, and an index computed from both for queries alone. */
import { z } from 'zod';
import { orderFacts } from './order-facts.ts';
import { logEntry } from './order-log.ts';
import { keyField, type StoredRecord } from './record-schema.ts';

/** Where an order stands in the work, in the order of the letters: everything open sorts before `x`. */
export const queueName = z.enum([
  'a_ready',
  'b_blocked',
  'c_picking',
  'd_packing',
  'e_packed',
  'x_shipped',
  'y_cancelled',
  'z_withdrawn',
]);

export const orderRecord = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9:._-]+$/)
    .max(200),
  facts: orderFacts,
  log: z.array(logEntry),
  queue: queueName,
  /** Ascending: the most urgent first in open queues, the newest first in closed ones. */
  rank: z.string().max(40),
  /** Ascending: the newest order first (placed at, inverted). */
  newest: z.string().max(20),
  numberKey: z.string().max(80),
  buyerKey: z.string().max(80),
  emailKey: z.string().max(80),
});

export type QueueName = z.infer<typeof queueName>;
export type OrderRecord = z.infer<typeof orderRecord>;
export type OrderIndex = Omit<OrderRecord, 'id' | 'facts' | 'log'>;

/** The first queue name that is no longer open work. */
export const CLOSED_FROM = 'x';

export const orders: StoredRecord = {
  name: 'orders',
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: keyField(200),
      facts: { type: 'object' },
      log: { type: 'array' },
      queue: keyField(20),
      rank: keyField(40),
      newest: keyField(20),
      numberKey: keyField(80),
      buyerKey: keyField(80),
      emailKey: keyField(80),
    },
    required: [
      'id',
      'facts',
      'log',
      'queue',
      'rank',
      'newest',
      'numberKey',
      'buyerKey',
      'emailKey',
    ],
    indexes: [['queue', 'rank'], ['newest'], ['numberKey'], ['buyerKey'], ['emailKey']],
  },
  migrations: {},
};
