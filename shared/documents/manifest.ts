/** The end-of-day list: every parcel that one carrier takes along, to be signed. */
import { z } from 'zod';
import { DOCUMENT_LINES, sheet, shortText, word } from './text.ts';

/** One parcel on the list. */
export const manifestLine = z.object({
  orderNumber: shortText,
  parcel: shortText,
  service: shortText,
  tracking: shortText,
  weight: shortText,
});

/** The form's own words. `page` holds `%page%` and `%pages%`. */
export const manifestWords = z.object({
  title: word,
  order: word,
  parcel: word,
  service: word,
  tracking: word,
  weight: word,
  parcels: word,
  signature: word,
  page: word,
});

/** A list, ready to be laid out: every text as it shall read. */
export const manifest = z.object({
  kind: z.literal('manifest'),
  sheet,
  words: manifestWords,
  shopName: shortText,
  carrier: shortText,
  closedOn: shortText,
  lines: z.array(manifestLine).max(DOCUMENT_LINES),
});
export type Manifest = z.infer<typeof manifest>;
