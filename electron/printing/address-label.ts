/**
 * The 4x6 in address label. Every part has its place on the one page, and text shrinks until it fits.
 *
 * Black on white with thick rules, as thermal printers print it.
 */
import type { Content, DocumentDefinition } from 'pdfmake';
import { type AddressLabel, parcelText } from '../../shared/documents/address-label.ts';
import type { DocumentFault } from '../../shared/documents/document-request.ts';
import { ok, type Result } from '../../shared/result.ts';
import { barcode } from './barcode.ts';
import type { Fit } from './fit-text.ts';
import type { Printable } from './printable.ts';
import { addressLines } from './sheet.ts';

/** 4 by 6 inches. */
const PAGE = { width: 288, height: 432 };
const EDGE = 14;
const INNER = PAGE.width - 2 * EDGE;

/** The label's definition, or why its code cannot be printed. */
export function addressLabelLayout(
  label: AddressLabel,
  printable: Printable,
  sized: Fit,
): Result<DocumentDefinition, DocumentFault> {
  const code = barcode(label.code, INNER, 58);
  if (!code.ok) return code;
  const { words } = label;
  const { line } = printable;
  const parcel = line(parcelText(label));
  const placed: Content[] = [
    at(EDGE, 12, { text: line(words.title, 40), bold: true, fontSize: 11, characterSpacing: 1 }),
    at(EDGE, 12, { text: parcel, bold: true, fontSize: 11, alignment: 'right' }),
    rule(30),
    at(EDGE, 34, { text: line(words.from, 30), fontSize: 7 }),
    at(
      EDGE,
      43,
      sized(addressLines(label.from, printable), { width: INNER, height: 50, largest: 10 }),
    ),
    rule(96),
    at(EDGE, 100, { text: line(words.to, 30), fontSize: 8 }),
    at(
      EDGE,
      111,
      sized(addressLines(label.to, printable), {
        width: INNER,
        height: 122,
        largest: 18,
        bold: true,
      }),
    ),
    rule(238),
    at(
      EDGE,
      241,
      sized(line(label.postcode, 20), { width: INNER * 0.62, height: 42, largest: 34, bold: true }),
    ),
    at(EDGE + INNER * 0.64, 246, {
      ...sized(line(label.country, 40), {
        width: INNER * 0.36,
        height: 34,
        largest: 14,
        bold: true,
      }),
      alignment: 'right',
    }),
    rule(288),
    at(EDGE, 292, {
      columns: [
        fact(line(words.order, 24), line(label.orderNumber, 40), sized),
        fact(line(words.service, 24), line(label.service, 40), sized),
      ],
      columnGap: 8,
    }),
    rule(326),
    at((PAGE.width - code.value.width) / 2 + quietZone(code.value), 336, { svg: code.value.svg }),
    at(EDGE, 399, { text: line(label.code, 60), alignment: 'center', fontSize: 11 }),
  ];
  return ok({
    pageSize: PAGE,
    pageMargins: [EDGE, 0, EDGE, 0],
    defaultStyle: { font: 'Roboto', lineHeight: 1.05 },
    info: { title: `${line(words.title)} ${line(label.orderNumber, 60)}`, creator: 'Packbench' },
    displayTitle: true,
    content: placed,
  });
}

function at(x: number, y: number, node: object): Content {
  return { ...node, absolutePosition: { x, y } };
}

function rule(y: number): Content {
  return at(EDGE, y, {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: INNER, y2: 0, lineWidth: 1.2 }],
  });
}

function quietZone({ svg, width }: { svg: string; width: number }): number {
  const drawn = Number(/width="([\d.]+)"/.exec(svg)?.[1] ?? width);
  return (width - drawn) / 2;
}

function fact(name: string, value: string, sized: Fit): Content {
  return {
    width: '50%',
    stack: [
      { text: value === '' ? ' ' : name, fontSize: 7 },
      sized(value, { width: INNER / 2 - 8, height: 20, largest: 11, bold: true }),
    ],
  };
}
