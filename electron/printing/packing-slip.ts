/** The packing slip laid out on an office sheet. */
import type { Content, DocumentDefinition } from 'pdfmake';
import type { DocumentFault } from '../../shared/documents/document-request.ts';
import type { PackingSlip } from '../../shared/documents/packing-slip.ts';
import { ok, type Result } from '../../shared/result.ts';
import { barcode } from './barcode.ts';
import type { Printable } from './printable.ts';
import {
  addressLines,
  captioned,
  innerWidth,
  RULED,
  RULED_PADDING,
  sheetDefinition,
} from './sheet.ts';

const CODE_WIDTH = 250;
const GAP = 16;
const FACT_NAME = 70;
const [QTY, SKU, BIN] = [34, 100, 62] as const;

/** The slip's definition, or why its code cannot be printed. */
export function packingSlipLayout(
  slip: PackingSlip,
  printable: Printable,
): Result<DocumentDefinition, DocumentFault> {
  const code = barcode(slip.code, CODE_WIDTH, 42);
  if (!code.ok) return code;
  const { words } = slip;
  const line = printable.line;
  const left = innerWidth(slip.sheet) - CODE_WIDTH - GAP;
  const title = `${line(words.title)} ${line(slip.orderNumber, 60)}`;
  const content: Content[] = [
    {
      columns: [
        {
          width: left,
          stack: [
            { text: line(slip.shopName, 80), bold: true, fontSize: 16 },
            { text: addressLines(slip.shopAddress, printable), fontSize: 9, color: '#333333' },
          ],
        },
        { width: CODE_WIDTH, stack: [captioned(code.value, line(slip.code, 60))] },
      ],
      columnGap: GAP,
      margin: [0, 0, 0, 14],
    },
    {
      columns: [
        {
          width: left,
          stack: [
            { text: line(words.shipTo), fontSize: 8, color: '#333333' },
            { text: addressLines(slip.shipTo, printable), fontSize: 12 },
          ],
        },
        { width: CODE_WIDTH, stack: facts(slip, printable) },
      ],
      columnGap: GAP,
      margin: [0, 0, 0, 14],
    },
    linesTable(slip, printable),
    ...message(line(words.gift), printable.block(slip.giftMessage)),
    ...message(line(words.notes), printable.block(slip.notes)),
  ];
  return ok(sheetDefinition(slip.sheet, title, line(words.page), content));
}

function facts({ words, orderNumber, orderedOn, service }: PackingSlip, { line }: Printable) {
  const rows: [string, string][] = [
    [words.order, orderNumber],
    [words.ordered, orderedOn],
    [words.service, service],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(
      ([name, value]): Content => ({
        columns: [
          { width: FACT_NAME, text: line(name), fontSize: 9, color: '#333333' },
          { width: CODE_WIDTH - FACT_NAME, text: line(value, 80), bold: true },
        ],
        margin: [0, 0, 0, 2],
      }),
    );
}

function linesTable({ words, lines, sheet }: PackingSlip, { line }: Printable): Content {
  const units = lines.reduce((sum, one) => sum + one.qty, 0);
  const head = [words.qty, words.sku, words.name, words.bin].map(
    (text): Content => ({ text: line(text), bold: true, fontSize: 9 }),
  );
  const rows = lines.map((one): Content[] => [
    { text: `${one.qty}`, bold: true, fontSize: 13 },
    { text: line(one.sku, 60) },
    {
      stack: [
        { text: line(one.title, 240) },
        ...(one.barcode === ''
          ? []
          : [{ text: line(one.barcode, 60), fontSize: 8, color: '#333333' }]),
      ],
    },
    { text: line(one.bin, 40), bold: true },
  ]);
  const foot: Content[] = [
    { text: `${units}`, bold: true, fontSize: 13 },
    { text: line(words.units), colSpan: 3 },
    '',
    '',
  ];
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [QTY, SKU, innerWidth(sheet) - QTY - SKU - BIN - 4 * RULED_PADDING, BIN],
      body: [head, ...rows, foot],
    },
    layout: RULED,
  };
}

function message(title: string, text: string): Content[] {
  if (text === '') return [];
  return [
    { text: title, fontSize: 8, color: '#333333', margin: [0, 16, 0, 2] },
    { text, fontSize: 11 },
  ];
}
