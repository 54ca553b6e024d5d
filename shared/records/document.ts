/** A document: something kept whole because people come back to it (a PDF, a label, an import's account). */
import { z } from 'zod';
import { keyField, type StoredRecord } from './record-schema.ts';

export const documentKind = z.enum([
  'packing-slip',
  'address-label',
  'import',
  'import-part',
  'import-held',
  'import-stock',
  'mapping',
  /** A serial number that left: `about` its SKU, `body` the shipment. */
  'serial',
  /** An end-of-day list that was closed: `about` its carrier, `body` the parcels. */
  'manifest',
]);

export const documentRecord = z.object({
  id: z.string().max(200),
  kind: documentKind,
  /** Stamp of its making. */
  at: z.string().max(80),
  /** Stamp of its last change: of two versions the one changed later counts. */
  changedAt: z.string(),
  name: z.string(),
  /** The order, import or other thing it belongs to; '' when none. */
  about: z.string().max(200),
  /** Text or base64, by kind; JSON for imports and mappings. */
  body: z.string(),
});

export type DocumentKind = z.infer<typeof documentKind>;
export type DocumentRecord = z.infer<typeof documentRecord>;

export const documents: StoredRecord = {
  name: 'documents',
  schema: {
    version: 1,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: keyField(200),
      kind: keyField(20),
      at: keyField(80),
      changedAt: { type: 'string' },
      name: { type: 'string' },
      about: keyField(200),
      body: { type: 'string' },
    },
    required: ['id', 'kind', 'at', 'changedAt', 'name', 'about', 'body'],
    indexes: [['kind', 'at'], ['about']],
  },
  migrations: { 1: (old) => ({ ...old, changedAt: old.at }) },
};
