/**
 * What people said of order lines whose SKU the catalogue does not know: by the id that the line's own text makes, so that
 * one answer holds for every order that has such a line, now and later. Orders keep what their channel says.
 */
import { z } from 'zod';
import { objectKey } from '../records/object-key.ts';

export const lineLink = z.object({
  /** The line's SKU, or its title where it has none, as the source writes it. */
  text: z.string(),
  title: z.string(),
  /** `sku`: it is `skuId`. `by-hand`: none of ours, packed without a scan. `open`: the answer was taken back. */
  is: z.enum(['sku', 'by-hand', 'open']),
  /** '' but for `sku`. */
  skuId: z.string(),
});
export type LineLink = Readonly<z.infer<typeof lineLink>>;

export const lineLinks = z.record(objectKey, lineLink);
