/** The pick list laid out on an office sheet: aisle by aisle, then the orders with their codes. */
import type { Content, DocumentDefinition } from 'pdfmake';
import { walk } from '../../shared/documents/bin-order.ts';
import type { DocumentFault } from '../../shared/documents/document-request.ts';
import type { PickList, PickListLine } from '../../shared/documents/pick-list.ts';
import { ok, type Result } from '../../shared/result.ts';
import { barcode } from './barcode.ts';
import type { Printable } from './printable.ts';
import { captioned, innerWidth, RULED, RULED_PADDING, sheetDefinition } from './sheet.ts';

const CODES_PER_ROW = 2;
const CODE_WIDTH = 235;
const FACTS_WIDTH = 200;
const [BIN, QTY, SKU] = [82, 34, 100] as const;

/** The list's definition, or why an order's code cannot be printed. */
export function pickListLayout(
  list: PickList,
  printable: Printable,
): Result<DocumentDefinition, DocumentFault> {
  const codes = orderCodes(list, printable);
  if (!codes.ok) return codes;
  const { words, lines } = list;
  const { line } = printable;
  const units = lines.reduce((sum, one) => sum + one.qty, 0);
  const content: Content[] = [
    {
      columns: [
        {
          width: innerWidth(list.sheet) - FACTS_WIDTH,
          text: line(list.heading, 120),
          bold: true,
          fontSize: 16,
        },
        {
          width: FACTS_WIDTH,
          alignment: 'right',
          text: `${line(words.units)}: ${units}     ${line(list.printedOn, 40)}`,
          margin: [0, 5, 0, 0],
        },
      ],
      margin: [0, 0, 0, 8],
    },
    ...walk(lines).map((aisle): Content => aisleTable(aisle.lines, aisle.aisle, list, printable)),
    ...codes.value,
  ];
  return ok(sheetDefinition(list.sheet, line(words.title), line(words.page), content));
}

function aisleTable(
  lines: readonly PickListLine[],
  aisle: string,
  { words, sheet }: PickList,
  { line }: Printable,
): Content {
  const head = [aisle === '' ? words.noBin : words.bin, words.qty, words.sku, words.name].map(
    (text): Content => ({
      text: line(text),
      bold: true,
      fontSize: 9,
      ...(text === words.qty && { alignment: 'right' }),
    }),
  );
  const rows = lines.map((one): Content[] => [
    { text: line(one.bin, 40), bold: true, fontSize: 12 },
    { text: `${one.qty}`, bold: true, fontSize: 14, alignment: 'right' },
    { text: line(one.sku, 60) },
    {
      stack: [
        { text: line(one.title, 160) },
        {
          text: one.shares
            .map((share) => `${line(share.orderNumber, 40)} × ${share.qty}`)
            .join('    '),
          fontSize: 9,
          color: '#333333',
        },
        { text: line(one.barcode, 60), fontSize: 8, color: '#333333' },
      ],
    },
  ]);
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: [BIN, QTY, SKU, innerWidth(sheet) - BIN - QTY - SKU - 4 * RULED_PADDING],
      body: [head, ...rows],
    },
    layout: RULED,
    margin: [0, 0, 0, 12],
  };
}

/** The orders' codes, two to a row, so that the bench opens an order from this list. */
function orderCodes(list: PickList, { line }: Printable): Result<Content[], DocumentFault> {
  if (list.orders.length === 0) return ok([]);
  const cells: Content[] = [];
  for (const order of list.orders) {
    const code = barcode(order.code, CODE_WIDTH, 30);
    if (!code.ok) return code;
    cells.push({
      stack: [
        {
          text: `${line(order.orderNumber, 60)}     ${line(list.words.units)}: ${order.units}`,
          bold: true,
          margin: [0, 0, 0, 3],
        },
        captioned(code.value, line(order.code, 60)),
      ],
      unbreakable: true,
      margin: [0, 0, 0, 14],
    });
  }
  const rows: Content[] = [
    { text: line(list.words.orders), bold: true, fontSize: 12, margin: [0, 8, 0, 8] },
  ];
  for (let n = 0; n < cells.length; n += CODES_PER_ROW)
    rows.push({
      columns: [cells[n] ?? '', cells[n + 1] ?? ''].map((cell) => ({
        width: innerWidth(list.sheet) / CODES_PER_ROW,
        stack: [cell],
      })),
      unbreakable: true,
    });
  return ok(rows);
}
