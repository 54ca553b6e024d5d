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
  const onHand = store.stock.onHand(sku.id);
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

/** How many rows each filter shows. */
export function countShown(rows: readonly StockRow[]): { readonly [show in StockShown]: number } {
  const counts = { all: rows.length, oversold: 0, low: 0, uncounted: 0 };
  for (const row of rows) {
    if (isOversold(row)) counts.oversold++;
    if (isLow(row)) counts.low++;
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
  const turn = choice.down ? -1 : 1;
  return chosen.sort((a, b) => turn * compare(a, b, choice.sort) || COLLATOR.compare(a.id, b.id));
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
  uncounted: isUncounted,
};

/** Bins and SKUs in the order people read them: A2 before A10. */
const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(a: StockRow, b: StockRow, sort: StockSort): number {
  switch (sort) {
    case 'sku':
    case 'title':
    case 'bin':
      return emptyLast(a.sku[sort], b.sku[sort]);
    case 'onHand':
    case 'available':
    case 'backordered':
      return (a.figures?.[sort] ?? UNKNOWN) - (b.figures?.[sort] ?? UNKNOWN);
  }
}

// Before every number: what nobody knows is looked at together.
const UNKNOWN = -1e12;

function emptyLast(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return COLLATOR.compare(a, b);
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
