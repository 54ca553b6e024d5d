/** The pick list: one walk through the shelves for one or many orders. */
import { z } from 'zod';
import { codeText, DOCUMENT_LINES, longText, sheet, shortText, word } from './text.ts';

/** How many of a line's units one order wants. */
export const pickListShare = z.object({ orderNumber: shortText, qty: z.int() });

/** One stop of the walk: a SKU at a bin, and the orders that want it. */
export const pickListLine = z.object({
  bin: shortText,
  sku: shortText,
  title: longText,
  barcode: shortText,
  qty: z.int(),
  shares: z.array(pickListShare).max(500),
});
export type PickListLine = z.infer<typeof pickListLine>;

/** An order on the list, with the code that opens it at the bench. */
export const pickListOrder = z.object({ orderNumber: shortText, code: codeText, units: z.int() });

/** The form's own words. `page` holds `%page%` and `%pages%`. */
export const pickListWords = z.object({
  title: word,
  bin: word,
  sku: word,
  name: word,
  qty: word,
  orders: word,
  units: word,
  noBin: word,
  page: word,
});

/** A pick list, ready to be laid out. Its lines may come in any order: they print in the order of the walk. */
export const pickList = z.object({
  kind: z.literal('pick-list'),
  sheet,
  words: pickListWords,
  heading: shortText,
  printedOn: shortText,
  lines: z.array(pickListLine).max(DOCUMENT_LINES),
  orders: z.array(pickListOrder).max(500),
});
export type PickList = z.infer<typeof pickList>;
