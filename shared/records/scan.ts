/** A scan that did not count: unknown, wrong, one too many … Scans that count live in their order's log. Never changed. */
import { z } from 'zod';
import { author } from './author.ts';
import { keyField, type StoredRecord } from './record-schema.ts';

export const scanRecord = z.object({
  id: z.string().max(60),
  at: z.string().max(80),
  by: author,
  code: z.string(),
  /** The verdict's kind. */
  verdict: z.string(),
  /** The order that was open; '' when none was. */
  order: z.string(),
});

export type ScanRecord = z.infer<typeof scanRecord>;

export const scans: StoredRecord = {
  name: 'scans',
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: keyField(60),
      at: keyField(80),
      by: { type: 'object' },
      code: { type: 'string' },
      verdict: { type: 'string' },
      order: { type: 'string' },
    },
    required: ['id', 'at', 'by', 'code', 'verdict', 'order'],
    indexes: [['at']],
  },
  migrations: {},
};
