/**
 * The keys under which codes are looked up. A code and its spellings share a key: a UPC-A and the
 * EAN-13 with its zero, a GS1 code and the plain GTIN in it, capitals and small letters.
 *
 *   gtin:00012345678905   a valid GTIN, however long it was written
 *   =Mug-1                a text, to the letter       ~mug-1   the same, whatever its case
 *   gtin?:00012345678905  a catalogue's number with something missing
 */
import { classify } from './barcode.ts';
import { gtin14Of, guessGtins } from './gtin.ts';

export interface CodeKeys {
  /** In the order to try them: the first that finds something decides. */
  readonly sure: readonly string[];
  /** To try when nothing else fits: a check digit or a leading zero may be missing. */
  readonly guesses: readonly string[];
}

/** The keys to look a scanned code up by. */
export function codeKeys(raw: string): CodeKeys {
  const { text, facts } = classify(raw);
  const { gtin14 } = facts;
  const guesses = guessGtins(text);
  const asGtin = gtin14 ? [`gtin:${gtin14}`] : [];
  return {
    sure: unique([...textKeys(text), ...asGtin]),
    guesses: unique([
      ...guesses.map((guess) => `gtin:${guess}`),
      ...[...(gtin14 ? [gtin14] : []), ...guesses].map((gtin) => `gtin?:${gtin}`),
    ]),
  };
}

/** The keys a catalogue's barcode is kept under. */
export function catalogueKeys(barcode: string): readonly string[] {
  const { text, facts } = classify(barcode);
  const { gtin14 } = facts;
  return unique([
    ...textKeys(text),
    ...(gtin14 ? [`gtin:${gtin14}`] : guessGtins(text).map((guess) => `gtin?:${guess}`)),
  ]);
}

/** The keys of a text taken as it is, as of a SKU's own name. */
export function textKeys(text: string): readonly string[] {
  const whole = text.trim().normalize('NFC');
  if (whole === '') return [];
  // Digits that are a GTIN are one with its other spellings, so that a SKU named like another
  // SKU's barcode is noticed and asked about.
  const gtin14 = gtin14Of(whole);
  return gtin14 ? [`gtin:${gtin14}`] : [`=${whole}`, `~${whole.toLowerCase()}`];
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}
