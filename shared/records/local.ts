/** What never leaves this station: its name, view choices, snapshots of projections, daily figures. */
import { z } from 'zod';
import { keyField, type StoredRecord } from './record-schema.ts';

export const localRecord = z.object({ id: z.string().max(120), body: z.string() });

export type LocalRecord = z.infer<typeof localRecord>;

export const local: StoredRecord = {
  name: 'local',
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: keyField(120), body: { type: 'string' } },
    required: ['id', 'body'],
    indexes: [],
  },
  migrations: {},
};
