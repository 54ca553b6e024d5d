/** Orders that one portion of an import is about to write, noted so that it can be undone. */
import { z } from 'zod';
import type { DocumentRecord } from '../../../shared/records/document.ts';
import { orderFacts } from '../../../shared/records/order-facts.ts';

/** Each with the facts it had before (null: the import made it, or brought it back). */
export const importPart = z.array(
  z.object({
    id: z.string(),
    before: orderFacts.nullable(),
    /** Hash of the facts it wrote; '' in parts from before that was kept. */
    wrote: z.string().default(''),
  }),
);

export type ImportPart = z.infer<typeof importPart>;

export function readPart(note: DocumentRecord): ImportPart {
  return importPart.parse(JSON.parse(note.body));
}
