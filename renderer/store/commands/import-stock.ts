/** What one slice of a catalogue or a stock count is about to change, noted so that it can be undone. */
import { z } from 'zod';
import { canonicalJson } from '../../../shared/records/canonical.ts';
import type { DocumentRecord } from '../../../shared/records/document.ts';
import { type SkuFields, type SkuRecord, skuFields } from '../../../shared/records/sku.ts';
import type { Store } from '../store.ts';
import { writeNote } from './import-notes.ts';

const stockNote = z.object({
  /** SKUs with the fields that change: as they were (null: the import makes the SKU) and as they are written. */
  skus: z.array(
    z.object({
      id: z.string(),
      before: skuFields.partial().nullable(),
      wrote: skuFields.partial(),
    }),
  ),
  /** Ids of SKUs of which a bin is counted; the movements carry the import's id. */
  counted: z.array(z.string()),
});

export type StockNote = z.infer<typeof stockNote>;

export async function noteStock(store: Store, importId: string, note: StockNote): Promise<void> {
  if (note.skus.length + note.counted.length > 0)
    await writeNote(store, importId, 'import-stock', note);
}

export function readStockNote(note: DocumentRecord): StockNote {
  return stockNote.parse(JSON.parse(note.body));
}

/** Some of a SKU's fields, as JSON gives them back. */
export type SomeFields = { readonly [name in keyof SkuFields]?: SkuFields[name] | undefined };

/** Those of `fields` that say something else than the SKU. */
export function differences(sku: SkuRecord | undefined, fields: SomeFields): SomeFields {
  if (!sku) return fields;
  const others = Object.entries(fields).filter(
    ([name, value]) => canonicalJson(sku[name as keyof SkuFields]) !== canonicalJson(value), // A name of its type.
  );
  return Object.fromEntries(others);
}
