/** What the office sheets have in common: size, margins, footer, a header with its code, plain rules. */
import type { Content, ContentNode, DocumentDefinition } from 'pdfmake';
import type { Sheet } from '../../shared/documents/text.ts';
import type { Barcode } from './barcode.ts';
import type { Printable } from './printable.ts';

const MARGIN = 36;

/** Points between the margins. Columns have fixed widths made from it: a `*` column grows past the page. */
export function innerWidth(sheet: Sheet): number {
  return (sheet === 'a4' ? 595 : 612) - 2 * MARGIN;
}

/** A definition for an office sheet, its pages numbered in the words of `page`. */
export function sheetDefinition(
  sheet: Sheet,
  title: string,
  page: string,
  content: Content,
): DocumentDefinition {
  return {
    pageSize: sheet === 'a4' ? 'A4' : 'LETTER',
    pageMargins: [MARGIN, MARGIN, MARGIN, 48],
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.15 },
    info: { title, creator: 'Packbench', producer: 'Packbench' },
    displayTitle: true,
    footer: (number, of) => ({
      text: `${title}   ·   ${numbered(page, number, of)}`,
      alignment: 'center',
      fontSize: 8,
      margin: [MARGIN, 14, MARGIN, 0],
    }),
    content,
  };
}

/** `%page%` and `%pages%` filled. */
export function numbered(text: string, number: number, of: number): string {
  return text.replace(/%page%/g, `${number}`).replace(/%pages%/g, `${of}`);
}

/** A barcode with the text it holds beneath, centred, with its quiet zones. */
export function captioned(code: Barcode, text: string): ContentNode {
  return {
    table: {
      widths: [code.width],
      body: [
        [
          {
            stack: [
              { svg: code.svg, alignment: 'center' },
              { text, alignment: 'center', fontSize: 9, margin: [0, 3, 0, 0] },
            ],
          },
        ],
      ],
    },
    layout: BARE,
  };
}

/** A table layout without lines or padding. */
export const BARE = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** What `RULED` adds to the width of each column. */
export const RULED_PADDING = 6;

/** A table layout with a rule under the header and a hair line between rows. */
export const RULED = {
  hLineWidth: (row: number) => (row === 1 ? 1 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (row: number) => (row === 1 ? '#000000' : '#999999'),
  paddingLeft: () => RULED_PADDING / 2,
  paddingRight: () => RULED_PADDING / 2,
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

/** Lines of an address, one beneath the other. */
export function addressLines(lines: readonly string[], printable: Printable): string {
  return lines
    .map((line) => printable.line(line, 80))
    .filter((line) => line !== '')
    .join('\n');
}
