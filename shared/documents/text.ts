/** The bounded strings that printed documents are made of. Cleaning them for a font is the printer's task. */
import { z } from 'zod';

/** One printed word or label of the form itself, in the shop's language. */
export const word = z.string().max(120);

/** One line of an address, a SKU, a bin: anything that is short by nature. */
export const shortText = z.string().max(400);

/** A title, a note, a gift message. */
export const longText = z.string().max(5000);

/** What a scanner shall read back. Whether it can be drawn is answered as data, not refused here. */
export const codeText = z.string().max(400);

/** The sheets an office printer takes. */
export const sheet = z.enum(['a4', 'letter']);
export type Sheet = z.infer<typeof sheet>;

/** The most lines a slip or a pick list may have. */
export const DOCUMENT_LINES = 2000;
