/** The end-of-day list laid out on an office sheet: carrier and count, the parcels, a place to sign. */
import type { Content, DocumentDefinition } from 'pdfmake';
import type { DocumentFault } from '../../shared/documents/document-request.ts';
import type { Manifest } from '../../shared/documents/manifest.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Printable } from './printable.ts';
import { innerWidth, RULED, RULED_PADDING, sheetDefinition } from './sheet.ts';

const [ORDER, PARCEL, SERVICE, WEIGHT] = [130, 50, 90, 60] as const;

export function manifestLayout(
  { words, sheet, shopName, carrier, closedOn, lines }: Manifest,
  { line }: Printable,
): Result<DocumentDefinition, DocumentFault> {
  const head = [words.order, words.parcel, words.service, words.tracking, words.weight].map(
    (text): Content => ({ text: line(text), bold: true, fontSize: 9 }),
  );
  const rows = lines.map((one): Content[] => [
    { text: line(one.orderNumber, 60), bold: true },
    { text: line(one.parcel, 20) },
    { text: line(one.service, 60) },
    { text: line(one.tracking, 60) },
    { text: line(one.weight, 20), alignment: 'right' },
  ]);
  const tracking = innerWidth(sheet) - ORDER - PARCEL - SERVICE - WEIGHT - 5 * RULED_PADDING;
  const content: Content[] = [
    { text: line(carrier, 80), bold: true, fontSize: 18 },
    {
      text: `${line(shopName, 80)}     ${line(closedOn, 60)}     ${line(words.parcels)}: ${lines.length}`,
      margin: [0, 4, 0, 10],
    },
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [ORDER, PARCEL, SERVICE, tracking, WEIGHT],
        body: [head, ...rows],
      },
      layout: RULED,
    },
    {
      text: `${line(words.signature)}: ______________________________`,
      margin: [0, 34, 0, 0],
    },
  ];
  return ok(sheetDefinition(sheet, line(words.title), line(words.page), content));
}
