/** A receipt of Etsy's as a reading, and what of it a person has to look at first. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { minorDigits } from '../../../shared/records/money.ts';
import type {
  Charge,
  OrderLine,
  OrderReading,
  PaymentStatus,
} from '../../../shared/records/order-facts.ts';
import { type Doubts, doubts } from '../order-doubts.ts';
import {
  type EtsyMoney,
  type EtsyReceipt,
  type EtsyTransaction,
  transactionShape,
} from './receipt-shape.ts';

/** Reads amounts of one order. */
type Minor = (money: EtsyMoney | null, what: string) => number;

interface Standing {
  readonly status: OrderReading['status'];
  /** null: as `is_paid` says. */
  readonly payment: PaymentStatus | null;
}

const STANDING: Readonly<Record<string, Standing>> = {
  open: { status: 'open', payment: null },
  'payment processing': { status: 'open', payment: 'unpaid' },
  paid: { status: 'open', payment: 'paid' },
  completed: { status: 'shipped', payment: 'paid' },
  canceled: { status: 'cancelled', payment: 'voided' },
  'partially refunded': { status: 'open', payment: 'partially-refunded' },
  'fully refunded': { status: 'open', payment: 'refunded' },
};
const UNKNOWN: Standing = { status: 'open', payment: null };

export function readReceipt(receipt: EtsyReceipt, raw: unknown): PulledOrder {
  const doubt = doubts();
  const currency = doubt.currency(receipt.grandtotal?.currency_code ?? '');
  const minor: Minor = (money, what) => {
    if (money && money.currency_code !== currency) doubt.add(`${what}: ${money.currency_code}`);
    return money ? Math.round((money.amount * 10 ** minorDigits(currency)) / money.divisor) : 0;
  };
  const transactions = readTransactions(receipt, doubt);
  const reading: OrderReading = {
    channel: 'etsy',
    externalId: String(receipt.receipt_id),
    number: String(receipt.receipt_id),
    revision: isoOf(receipt.updated_timestamp ?? receipt.update_timestamp),
    ...standingOf(receipt, doubt),
    placedAt: placedAt(receipt, doubt),
    shipBy: shipBy(transactions),
    currency,
    total: minor(receipt.grandtotal, 'grandtotal'),
    buyer: { name: receipt.name, email: receipt.buyer_email, phone: '' },
    shipTo: {
      name: receipt.name,
      company: '',
      line1: receipt.first_line,
      line2: receipt.second_line,
      city: receipt.city,
      region: receipt.state,
      postcode: receipt.zip,
      country: doubt.country(receipt.country_iso),
      phone: '',
    },
    lines: transactions.map((one) => lineOf(one, minor)),
    charges: chargesOf(receipt, minor),
    service: serviceOf(transactions),
    programmes: [],
    fulfilledBy: 'us',
    tags: receipt.is_gift ? ['gift'] : [],
    note: receipt.message_from_buyer,
    giftMessage: receipt.gift_message,
  };
  return { reading, review: doubt.review, cancelRequested: false, raw: JSON.stringify(raw) };
}

function standingOf(receipt: EtsyReceipt, doubt: Doubts): Pick<OrderReading, 'status' | 'payment'> {
  // Etsy writes its statuses in lower case here and with capitals there; what we do not know is told as it is.
  const lower = receipt.status.toLowerCase();
  const word = Object.hasOwn(STANDING, lower) ? lower : receipt.status;
  const known = doubt.known(STANDING, word, 'status', UNKNOWN);
  const shipped = known.status === 'open' && receipt.is_shipped;
  return {
    status: shipped ? 'shipped' : known.status,
    payment: known.payment ?? (receipt.is_paid ? 'paid' : 'unpaid'),
  };
}

function placedAt(receipt: EtsyReceipt, doubt: Doubts): string {
  const at = isoOf(receipt.created_timestamp ?? receipt.create_timestamp);
  if (at === null) doubt.add('created_timestamp: none');
  return at ?? isoOf(receipt.updated_timestamp) ?? new Date(0).toISOString();
}

/** The earliest of its lines': they leave together. */
function shipBy(transactions: readonly EtsyTransaction[]): string | null {
  const all = transactions.map((one) => isoOf(one.expected_ship_date)).filter((at) => at !== null);
  return all.sort()[0] ?? null;
}

/** A line that cannot be read is said, and the order with it; it is not left out in silence. */
function readTransactions({ transactions }: EtsyReceipt, doubt: Doubts): EtsyTransaction[] {
  if (transactions === null) doubt.add('transactions: none');
  return (transactions ?? []).flatMap((item, at) => {
    const line = transactionShape.safeParse(item);
    if (line.success) return [line.data];
    doubt.add(`transactions ${at + 1}: ${line.error.issues[0]?.path.join('.') ?? ''}`);
    return [];
  });
}

function lineOf(line: EtsyTransaction, minor: Minor): OrderLine {
  // What the buyer chose, and what is to be engraved on it.
  const chosen = line.variations.map((one) => `${one.formatted_name}: ${one.formatted_value}`);
  return {
    id: String(line.transaction_id),
    sku: line.sku,
    title: [line.title, ...chosen].join(', '),
    // A file is sent by Etsy.
    units: line.is_digital ? 0 : line.quantity,
    unitPrice: minor(line.price, 'price'),
  };
}

/** VAT is in the prices, and so no charge. */
function chargesOf(receipt: EtsyReceipt, minor: Minor): Charge[] {
  const discount = minor(receipt.discount_amt, 'discount_amt');
  const charges: Charge[] = [
    { kind: 'postage', title: '', amount: minor(receipt.total_shipping_cost, 'shipping') },
    { kind: 'fee', title: 'gift wrap', amount: minor(receipt.gift_wrap_price, 'gift_wrap_price') },
    { kind: 'discount', title: '', amount: -discount },
    { kind: 'tax', title: '', amount: minor(receipt.total_tax_cost, 'total_tax_cost') },
  ];
  return charges.filter(({ amount }) => amount !== 0);
}

function serviceOf(transactions: readonly EtsyTransaction[]): string {
  const names = transactions.map((one) => one.shipping_upgrade || one.shipping_method);
  return [...new Set(names)].filter((name) => name !== '').join(', ');
}

function isoOf(seconds: number | null): string | null {
  const ms = seconds === null ? Number.NaN : seconds * 1000;
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}
