/** The account of a reading: what became of every row of the file. */

/** A row that could not be read, and may be corrected in place. */
export type RefusalKind =
  | 'no-number'
  | 'number-damaged'
  | 'no-date'
  | 'date-unreadable'
  | 'date-unclear'
  | 'units-unreadable'
  | 'amount-unreadable'
  | 'no-sku'
  | 'sku-damaged'
  | 'barcode-damaged'
  | 'duplicate-number'
  /** Another row of the same order was refused; an order is taken whole or not at all. */
  | 'with-order'
  /** More cells than the header has: a delimiter inside a cell, most likely. */
  | 'too-many-cells'
  | 'weight-unreadable'
  | 'size-unreadable'
  | 'kit-unreadable'
  | 'duplicate-sku'
  | 'unknown-code'
  | 'ambiguous-code'
  | 'duplicate-count';

/** A row that was understood and is not an order's: listed, nothing to correct. */
export type LeftOutKind =
  | 'totals-row'
  /** eBay: not paid yet, and without a number until it is. */
  | 'unpaid-no-number'
  | 'stock-adjustment'
  /** An order of charges alone has nothing to pack. */
  | 'no-goods'
  | 'no-units'
  | 'cancels-nothing'
  | 'charge-of-nothing';

export type Account =
  | { readonly kind: 'order'; readonly order: string }
  | { readonly kind: 'charge'; readonly order: string }
  /** Takes units back from earlier orders; `missing` units were found on none. */
  | {
      readonly kind: 'cancels';
      readonly orders: readonly string[];
      readonly units: number;
      readonly missing: number;
    }
  | { readonly kind: 'sku'; readonly sku: string }
  | { readonly kind: 'count'; readonly sku: string }
  | { readonly kind: 'left-out'; readonly reason: LeftOutKind }
  | Refused;

export interface Refused {
  readonly kind: 'refused';
  readonly reason: RefusalKind;
  /** The column to correct; null where the row as a whole is the trouble. */
  readonly column: number | null;
  /** The line in the file that it stands against; null where there is none. */
  readonly against: number | null;
}

export function refused(
  reason: RefusalKind,
  column: number | null = null,
  against: number | null = null,
): Refused {
  return { kind: 'refused', reason, column, against };
}

/** Something to know about an order that was read all the same. */
export interface Notice {
  readonly kind: 'payment-unknown' | 'country-unknown' | 'sent-elsewhere' | 'barcode-shared';
  readonly line: number;
  readonly text: string;
}

/** How many rows of each kind an account has. */
export function countAccounts(accounts: readonly Account[]): {
  readonly [K in Account['kind']]: number;
} {
  const counts = { order: 0, charge: 0, cancels: 0, sku: 0, count: 0, 'left-out': 0, refused: 0 };
  for (const account of accounts) counts[account.kind]++;
  return counts;
}
