/** The lines of one order's rows: read, told apart from charges, refused when a cell cannot be read. */
import type { Charge } from '../records/order-facts.ts';
import { type Refused, refused } from './account.ts';
import { isExponent } from './cells.ts';
import { textOf } from './columns.ts';
import type { LineTexts } from './layout.ts';
import type { LineField, lineFields } from './order-fields.ts';
import { columnOf, type Reading, type RowGroup } from './rows.ts';

export interface ReadLine {
  readonly row: number;
  readonly texts: LineTexts;
  readonly units: number;
  /** Minor units. */
  readonly unitPrice: number;
  readonly kind: 'goods' | Charge['kind'];
}

/** Why a group cannot be an order, and which of its rows it is. */
export interface GroupTrouble {
  readonly row: number;
  readonly refusal: Refused;
}

export type LinesRead =
  | { readonly ok: true; readonly lines: readonly ReadLine[] }
  | { readonly ok: false; readonly trouble: readonly GroupTrouble[] };

/** All lines of a group; rows that carry only the order's own fields give none. */
export function readLines(reading: Reading, group: RowGroup, currency: string): LinesRead {
  const lines: ReadLine[] = [];
  const trouble: GroupTrouble[] = [];
  for (const row of group.rows) {
    for (const texts of lineTexts(reading, row)) {
      const line = readLine(reading, row, texts, currency);
      if ('kind' in line && line.kind === 'refused') trouble.push({ row, refusal: line });
      else lines.push(line);
    }
  }
  return trouble.length > 0 ? { ok: false, trouble } : { ok: true, lines };
}

function lineTexts(reading: Reading, row: number): readonly LineTexts[] {
  const { table, layout } = reading;
  const cells = table.rows[row] ?? [];
  if (layout.role(cells) === 'order-only') return [];
  if (layout.linesOf) return layout.linesOf(cells);
  const text = (field: LineField) => textOf(layout.sources[field], cells);
  return [
    {
      lineId: text('lineId'),
      sku: text('sku'),
      title: text('title'),
      variant: text('variant'),
      units: text('units'),
      unitPrice: text('unitPrice'),
      lineTotal: text('lineTotal'),
      lineStatus: text('lineStatus'),
      needsShipping: text('needsShipping'),
    } satisfies { [F in (typeof lineFields)[number]]: string },
  ];
}

function readLine(
  reading: Reading,
  row: number,
  texts: LineTexts,
  currency: string,
): ReadLine | Refused {
  if (texts.sku === '' && texts.title === '') return refused('no-sku', columnOf(reading, 'sku'));
  if (isExponent(texts.sku)) return refused('sku-damaged', columnOf(reading, 'sku'));
  const units = texts.units === '' && !hasUnits(reading) ? 1 : reading.values.units(texts.units);
  if (units === null) return refused('units-unreadable', columnOf(reading, 'units'));
  const unitPrice = priceOf(reading, texts, units, currency);
  if (unitPrice === null) {
    const field = texts.unitPrice === '' ? 'lineTotal' : 'unitPrice';
    return refused('amount-unreadable', columnOf(reading, field));
  }
  return { row, texts, units, unitPrice, kind: kindOf(reading, row, texts) };
}

/** A list without a quantity column means one of each. */
function hasUnits({ layout }: Reading): boolean {
  return layout.sources.units !== undefined || layout.linesOf !== null;
}

function priceOf(
  { values }: Reading,
  texts: LineTexts,
  units: number,
  currency: string,
): number | null {
  if (texts.unitPrice !== '') return values.amount(texts.unitPrice, currency);
  if (texts.lineTotal === '') return 0;
  const total = values.amount(texts.lineTotal, currency);
  return total === null || units === 0 ? total : Math.round(total / Math.abs(units));
}

function kindOf({ layout, repairs, table }: Reading, row: number, texts: LineTexts) {
  const kind = layout.lineKind(texts);
  if (kind === 'goods') return kind;
  const before = [texts.sku, texts.title].filter((text) => text !== '').join(' ');
  return repairs.offer('not-goods', table.lines[row] ?? 0, before, kind) ? kind : 'goods';
}
