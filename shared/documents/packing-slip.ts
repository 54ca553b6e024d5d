/** The packing slip: what one parcel or order holds, for the packer and for the buyer. */
import { z } from 'zod';
import { codeText, DOCUMENT_LINES, longText, sheet, shortText, word } from './text.ts';

/** One line of the order as it is packed. */
export const packingSlipLine = z.object({
  sku: shortText,
  title: longText,
  bin: shortText,
  qty: z.int(),
  barcode: shortText,
});

/** The form's own words. `page` holds `%page%` and `%pages%`. */
export const packingSlipWords = z.object({
  title: word,
  order: word,
  ordered: word,
  service: word,
  shipTo: word,
  sku: word,
  name: word,
  bin: word,
  qty: word,
  barcode: word,
  units: word,
  notes: word,
  gift: word,
  /** Before what comes in another parcel. */
  follows: word,
  page: word,
});

/** A packing slip, ready to be laid out: every text as it shall read. */
export const packingSlip = z.object({
  kind: z.literal('packing-slip'),
  sheet,
  words: packingSlipWords,
  shopName: shortText,
  shopAddress: z.array(shortText).max(12),
  orderNumber: shortText,
  code: codeText,
  orderedOn: shortText,
  service: shortText,
  shipTo: z.array(shortText).max(12),
  lines: z.array(packingSlipLine).max(DOCUMENT_LINES),
  notes: longText,
  giftMessage: longText,
});
export type PackingSlip = z.infer<typeof packingSlip>;
