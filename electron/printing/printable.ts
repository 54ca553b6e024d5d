/**
 * Text as a printed page can hold it: no control characters, no letters the font lacks, nothing endless.
 *
 * Pictures (emoji) are left out without a word. A letter that the font lacks becomes a question mark and is told,
 * because an address must not lose letters in silence.
 */

/** What stands for a letter that cannot be printed. The font's own box for it is measured wrongly. */
const UNKNOWN = '?';

/** What the font can draw. */
export type HasGlyph = (codePoint: number) => boolean;

/** Cleans texts and remembers the letters that could not be printed. */
export interface Printable {
  /** On one line, at most `limit` letters. */
  line(text: string, limit?: number): string;
  /** With its line breaks, at most `limit` letters. */
  block(text: string, limit?: number): string;
  /** The letters that could not be printed so far, each once. */
  missing(): string;
}

/** A cleaner for texts in one font. */
export function createPrintable(hasGlyph: HasGlyph): Printable {
  const missing = new Set<string>();

  function letters(text: string): string {
    let out = '';
    for (const letter of text) {
      if (letter === '\n' || hasGlyph(letter.codePointAt(0) ?? 0)) out += letter;
      else {
        missing.add(letter);
        out += UNKNOWN;
      }
    }
    return out;
  }

  return {
    line: (text, limit = 200) => letters(clip(clean(text).replace(/\s+/gu, ' ').trim(), limit)),
    block: (text, limit = 2000) => letters(clip(cleanBlock(text), limit)),
    missing: () => [...missing].join(''),
  };
}

function clean(text: string): string {
  return (
    text
      .normalize('NFC')
      // Before the general rules: pictures are made of several marks, some invisible.
      .replace(/[#*0-9]\uFE0F?\u20E3/gu, (keycap) => keycap.charAt(0))
      .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu, (mark) =>
        /^[©®™]$/u.test(mark) ? mark : '',
      )
      // Line feeds are kept here, tabs become spaces; then controls, direction marks, joiners, private letters.
      .replace(/\t/gu, ' ')
      .replace(/(?!\n)(?:[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|\p{Variation_Selector})/gu, '')
  );
}

function cleanBlock(text: string): string {
  return clean(text.replace(/\r\n?/gu, '\n'))
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function clip(text: string, limit: number): string {
  const letters = [...text];
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join('')}…`;
}
