/**
 * The 4x6 in address label: where a parcel goes, and its order's code.
 *
 * It says what it is. It pays no postage and imitates no carrier's label.
 */
import { z } from 'zod';
import { codeText, shortText, word } from './text.ts';

/** The form's own words. `parcel` holds `%parcel%` and `%parcels%`, `oneOfSeveral` `%parcel%`. */
export const addressLabelWords = z.object({
  title: word,
  from: word,
  to: word,
  order: word,
  service: word,
  parcel: word,
  oneOfSeveral: word,
});

/** An address label, ready to be laid out. `postcode` is repeated large; leave it empty where there is none. */
export const addressLabel = z.object({
  kind: z.literal('address-label'),
  words: addressLabelWords,
  from: z.array(shortText).max(12),
  to: z.array(shortText).min(1).max(12),
  postcode: shortText,
  country: shortText,
  orderNumber: shortText,
  code: codeText,
  service: shortText,
  parcel: z.int().min(1),
  /** null: nobody knows yet how many there will be. */
  parcels: z.int().min(1).nullable(),
});
export type AddressLabel = z.infer<typeof addressLabel>;

/** Which parcel of the order it is, in words. */
export function parcelText({ words, parcel, parcels }: AddressLabel): string {
  return (parcels === null ? words.oneOfSeveral : words.parcel)
    .replace('%parcel%', `${parcel}`)
    .replace('%parcels%', `${parcels}`);
}
