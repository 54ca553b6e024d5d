/** A setting of the workspace: one document per subject, merged field by field by stamp. */
import { z } from 'zod';
import { objectKey } from './object-key.ts';
import { keyField, type StoredRecord } from './record-schema.ts';

export const settingRecord = z.object({
  id: z.string().max(80),
  value: z.record(objectKey, z.json()),
  stamps: z.record(objectKey, z.string()),
});

export type SettingRecord = z.infer<typeof settingRecord>;

export const settings: StoredRecord = {
  name: 'settings',
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: keyField(80), value: { type: 'object' }, stamps: { type: 'object' } },
    required: ['id', 'value', 'stamps'],
    indexes: [],
  },
  migrations: {},
};
