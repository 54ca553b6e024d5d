/** Every document the host can lay out, and what can go wrong while it does. */
import { z } from 'zod';
import { addressLabel } from './address-label.ts';
import { commandCard } from './command-card.ts';
import { manifest } from './manifest.ts';
import { packingSlip } from './packing-slip.ts';
import { pickList } from './pick-list.ts';

/** A document to lay out, told apart by its `kind`. */
export const documentRequest = z.discriminatedUnion('kind', [
  packingSlip,
  addressLabel,
  pickList,
  commandCard,
  manifest,
]);
export type DocumentRequest = z.infer<typeof documentRequest>;

/** A laid-out document. `missing` holds the letters that the printed font does not have. */
export const documentPdf = z.object({
  /** Base64. Not checked letter by letter: a slip of many pages is megabytes. */
  pdf: z.string(),
  pages: z.int().min(1),
  missing: z.string(),
});
export type DocumentPdf = z.infer<typeof documentPdf>;

/** Why there is no document: its code cannot be a barcode, or is too long to be read by a scanner. */
export const documentFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code-unprintable'), code: z.string() }),
  z.object({ kind: z.literal('code-too-long'), code: z.string() }),
  z.object({ kind: z.literal('printing-failed'), reason: z.string() }),
]);
export type DocumentFault = z.infer<typeof documentFault>;
