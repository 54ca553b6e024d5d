/** Orders in our own JSON as readings; what of them cannot be read is said order by order. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { idPart } from '../../../shared/records/ids.ts';
import {
  emptyAddress,
  type OrderLine,
  type OrderReading,
} from '../../../shared/records/order-facts.ts';
import { fill } from '../../http/words.ts';
import { type Doubts, doubts } from '../order-doubts.ts';
import { aboutFile, folderWords, type Problem, problemsOf } from './problem.ts';
import { type SentLine, type SentOrder, sentOrder } from './sent-order.ts';

export interface OrdersTold {
  readonly orders: readonly PulledOrder[];
  readonly problems: readonly Problem[];
  /** It ends where more should follow: it may still be being written. */
  readonly torn: boolean;
}

/** The channel's own id takes its place as soon as an order is stored. */
export const FOLDER = 'folder';

export function readSentText(text: string): OrdersTold {
  try {
    return { ...readSent(JSON.parse(text)), torn: false };
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    const reason = fill(folderWords.reason['not-json'], { why });
    return { orders: [], problems: [aboutFile(reason)], torn: true };
  }
}

/** An order or a list of orders: those that are right, and what is wrong with the others. */
export function readSent(json: unknown): Omit<OrdersTold, 'torn'> {
  const all: readonly unknown[] = Array.isArray(json) ? json : [json];
  const orders: PulledOrder[] = [];
  const problems: Problem[] = [];
  if (all.length === 0) problems.push(aboutFile(folderWords.reason['no-orders']));
  all.forEach((one, index) => {
    const read = sentOrder.safeParse(one);
    if (read.success) orders.push(pulledOf(read.data, one));
    else problems.push(...problemsOf(read.error, idIn(one), index + 1));
  });
  return { orders, problems };
}

/** What an order calls itself, whatever else is wrong with it. */
function idIn(one: unknown): string {
  if (typeof one !== 'object' || one === null || !('id' in one)) return '';
  return typeof one.id === 'string' || typeof one.id === 'number' ? String(one.id) : '';
}

function pulledOf(sent: SentOrder, raw: unknown): PulledOrder {
  const look = doubts();
  const currency = look.currency(sent.currency);
  const lines = linesOf(sent, currency, look);
  const charges = sent.charges.map((charge) => ({
    ...charge,
    amount: look.minor(charge.amount, currency, 'charges'),
  }));
  const sum = [...lines.map((line) => line.units * line.unitPrice), ...charges.map(amountOf)];
  const reading: OrderReading = {
    channel: FOLDER,
    externalId: sent.id,
    number: sent.number ?? sent.id,
    revision: null,
    status: sent.status,
    payment: sent.payment,
    placedAt: sent.placedAt,
    shipBy: sent.shipBy ?? null,
    currency,
    total: sent.total
      ? look.minor(sent.total, currency, 'total')
      : sum.reduce((all, part) => all + part, 0),
    buyer: buyerOf(sent),
    shipTo: { ...emptyAddress, ...sent.shipTo, country: look.country(sent.shipTo?.country ?? '') },
    lines,
    charges,
    service: sent.service,
    programmes: sent.programmes.map((programme) => programme.toLowerCase()),
    fulfilledBy: 'us',
    tags: sent.tags,
    note: sent.note,
    giftMessage: sent.giftMessage,
  };
  const { review } = look;
  return { reading, review, cancelRequested: sent.cancelRequested, raw: JSON.stringify(raw) };
}

function amountOf({ amount }: { readonly amount: number }): number {
  return amount;
}

function buyerOf({ buyer, shipTo }: SentOrder): OrderReading['buyer'] {
  return {
    name: buyer?.name || shipTo?.name || '',
    email: buyer?.email ?? '',
    phone: buyer?.phone || shipTo?.phone || '',
  };
}

function linesOf({ lines }: SentOrder, currency: string, look: Doubts): OrderLine[] {
  const ids = new Set(lines.flatMap(({ id }) => id ?? []));
  return lines.map((line) => ({
    id: line.id ?? madeId(line, ids),
    sku: line.sku.trim(),
    title: line.title,
    units: line.units,
    unitPrice: look.minor(line.unitPrice ?? '0', currency, 'unitPrice'),
  }));
}

/** Made of what is ordered: the line keeps it when a later version has one line more or less. */
function madeId({ sku, title }: SentLine, taken: Set<string>): string {
  const wanted = `l-${idPart(sku || title)}`;
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}~${n}`;
  taken.add(id);
  return id;
}
