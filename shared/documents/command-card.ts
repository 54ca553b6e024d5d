/** The card of control barcodes that lies on a bench: the buttons that are pressed most, to be scanned. */
import { z } from 'zod';
import { codeText, longText, sheet, shortText, word } from './text.ts';

/** The form's own words. `page` holds `%page%` and `%pages%`. */
export const commandCardWords = z.object({ title: word, hint: longText, page: word });

export const commandCard = z.object({
  kind: z.literal('command-card'),
  sheet,
  words: commandCardWords,
  /** What each does, in a few words, and what a scanner shall read. */
  commands: z
    .array(z.object({ name: shortText, code: codeText }))
    .min(1)
    .max(200),
});
export type CommandCard = z.infer<typeof commandCard>;
