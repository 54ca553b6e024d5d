/** Readings in the few words that a test compares: orders as a packer would read them aloud. */
import type { OrderReading } from '../../records/order-facts.ts';
import type { Account } from '../account.ts';
import type { OrderLayout } from '../layout.ts';
import { guessProfile } from '../mapping.ts';
import { layoutOfProfile } from '../profile-layout.ts';
import { type OrdersRead, readOrders } from '../read-orders.ts';
import { type Choices, noChoices } from '../repairs.ts';
import { readTable, type Table } from '../table.ts';
import type { ReadingContext } from '../values.ts';

/** A shop in London's winter that sells in pounds. */
export const shop: ReadingContext = { currency: 'GBP', utcOf: (local) => `${local}.000Z` };

/** `#1 open paid 12.50 GBP | 2 × MUG-1 @ 6.25` and its charges. */
export function toldOrder(order: OrderReading): string {
  const lines = order.lines.map(
    (line) => `${line.units} × ${line.sku || line.title} @ ${line.unitPrice}`,
  );
  const charges = order.charges.map((charge) => `${charge.kind} ${charge.amount}`);
  const head = `${order.externalId} ${order.status} ${order.payment} ${order.total} ${order.currency}`;
  return [head, ...lines, ...charges].join(' | ');
}

/** `order`, `refused date-unclear`, `left-out totals-row`. */
export function toldAccount(account: Account): string {
  if (account.kind === 'refused' || account.kind === 'left-out')
    return `${account.kind} ${account.reason}`;
  return account.kind;
}

/** The table of a text that is known to be one. */
export function tableFrom(text: string): Table {
  const read = readTable(text);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value.table;
}

/** Reads a text of orders by the mapping that its header suggests. */
export function readText(text: string, choices: Partial<Choices> = {}): OrdersRead {
  const table = tableFrom(text);
  return readOrders(table, guessedLayout(table), { ...noChoices, ...choices }, shop);
}

export function guessedLayout({ headers }: Table): OrderLayout {
  return layoutOfProfile(guessProfile(headers, 'orders', 'list'), headers);
}
