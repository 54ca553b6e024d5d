/** One group of rows as an order with its lines and charges, and the units that its rows give back. */
import { idPart, orderId } from '../records/ids.ts';
import { isObjectKey } from '../records/object-key.ts';
import type { Charge, OrderLine, OrderReading } from '../records/order-facts.ts';
import { type Notice, type Refused, refused } from './account.ts';
import type { LineTexts, OrderTexts } from './layout.ts';
import { words } from './layout.ts';
import { type GroupTrouble, type ReadLine, readLines } from './order-lines.ts';
import {
  addressOf,
  buyerOf,
  chargesOf,
  currencyOf,
  placedAt,
  shipByOf,
  textsOf,
} from './order-texts.ts';
import type { Reading, RowGroup } from './rows.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An order that is still being put together: cancellations may take units from its lines. */
export interface Draft {
  readonly id: string;
  /** The buyer, for finding the order that a cancellation means; '' when the file does not say. */
  readonly buyer: string;
  readonly facts: Mutable<OrderReading>;
  readonly lines: Mutable<OrderLine>[];
}

/** A row with a negative quantity: units that somebody gives back, or a charge taken back. */
export interface TakenBack {
  readonly row: number;
  readonly buyer: string;
  readonly at: string;
  readonly sku: string;
  readonly title: string;
  readonly unitPrice: number;
  /** Above zero. */
  readonly units: number;
  readonly kind: ReadLine['kind'];
  /** The order of the same number, where it has goods of its own. */
  readonly draft: Draft | null;
}

export interface Built {
  readonly draft: Draft | null;
  readonly takenBack: readonly TakenBack[];
}

/** Room is left for what keeps two lines of one id apart. */
const LONGEST_LINE_ID = 180;

const NOTHING: Built = { draft: null, takenBack: [] };

/** Builds the order of a group and writes down what became of each of its rows. */
export function buildOrder(
  reading: Reading,
  group: RowGroup,
  shopCurrency: string,
  notices: Notice[],
): Built {
  const { layout, table, accounts } = reading;
  if (group.rows.every((row) => layout.role(table.rows[row] ?? []) === 'adjustment')) {
    for (const row of group.rows) accounts[row] = { kind: 'left-out', reason: 'stock-adjustment' };
    return NOTHING;
  }
  const texts = textsOf(reading, group);
  const currency = currencyOf(reading, texts, group) || shopCurrency;
  const at = placedAt(reading, texts);
  const shipBy = shipByOf(reading, texts);
  const charges = chargesOf(reading, group, texts, currency);
  const read = readLines(reading, group, currency);
  const whole = [at, shipBy, charges].find(isRefused);
  if (whole || !read.ok || isRefused(at) || isRefused(shipBy) || isRefused(charges)) {
    refuseGroup(reading, group, whole, read.ok ? [] : read.trouble);
    return NOTHING;
  }
  const facts = factsOf(reading, group, texts, { currency, at, shipBy, charges }, notices);
  return assemble(reading, group, facts, read.lines, notices);
}

function isRefused(part: unknown): part is Refused {
  return typeof part === 'object' && part !== null && 'kind' in part && part.kind === 'refused';
}

/** An order is taken whole or not at all: a parcel without one of its lines is a wrong parcel. */
function refuseGroup(
  { accounts, table }: Reading,
  group: RowGroup,
  whole: Refused | undefined,
  trouble: readonly GroupTrouble[],
): void {
  const first = whole ? group.rows[0] : trouble[0]?.row;
  const against = table.lines[first ?? 0] ?? null;
  for (const row of group.rows) accounts[row] = refused('with-order', null, against);
  for (const { row, refusal } of trouble) accounts[row] = refusal;
  if (whole && first !== undefined) accounts[first] = whole;
}

interface Known {
  readonly currency: string;
  readonly at: string;
  readonly shipBy: string | null;
  readonly charges: readonly Charge[];
}

function factsOf(
  reading: Reading,
  group: RowGroup,
  texts: OrderTexts,
  { currency, at, shipBy, charges }: Known,
  notices: Notice[],
): Mutable<OrderReading> {
  const { layout } = reading;
  const standing = layout.standing(texts);
  const line = reading.table.lines[group.rows[0] ?? 0] ?? 0;
  if (standing.unsure !== undefined)
    notices.push({ kind: 'payment-unknown', line, text: standing.unsure });
  return {
    channel: layout.channel,
    externalId: (texts('externalId') || group.number) + group.suffix,
    number: group.number,
    revision: null,
    status: standing.status,
    payment: standing.payment,
    placedAt: at,
    shipBy,
    currency,
    total: totalText(reading, texts, currency) ?? Number.NaN,
    buyer: buyerOf(texts),
    shipTo: addressOf(reading, group, texts, notices),
    lines: [],
    charges: [...charges],
    service: texts('service'),
    programmes: [...layout.programmes(texts)],
    fulfilledBy: layout.fulfilledBy(texts),
    tags: words(texts('tags')),
    note: texts('note'),
    giftMessage: texts('giftMessage'),
  };
}

/** The total as the file says it; null when it does not. */
function totalText(reading: Reading, texts: OrderTexts, currency: string): number | null {
  const text = texts('total');
  return text === '' ? null : reading.values.amount(text, currency);
}

function assemble(
  reading: Reading,
  group: RowGroup,
  facts: Mutable<OrderReading>,
  lines: readonly ReadLine[],
  notices: Notice[],
): Built {
  const { accounts } = reading;
  const id = orderId(facts.channel, facts.externalId);
  const buyer = (facts.buyer.email || customerOf(reading, group) || facts.buyer.name).toLowerCase();
  const goods = lines.filter((line) => line.kind === 'goods' && line.units >= 0);
  const draft = goods.length > 0 ? { id, buyer, facts, lines: facts.lines } : null;
  const takenBack: TakenBack[] = [];
  for (const row of group.rows) accounts[row] = { kind: 'order', order: id };
  for (const line of lines) {
    if (line.units < 0) takenBack.push(backOf(line, buyer, facts.placedAt, draft));
    else if (line.kind === 'goods') addLine(reading, facts, line, notices);
    else addCharge(reading, facts, line, id);
  }
  if (!draft) {
    for (const row of group.rows) accounts[row] = { kind: 'left-out', reason: 'no-goods' };
    return { draft, takenBack };
  }
  if (Number.isNaN(facts.total)) facts.total = sumOf(facts);
  if (facts.status === 'open' && facts.lines.every((line) => line.units === 0))
    facts.status = 'shipped';
  return { draft, takenBack };
}

function customerOf(reading: Reading, group: RowGroup): string {
  return textsOf(reading, group)('customer');
}

function addLine(
  { layout, table }: Reading,
  facts: Mutable<OrderReading>,
  line: ReadLine,
  notices: Notice[],
): void {
  const { texts } = line;
  const sent = facts.status === 'open' && layout.isSent(texts);
  if (sent)
    notices.push({ kind: 'sent-elsewhere', line: table.lines[line.row] ?? 0, text: texts.sku });
  facts.lines.push({
    id: lineIdIn(facts.lines, texts),
    sku: texts.sku,
    title: texts.variant === '' ? texts.title : `${texts.title}, ${texts.variant}`,
    units: sent ? 0 : line.units,
    unitPrice: line.unitPrice,
  });
}

/**
 * The source's own id; else one made of what is ordered, so that the line keeps its id (and what was packed of it)
 * when a later file has one line more or less.
 */
function lineIdIn(lines: readonly OrderLine[], texts: LineTexts): string {
  const { lineId, sku, title } = texts;
  // A letter first: no id is a name that every object has, nor one that the storage rewrites.
  const own = /^[0-9]/.test(lineId) && isObjectKey(lineId) && lineId.length <= LONGEST_LINE_ID;
  const wanted = own ? lineId : `l-${idPart(lineId || sku || title)}`;
  const taken = (id: string) => lines.some((line) => line.id === id);
  let id = wanted;
  for (let n = 2; taken(id); n++) id = `${wanted}~${n}`;
  return id;
}

function addCharge(
  { accounts, layout }: Reading,
  facts: Mutable<OrderReading>,
  { row, kind, texts, units, unitPrice }: ReadLine,
  order: string,
): void {
  if (kind === 'goods') return;
  facts.charges.push({ kind, title: texts.title || texts.sku, amount: units * unitPrice });
  // A row with a whole order in it is the order's.
  if (!layout.linesOf) accounts[row] = { kind: 'charge', order };
}

function backOf(line: ReadLine, buyer: string, at: string, draft: Draft | null): TakenBack {
  const { row, texts, units, unitPrice, kind } = line;
  const { sku, title } = texts;
  return { row, buyer, at, sku, title, unitPrice, units: -units, kind, draft };
}

function sumOf(facts: OrderReading): number {
  let sum = 0;
  for (const line of facts.lines) sum += line.units * line.unitPrice;
  for (const charge of facts.charges) sum += charge.amount;
  return sum;
}
