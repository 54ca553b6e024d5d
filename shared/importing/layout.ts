/**
 * A layout: how one table of orders is to be read. Known formats and mapping profiles both come down to one;
 * what a vendor's words mean stops here.
 */
import type { Charge, PaymentStatus } from '../records/order-facts.ts';
import type { DecimalSign } from './amounts.ts';
import type { Sources } from './columns.ts';
import type { DateOrder } from './dates.ts';
import type { OrderField, OrderLevelField } from './order-fields.ts';

/** The order's state in our words. `unsure`: the file says something we do not know, so nobody should ship. */
export interface Standing {
  readonly status: 'open' | 'cancelled' | 'shipped';
  readonly payment: PaymentStatus;
  readonly unsure?: string;
}

/** Texts of an order's fields: of the first of its rows that has each. */
export type OrderTexts = (field: OrderLevelField) => string;

/** One line as text, before it is read. */
export interface LineTexts {
  readonly lineId: string;
  readonly sku: string;
  readonly title: string;
  readonly variant: string;
  readonly units: string;
  readonly unitPrice: string;
  /** Price of all units, where the file gives that and no unit price. */
  readonly lineTotal: string;
  readonly lineStatus: string;
  readonly needsShipping: string;
}

export type LineKind = 'goods' | Charge['kind'];

/** What a row is, apart from a line of an order. */
export type RowRole = 'line' | 'order-only' | 'totals' | 'unpaid-no-number' | 'adjustment';

export interface OrderLayout {
  /** A known format's name, or a profile's. */
  readonly format: string;
  readonly channel: string;
  readonly sources: Sources<OrderField>;
  /** What the format is documented to use; null: found out from the column. */
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalSign | null;
  /** Currency where the file names none; '' asks for the shop's. */
  readonly currency: string;
  /** A bare `$` on this channel; '' asks for the shop's. */
  readonly dollars: string;
  /** Rows without an order number belong to the order above. */
  readonly carriesNumber: boolean;
  readonly standing: (texts: OrderTexts) => Standing;
  readonly fulfilledBy: (texts: OrderTexts) => 'us' | 'marketplace';
  readonly programmes: (texts: OrderTexts) => readonly string[];
  readonly role: (row: readonly string[]) => RowRole;
  /** Whether a line is goods; what the file marks as something else is a charge. */
  readonly lineKind: (line: LineTexts) => LineKind;
  /** All lines of a row, for formats that put a whole order in one; null: one line, from the sources. */
  readonly linesOf: ((row: readonly string[]) => readonly LineTexts[]) | null;
  /** A line that the source has already sent, of an order that it has not. */
  readonly isSent: (line: LineTexts) => boolean;
  /** Charges that each row has its own part of; the others are said once, however often they are repeated. */
  readonly addsUp: readonly OrderLevelField[];
}

/** A format that is recognised by its header. */
export interface OrderFormat {
  readonly id: string;
  readonly layoutOf: (headers: readonly string[]) => OrderLayout | null;
}

const NOT_GOODS: readonly (readonly [RegExp, Charge['kind']])[] = [
  [
    /^(postage|shipping|shipping (cost|fee|charge)s?|delivery|delivery (charge|fee)|p ?& ?p|postage (and|&) packing|carriage|versand(kosten)?|porto|fracht)$/i,
    'postage',
  ],
  [
    /^(discount|coupon|promo(tion)?|voucher discount|rabatt|nachlass|gutschein ?code)\b/i,
    'discount',
  ],
  [/^(tax|vat|sales tax|gst|mwst\.?|ust\.?|mehrwertsteuer|umsatzsteuer)$/i, 'tax'],
  [
    /^((handling|payment|paypal|service|bank|amazon|transaction|processing) (fee|charge)s?|fee|geb(ü|ue)hr|bearbeitungsgeb(ü|ue)hr)$/i,
    'fee',
  ],
  [/^(gift (card|voucher)|geschenk(gutschein|karte)|donation|spende|tip)$/i, 'other'],
];

/** Lines that say by SKU or title that nobody can put them into a parcel. */
export function kindByWords(line: LineTexts): LineKind {
  const words = [line.sku, line.title].filter((text) => text !== '' && text.length < 60);
  const found = NOT_GOODS.find(([pattern]) => words.some((text) => pattern.test(text)));
  return found?.[1] ?? 'goods';
}

const TOTALS = /^(grand )?(total|totals|sum|subtotal|summe|gesamt|gesamtsumme|zwischensumme)\b:?/i;

/** A row that adds up the others: its first text says so and hardly anything else stands in it. */
export function looksLikeTotals(row: readonly string[]): boolean {
  const texts = row.filter((cell) => cell !== '');
  return TOTALS.test(texts[0] ?? '') && texts.length <= Math.max(3, row.length / 2);
}

/** What every layout starts from. */
export const plainLayout: Omit<OrderLayout, 'format' | 'channel' | 'sources'> = {
  dateOrder: null,
  decimal: null,
  currency: '',
  dollars: '',
  carriesNumber: false,
  standing: () => ({ status: 'open', payment: 'paid' }),
  fulfilledBy: () => 'us',
  programmes: programmesOf,
  role: (row) => (looksLikeTotals(row) ? 'totals' : 'line'),
  lineKind: kindByWords,
  linesOf: null,
  isSent: () => false,
  addsUp: [],
};

/** Programmes named in a column, and those that have a yes-or-no column of their own. */
export function programmesOf(texts: OrderTexts): string[] {
  const named = words(texts('programmes').toLowerCase());
  if (isYes(texts('prime'))) named.push('prime');
  if (isYes(texts('business'))) named.push('business');
  return named;
}

/** A list in one cell: `vip, gift` → two. */
export function words(text: string): string[] {
  return text === ''
    ? []
    : text
        .split(/[,;|]/)
        .map((word) => word.trim())
        .filter((word) => word !== '');
}

/** `yes`, `true`, `1`, `x`, `ja`. */
export function isYes(text: string): boolean {
  return /^(y|yes|true|1|x|ja|j|oui|wahr)$/i.test(text);
}
