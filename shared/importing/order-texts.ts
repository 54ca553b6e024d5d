/** What a group of rows says of the order as a whole: times, money, buyer, address, charges. */
import type { Address, Charge, OrderReading } from '../records/order-facts.ts';
import { type Notice, type Refused, refused } from './account.ts';
import { withPostcodeZeros } from './cells.ts';
import { countryCode } from './countries.ts';
import type { OrderTexts } from './layout.ts';
import type { OrderLevelField } from './order-fields.ts';
import { columnOf, fieldText, type Reading, type RowGroup } from './rows.ts';

/** Each field's first text among the rows of a group. */
export function textsOf(reading: Reading, group: RowGroup): OrderTexts {
  return (field) => {
    if (!reading.layout.sources[field]) return '';
    for (const row of group.rows) {
      const text = fieldText(reading, row, field);
      if (text !== '') return text;
    }
    return '';
  };
}

/** When the order was placed, or why that cannot be known. */
export function placedAt(reading: Reading, texts: OrderTexts): string | Refused {
  const text = texts('placedAt');
  const column = columnOf(reading, 'placedAt');
  if (text === '') return refused('no-date', column);
  const date = reading.values.date(text);
  return 'at' in date ? date.at : refused(date.problem, column);
}

/** The promised moment; null when there is none. */
export function shipByOf(reading: Reading, texts: OrderTexts): string | null | Refused {
  const text = texts('shipBy');
  if (text === '') return null;
  const date = reading.values.deadline(text);
  return 'at' in date ? date.at : refused(date.problem, columnOf(reading, 'shipBy'));
}

/** The currency that the order's rows name, or the format's or the shop's. */
export function currencyOf(reading: Reading, texts: OrderTexts, group: RowGroup): string {
  const named = texts('currency').toUpperCase();
  if (/^[A-Z]{3}$/.test(named)) return named;
  const row = group.rows[0] ?? 0;
  const cells = [texts('total'), texts('postage'), fieldText(reading, row, 'unitPrice')];
  for (const cell of [texts('currency'), ...cells]) {
    const currency = cell === '' ? '' : reading.values.currencyIn(cell);
    if (currency !== '') return currency;
  }
  return reading.layout.currency;
}

export function buyerOf(texts: OrderTexts): OrderReading['buyer'] {
  return {
    name: texts('buyerName') || texts('shipName') || texts('customer'),
    email: texts('email'),
    phone: texts('phone') || texts('shipPhone'),
  };
}

/** Where the order goes; the billing address where the file leaves the shipping address empty. */
export function addressOf(
  reading: Reading,
  group: RowGroup,
  texts: OrderTexts,
  notices: Notice[],
): Address {
  const line = reading.table.lines[group.rows[0] ?? 0] ?? 0;
  const bill = texts('line1') === '' && texts('city') === '' && texts('billLine1') !== '';
  const pick = (ship: OrderLevelField, other: OrderLevelField) => texts(bill ? other : ship);
  const named = pick('country', 'billCountry');
  const country = countryCode(named);
  if (named !== '' && country === '') notices.push({ kind: 'country-unknown', line, text: named });
  const region = pick('region', 'billRegion');
  const written = pick('postcode', 'billPostcode');
  const padded = withPostcodeZeros(written, country);
  const repaired =
    padded !== null && reading.repairs.offer('leading-zero-postcode', line, written, padded);
  return {
    name: texts('shipName') || texts('buyerName'),
    company: pick('company', 'billCompany'),
    line1: pick('line1', 'billLine1'),
    line2: pick('line2', 'billLine2'),
    city: pick('city', 'billCity'),
    // A country that has no code is not thrown away: a person can still read it on the label.
    region: country === '' && named !== '' ? [region, named].filter(Boolean).join(', ') : region,
    postcode: repaired ? padded : written,
    country,
    phone: texts('shipPhone') || texts('phone'),
  };
}

const CHARGES = [
  ['postage', 'postage', 1],
  ['discount', 'discount', -1],
  ['tax', 'tax', 1],
  ['fee', 'fee', 1],
] as const;

/** Charges said in columns of their own; the first that cannot be read refuses the order. */
export function chargesOf(
  reading: Reading,
  group: RowGroup,
  texts: OrderTexts,
  currency: string,
): readonly Charge[] | Refused {
  const charges: Charge[] = [];
  for (const [field, kind, sign] of CHARGES) {
    const amount = chargeAmount(reading, group, field, currency);
    if (amount === null) return refused('amount-unreadable', columnOf(reading, field));
    const title = kind === 'postage' ? texts('service') : '';
    if (amount !== 0) charges.push({ kind, title, amount: sign * Math.abs(amount) });
  }
  return charges;
}

function chargeAmount(
  reading: Reading,
  group: RowGroup,
  field: OrderLevelField,
  currency: string,
): number | null {
  if (!reading.layout.sources[field]) return 0;
  let sum = 0;
  let largest = 0;
  for (const row of group.rows) {
    const text = fieldText(reading, row, field);
    if (text === '') continue;
    const amount = reading.values.amount(text, currency);
    if (amount === null) return null;
    sum += amount;
    if (Math.abs(amount) > Math.abs(largest)) largest = amount;
  }
  return reading.layout.addsUp.includes(field) ? sum : largest;
}
