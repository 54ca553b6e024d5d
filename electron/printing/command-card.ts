/** The card of control barcodes on an office sheet: large, and far enough apart that a scanner sees one at a time. */
import type { Content, DocumentDefinition } from 'pdfmake';
import type { CommandCard } from '../../shared/documents/command-card.ts';
import type { DocumentFault } from '../../shared/documents/document-request.ts';
import { ok, type Result } from '../../shared/result.ts';
import { barcode } from './barcode.ts';
import type { Printable } from './printable.ts';
import { captioned, innerWidth, sheetDefinition } from './sheet.ts';

const PER_ROW = 2;
const CODE_WIDTH = 220;
const CODE_HEIGHT = 56;

/** The card's definition, or why a code cannot be printed. */
export function commandCardLayout(
  card: CommandCard,
  { line }: Printable,
): Result<DocumentDefinition, DocumentFault> {
  const cells: Content[] = [];
  for (const { name, code } of card.commands) {
    const drawn = barcode(code, CODE_WIDTH, CODE_HEIGHT);
    if (!drawn.ok) return drawn;
    cells.push({
      stack: [
        { text: line(name, 60), bold: true, fontSize: 16, margin: [0, 0, 0, 8] },
        captioned(drawn.value, line(code, 60)),
      ],
      margin: [0, 0, 0, 60],
    });
  }
  const { words, sheet } = card;
  const content: Content[] = [
    { text: line(words.title), bold: true, fontSize: 22 },
    { text: line(words.hint, 400), margin: [0, 4, 0, 28] },
  ];
  for (let n = 0; n < cells.length; n += PER_ROW)
    content.push({
      columns: [cells[n] ?? '', cells[n + 1] ?? ''].map((cell) => ({
        width: innerWidth(sheet) / PER_ROW,
        stack: [cell],
      })),
      unbreakable: true,
    });
  return ok(sheetDefinition(sheet, line(words.title), line(words.page), content));
}
