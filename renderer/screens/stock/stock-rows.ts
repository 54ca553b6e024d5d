/** Every SKU's figures as the stock list shows, filters and sorts them. */
import { type Availability, availabilityOf } from '../../../shared/inventory/allocation.ts';
import { blankSku, type SkuRecord } from '../../../shared/records/sku.ts';
import { resolve } from '../../../shared/scanning/codes.ts';
import type { Store } from '../../store/store.ts';
import type { StockShown, StockSort } from './stock-search.ts';

export interface StockRow {
  readonly id: string;
  readonly sku: SkuRecord;
  /** Units that open orders want. */
  readonly wanted: number;
  /** Undefined while nobody has entered the SKU's stock. */
  readonly figures: Availability | undefined;
}

/** One row for each SKU of the catalogue, and for each that only stock was entered for. */
export function stockRows(store: Store): StockRow[] {
  const rows = [...store.catalogue.skus.values()].map((sku) => stockRow(store, sku));
  for (const id of store.stock.ids()) {
    if (!store.catalogue.skus.has(id)) rows.push(stockRow(store, unknownSku(id)));
  }
  return rows;
}

/** The figures of one SKU. */
export function stockRow(store: Store, sku: SkuRecord): StockRow {
  const wanted = store.open.demandFor(sku.id);
  const onHand = store.stock.toGive(sku.id);
  const figures = onHand === undefined ? undefined : availabilityOf(onHand, sku.safety, wanted);
  return { id: sku.id, sku, wanted, figures };
}

/** Open orders want more than is there, or more left than there was. */
export function isOversold({ figures }: StockRow): boolean {
  return figures !== undefined && (figures.backordered > 0 || figures.onHand < 0);
}

/** Nothing is left to sell: all that is there is promised or kept for safety. */
export function isLow({ figures }: StockRow): boolean {
  return figures !== undefined && figures.available <= 0;
}

/** Nobody has entered the stock of a SKU that has some: a kit has none of its own. */
export function isUncounted({ figures, sku }: StockRow): boolean {
  return figures === undefined && sku.kit.length === 0;
}

/** What is left to sell is down to where more is to be ordered. */
export function isToReorder({ figures, sku }: StockRow): boolean {
  const at = sku.reorder ?? 0;
  return figures !== undefined && at > 0 && figures.available <= at;
}

/** How many rows each filter shows. */
export function countShown(rows: readonly StockRow[]): { readonly [show in StockShown]: number } {
  const counts = { all: rows.length, oversold: 0, low: 0, reorder: 0, uncounted: 0 };
  for (const row of rows) {
    if (isOversold(row)) counts.oversold++;
    if (isLow(row)) counts.low++;
    if (isToReorder(row)) counts.reorder++;
    if (isUncounted(row)) counts.uncounted++;
  }
  return counts;
}

export interface StockChoice {
  readonly find: string;
  readonly show: StockShown;
  readonly sort: StockSort;
  readonly down: boolean;
}

/** The rows that a choice shows, in its order. `byCode` are the SKUs that `find` is a code of. */
export function chosenRows(
  rows: readonly StockRow[],
  choice: StockChoice,
  byCode: ReadonlySet<string>,
): StockRow[] {
  const words = choice.find.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = rows.filter(
    (row) =>
      PASSES[choice.show](row) &&
      (byCode.has(row.id) || words.every((word) => searchText(row.sku).includes(word))),
  );
  return sorted(chosen, choice);
}

/** The SKUs that a text stands for when it is taken as a scanned code. */
export function skusByCode(store: Store, text: string): ReadonlySet<string> {
  const found = text.trim() === '' ? undefined : resolve(text, store.catalogue.codes, () => []);
  if (found?.kind === 'sku') return new Set([found.sku]);
  if (found?.kind !== 'ambiguous') return new Set();
  return new Set(found.candidates.flatMap((one) => (one.kind === 'sku' ? [one.sku] : [])));
}

/** A SKU that has stock but was never described: its id is all there is. */
export function unknownSku(id: string): SkuRecord {
  return { id, sku: id, ...blankSku, stamps: {} };
}

const PASSES: { readonly [show in StockShown]: (row: StockRow) => boolean } = {
  all: () => true,
  oversold: isOversold,
  low: isLow,
  reorder: isToReorder,
  uncounted: isUncounted,
};

// Before every number: what nobody knows is looked at together.
const UNKNOWN = -1e12;

// Keys are made once for each row; a collator asked at each comparison takes twice as long for 20,000 rows.
function sorted(rows: readonly StockRow[], { sort, down }: StockChoice): StockRow[] {
  const turn = down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: sortKey(row, sort), id: natural(row.sku.sku) }));
  keyed.sort((a, b) => turn * compare(a.key, b.key) || compare(a.id, b.id));
  return keyed.map(({ row }) => row);
}

function sortKey({ sku, figures }: StockRow, sort: StockSort): string | number {
  switch (sort) {
    case 'sku':
    case 'title':
    case 'bin':
      return natural(sku[sort]);
    case 'onHand':
    case 'available':
    case 'backordered':
      return figures?.[sort] ?? UNKNOWN;
  }
}

function compare<K extends string | number>(a: K, b: K): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A text that sorts as people read: A2 before A10, letter case and accents aside, nothing last. */
function natural(text: string): string {
  if (text === '') return '\uffff';
  const plain = text.toLowerCase().normalize('NFKD');
  return plain.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

const texts = new WeakMap<SkuRecord, string>();

function searchText(sku: SkuRecord): string {
  const known = texts.get(sku);
  if (known !== undefined) return known;
  const codes = sku.barcodes.map((barcode) => barcode.code);
  const text = [sku.sku, sku.title, sku.bin, ...codes].join('\n').toLowerCase();
  texts.set(sku, text);
  return text;
}
