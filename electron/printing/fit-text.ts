/** Text made to fit a box: wrapped by the font's own widths, in the largest size that leaves nothing out. */

/** How wide a text is in points. */
export type WidthOf = (text: string, size: number, bold: boolean) => number;

/** The place a text has, in points. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly bold?: boolean;
}

/** A text that fits its box: its rows are made, so nothing may wrap them again. */
export interface Fitted {
  readonly stack: { text: string; noWrap: true }[];
  readonly fontSize: number;
  readonly bold: boolean;
}

export type Fit = (text: string, box: Box) => Fitted;

/** Below this nobody reads a label; what is still too long is cut. */
const SMALLEST = 5;

/** A row's height in sizes: Roboto's own leading times the label's line height. */
const ROW = 1.24;

/** Fits texts in a font that is as wide as `widthOf` says. */
export function createFit(widthOf: WidthOf): Fit {
  return (text, { width, height, largest, bold = false }) => {
    for (let fontSize = largest; ; fontSize -= 0.5) {
      const rows = wrapped(text, (row) => widthOf(row, fontSize, bold) <= width);
      const most = Math.max(1, Math.floor(height / (fontSize * ROW)));
      if (rows.length > most && fontSize > SMALLEST) continue;
      return {
        stack: cut(rows, most).map((row) => ({ text: row === '' ? ' ' : row, noWrap: true })),
        fontSize,
        bold,
      };
    }
  };
}

function cut(rows: readonly string[], most: number): readonly string[] {
  if (rows.length <= most) return rows;
  return [...rows.slice(0, most - 1), `${rows[most - 1]?.slice(0, -1) ?? ''}…`];
}

/** Rows broken between words, or inside a word that is wider than a row. */
function wrapped(text: string, fits: (row: string) => boolean): string[] {
  return text.split('\n').flatMap((line) => {
    const rows: string[] = [];
    let row = '';
    for (const word of line.split(' ')) {
      const longer = row === '' ? word : `${row} ${word}`;
      if (fits(longer)) {
        row = longer;
        continue;
      }
      if (row !== '') rows.push(row);
      const pieces = broken(word, fits);
      rows.push(...pieces.slice(0, -1));
      row = pieces.at(-1) ?? '';
    }
    return [...rows, row];
  });
}

function broken(word: string, fits: (row: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}
