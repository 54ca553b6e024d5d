/** The money of an Amazon order. Orders whose payment is pending tell none. */
import { parseMinor } from '../../../shared/records/money.ts';
import type { Charge } from '../../../shared/records/order-facts.ts';
import type { AmazonItem, AmazonMoney, AmazonOrder, Breakdown } from './order-answer.ts';

/** ISO 4217: no currency. */
const NO_CURRENCY = 'XXX';

export interface Amounts {
  /** In minor units of the order's currency; what cannot be read is said, and 0. */
  minor(money: AmazonMoney | undefined, what: string): number;
}

export function currencyOf(order: AmazonOrder, review: string[]): string {
  const all = [
    order.proceeds?.grandTotal,
    ...order.orderItems.map(({ product }) => product.price?.unitPrice),
  ];
  const code = all.find((money) => money)?.currencyCode;
  const isPending = order.fulfillment?.fulfillmentStatus.startsWith('PENDING');
  if (code === undefined && isPending) return NO_CURRENCY;
  if (!Intl.supportedValuesOf('currency').includes(code ?? ''))
    review.push(`currency: ${code ?? 'none'}`);
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : NO_CURRENCY;
}

export function amountsIn(currency: string, review: string[]): Amounts {
  return {
    minor: (money, what) => {
      if (!money) return 0;
      const minor = parseMinor(money.amount, currency);
      const another = currency !== NO_CURRENCY && money.currencyCode !== currency;
      if (!minor.ok || another) review.push(`${what}: ${money.amount} ${money.currencyCode}`);
      return minor.ok ? minor.value : 0;
    },
  };
}

export function unitPriceOf(item: AmazonItem, { minor }: Amounts): number {
  const price = item.product.price?.unitPrice;
  if (price) return minor(price, 'unitPrice');
  const whole = item.proceeds?.breakdowns.find(({ type }) => type === 'ITEM')?.subtotal;
  return item.quantityOrdered === 0 ? 0 : Math.round(minor(whole, 'ITEM') / item.quantityOrdered);
}

const KINDS: ReadonlyMap<string, readonly [Charge['kind'], string]> = new Map([
  ['SHIPPING', ['postage', '']],
  ['GIFT_WRAP', ['fee', 'Gift wrap']],
  ['COD_FEE', ['fee', 'Cash on delivery']],
  ['TAX', ['tax', '']],
  ['DISCOUNT', ['discount', '']],
]);

/** The order's own sums (they have what belongs to no item, as tips); where it tells none, those of its items. */
export function chargesOf(order: AmazonOrder, { minor }: Amounts): Charge[] {
  const own = order.proceeds?.breakdowns ?? [];
  const items = order.orderItems.flatMap(({ proceeds }) => proceeds?.breakdowns ?? []);
  const sums = new Map<string, number>();
  for (const { type, subtotal } of own.length > 0 ? own : items)
    sums.set(type, (sums.get(type) ?? 0) + minor(subtotal, type));
  return [...sums].flatMap(([type, amount]) => (amount === 0 ? [] : chargeOf(type, amount)));
}

function chargeOf(type: Breakdown['type'], amount: number): Charge[] {
  if (type === 'ITEM') return [];
  const [kind, title] = KINDS.get(type) ?? ['other', type];
  return [{ kind, title, amount: kind === 'discount' ? -Math.abs(amount) : amount }];
}
