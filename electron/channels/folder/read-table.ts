/**
 * A table of orders (CSV, tab separated text), one line a row: known exports by their headings, all others by the
 * headings that the import knows. What the import would ask a person is refused here, with the line it stands in.
 */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import type { Refused } from '../../../shared/importing/account.ts';
import { recognise } from '../../../shared/importing/formats/known.ts';
import type { OrderLayout } from '../../../shared/importing/layout.ts';
import { guessProfile, missingFields } from '../../../shared/importing/mapping.ts';
import { layoutOfProfile } from '../../../shared/importing/profile-layout.ts';
import { type OrdersRead, readOrders } from '../../../shared/importing/read-orders.ts';
import { noChoices } from '../../../shared/importing/repairs.ts';
import { orderNames } from '../../../shared/importing/synonyms.ts';
import { readTable, type TableRead } from '../../../shared/importing/table.ts';
import { orderId } from '../../../shared/records/ids.ts';
import { type OrderReading, orderFacts } from '../../../shared/records/order-facts.ts';
import { fill } from '../../http/words.ts';
import { aboutFile, folderWords, type Problem, problemsOf } from './problem.ts';
import { FOLDER, type OrdersTold } from './read-sent.ts';

const facts = orderFacts.omit({ readAt: true, hash: true });

/** @param utcOf a local time without a zone as UTC ISO */
export function readOrderTable(text: string, utcOf: (local: string) => string): OrdersTold {
  const cut = readTable(text);
  if (!cut.ok) return nothing(folderWords.reason['not-a-table'], true);
  const { table, problems } = cut.value;
  if (problems.some(({ kind }) => kind === 'unclosed-quote'))
    return nothing(folderWords.reason.quotes, true);
  const layout = layoutOf(table.headers);
  if (typeof layout === 'string') return nothing(layout, false);
  const read = readOrders(table, layout, noChoices, { currency: '', utcOf });
  return { ...gathered(read, cut.value), torn: false };
}

function nothing(reason: string, torn: boolean): OrdersTold {
  return { orders: [], problems: [aboutFile(reason)], torn };
}

/** How the table is to be read, or which headings it lacks. */
function layoutOf(headers: readonly string[]): OrderLayout | string {
  const known = recognise(headers);
  if (known) return known;
  const profile = guessProfile(headers, 'orders', FOLDER);
  const [missing] = missingFields(profile);
  if (missing === undefined) return layoutOfProfile(profile, headers);
  const names = missing.map(headingOf).join(' / ');
  return fill(folderWords.reason.headings, { names });
}

function headingOf(field: string): string {
  const names: { readonly [name: string]: readonly string[] | undefined } = orderNames;
  return names[field]?.[0] ?? field;
}

function gathered(
  read: OrdersRead,
  { problems: quotes }: TableRead,
): Pick<OrdersTold, 'orders' | 'problems'> {
  const problems: Problem[] = quotes.map(({ line }) => ({
    ...aboutFile(folderWords.reason['stray-quote']),
    at: line,
  }));
  const told = toldOfOrders(read);
  const orders: PulledOrder[] = [];
  for (const order of read.readings) {
    const reading: OrderReading = { ...order, channel: FOLDER };
    const right = facts.safeParse(reading);
    const { line = 0, review = [] } = told.get(orderId(order.channel, order.externalId)) ?? {};
    if (right.success) orders.push({ reading, review, cancelRequested: false, raw: '' });
    else if (order.currency === '') problems.push(withoutCurrency(order.externalId, line));
    else problems.push(...problemsOf(right.error, order.externalId, line));
  }
  read.accounts.forEach((account, row) => {
    if (account.kind === 'refused') problems.push(refusal(read, account, row));
  });
  return { orders, problems };
}

function withoutCurrency(order: string, at: number): Problem {
  return { order, at, field: 'currency', reason: folderWords.reason['no-currency'] };
}

interface Told {
  readonly line: number;
  readonly review: string[];
}

/** Of each order its first line, and what a person has to look at. */
function toldOfOrders({ accounts, notices, table }: OrdersRead): Map<string, Told> {
  const told = new Map<string, Told>();
  const orderAt = new Map<number, string>();
  accounts.forEach((account, row) => {
    if (account.kind !== 'order') return;
    const line = table.lines[row] ?? 0;
    orderAt.set(line, account.order);
    if (!told.has(account.order)) told.set(account.order, { line, review: [] });
  });
  for (const { kind, line, text } of notices) {
    const { review } = told.get(orderAt.get(line) ?? '') ?? {};
    if (kind === 'payment-unknown') review?.push(`payment: ${text}`);
    if (kind === 'country-unknown') review?.push(`country: ${text}`);
  }
  return told;
}

function refusal(
  { table }: OrdersRead,
  { reason, column, against }: Refused,
  row: number,
): Problem {
  const words: { readonly [kind: string]: string } = folderWords.reason;
  return {
    order: '',
    at: table.lines[row] ?? 0,
    field: column === null ? '' : (table.headers[column] ?? ''),
    reason: fill(words[reason] ?? folderWords.reason.other, {
      kind: reason,
      against: against ?? '',
    }),
  };
}
