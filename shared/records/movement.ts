/** A stock movement: one line of the append-only ledger. Never changed, never deleted. */
import { z } from 'zod';
import { author } from './author.ts';
import { keyField, type StoredRecord } from './record-schema.ts';

export const movementKind = z.enum([
  'received',
  'shipped',
  'adjusted',
  'transferred',
  'returned',
  'counted',
  /** Takes the count that its source names back. */
  'recalled',
]);

export const movementRecord = z.object({
  id: z.string().max(300),
  kind: movementKind,
  skuId: z.string().max(200),
  bin: z.string(),
  /** Units added (negative: taken away); for `counted`, the units that were found. */
  units: z.int(),
  /** Stamp: when it happened. */
  at: z.string().max(80),
  by: author,
  reason: z.string(),
  /** The shipment, import, order or recalled count behind it; '' when there is none. */
  source: z.string(),
});

export type MovementKind = z.infer<typeof movementKind>;
export type MovementRecord = z.infer<typeof movementRecord>;

export const movements: StoredRecord = {
  name: 'movements',
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: keyField(300),
      kind: { type: 'string' },
      skuId: keyField(200),
      bin: { type: 'string' },
      units: { type: 'number' },
      at: keyField(80),
      by: { type: 'object' },
      reason: { type: 'string' },
      source: { type: 'string' },
    },
    required: ['id', 'kind', 'skuId', 'bin', 'units', 'at', 'by', 'reason', 'source'],
    indexes: [['skuId', 'at']],
  },
  migrations: {},
};
