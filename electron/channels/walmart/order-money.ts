/** The money of a Walmart order: each line has its charges, with their tax. */
import { parseMinor } from '../../../shared/records/money.ts';
import type { Charge } from '../../../shared/records/order-facts.ts';
import type { WalmartCharge, WalmartLine, WalmartMoney, WalmartOrder } from './order-answer.ts';

/** ISO 4217: no currency. */
const NO_CURRENCY = 'XXX';

export interface Amounts {
  /** In minor units of the order's currency; what cannot be read is said, and 0. */
  minor(money: WalmartMoney | undefined, what: string): number;
}

export function currencyOf(order: WalmartOrder, review: string[]): string {
  const code = chargesIn(order).find((one) => one.chargeAmount)?.chargeAmount?.currency;
  if (!Intl.supportedValuesOf('currency').includes(code ?? ''))
    review.push(`currency: ${code ?? 'none'}`);
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : NO_CURRENCY;
}

export function amountsIn(currency: string, review: string[]): Amounts {
  return {
    minor: (money, what) => {
      if (!money) return 0;
      // JSON numbers are written as they were: 9.99 is the text "9.99" again.
      const minor = parseMinor(String(money.amount), currency);
      const another = currency !== NO_CURRENCY && money.currency !== currency;
      if (!minor.ok || another) review.push(`${what}: ${money.amount} ${money.currency}`);
      return minor.ok ? minor.value : 0;
    },
  };
}

export function unitPriceOf(line: WalmartLine, { minor }: Amounts): number {
  const units = line.orderLineQuantity.amount;
  const prices = (line.charges?.charge ?? []).filter(isPrice);
  const whole = prices.reduce((sum, one) => sum + minor(one.chargeAmount, one.chargeName), 0);
  return units === 0 ? 0 : Math.round(whole / units);
}

export function totalOf(order: WalmartOrder, { minor }: Amounts): number {
  const told = order.orderSummary?.totalAmount;
  if (told) return minor({ amount: told.currencyAmount, currency: told.currencyUnit }, 'total');
  return chargesIn(order).reduce(
    (sum, { chargeAmount, tax }) =>
      sum + minor(chargeAmount, 'charge') + minor(tax?.taxAmount, 'tax'),
    0,
  );
}

export function chargesOf(order: WalmartOrder, { minor }: Amounts): Charge[] {
  const sums = new Map<string, Charge>();
  const add = (kind: Charge['kind'], title: string, amount: number) => {
    const known = sums.get(kind + title)?.amount ?? 0;
    sums.set(kind + title, { kind, title, amount: known + amount });
  };
  for (const one of chargesIn(order)) {
    const amount = minor(one.chargeAmount, one.chargeName);
    if (!isPrice(one)) add(kindOf(one, amount), one.chargeName, amount);
    add('tax', '', minor(one.tax?.taxAmount, 'tax'));
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}

function isPrice({ chargeType, chargeName }: WalmartCharge): boolean {
  return chargeType === 'PRODUCT' && chargeName === 'ItemPrice';
}

function kindOf({ chargeType }: WalmartCharge, amount: number): Charge['kind'] {
  if (chargeType === 'SHIPPING') return 'postage';
  return amount < 0 ? 'discount' : 'other';
}

function chargesIn({ orderLines }: WalmartOrder): WalmartCharge[] {
  return orderLines.orderLine.flatMap(({ charges }) => charges?.charge ?? []);
}
