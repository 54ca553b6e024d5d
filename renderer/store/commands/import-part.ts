/** What one slice of an import is about to write, kept so that the import can be undone. */
import { z } from 'zod';
import { orderFacts } from '../../../shared/records/order-facts.ts';

/** Orders that one slice of an import wrote, with the facts they had before (null: the import made them, or brought them back). */
export const importPart = z.array(
  z.object({
    id: z.string(),
    before: orderFacts.nullable(),
    /** Hash of the facts it wrote; '' in parts from before that was kept. */
    wrote: z.string().default(''),
  }),
);

export type ImportPart = z.infer<typeof importPart>;

export function importPartId(importId: string, unique: string): string {
  return `${importId}:${unique}`;
}
