/** Amounts and quantities as files write them: currency signs, thousands, decimal commas, trailing minus. */
import { parseMinor } from '../records/money.ts';

export type DecimalSign = '.' | ',';

/** What a column of numbers says about its decimal sign. */
export interface SignEvidence {
  point: number;
  comma: number;
  /** `1,250` or `1.250`: thousands, or three decimals. */
  either: number;
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** Signs and codes around an amount, longest first where one is part of another. */
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AU|A)\s?\$|\bAUD\b/i, 'AUD'],
  [/\b(?:CA|C)\s?\$|\bCAD\b/i, 'CAD'],
  [/\bNZ\s?\$|\bNZD\b/i, 'NZD'],
  [/\bUS\s?\$|\bUSD\b/i, 'USD'],
  [/£|\bGBP\b/i, 'GBP'],
  [/€|\bEUR\b/i, 'EUR'],
  [/¥|\bJPY\b|円/i, 'JPY'],
  [/\bCHF\b|\bFr\.?(?=\s|\d)/, 'CHF'],
  [/\bSEK\b/i, 'SEK'],
  [/\bDKK\b/i, 'DKK'],
  [/\bNOK\b/i, 'NOK'],
  [/zł|\bPLN\b/i, 'PLN'],
  [/\bKč\b|\bCZK\b/i, 'CZK'],
  [/₹|\bINR\b/i, 'INR'],
  [/\$/, 'USD'],
];

/** The currency that a cell names, or '' when it names none. A bare `$` is taken for `dollars`. */
export function currencyIn(text: string, dollars: string): string {
  if (PLAIN.test(text)) return '';
  const found = CURRENCIES.find(([sign]) => sign.test(text));
  if (!found) return '';
  return found[0].source === '\\$' ? dollars : found[1];
}

/** An amount in minor units, or null when the cell is not one. */
export function readAmount(text: string, sign: DecimalSign, currency: string): number | null {
  const plain = decimalOf(text, sign);
  if (plain === null) return null;
  const minor = parseMinor(plain, currency);
  return minor.ok ? minor.value : null;
}

/** A whole number of units, or null; `2.00` is 2. */
export function readUnits(text: string, sign: DecimalSign): number | null {
  const plain = decimalOf(text, sign);
  const value = plain === null ? Number.NaN : Number(plain);
  return Number.isSafeInteger(value) ? value : null;
}

/** A number with a decimal point, or null: only grouping that is really grouping is taken away. */
export function decimalOf(text: string, sign: DecimalSign): string | null {
  if (sign === '.' && PLAIN.test(text)) return text;
  let bare = text;
  for (const [currency] of CURRENCIES) bare = bare.replace(currency, '');
  bare = bare.replace(/[\s\u00A0\u202F'’]/g, '');
  const negative = /^[-\u2212(]/.test(bare) || /[-\u2212]$/.test(bare);
  bare = bare.replace(/^[-\u2212+(]+|[-\u2212)]+$/g, '');
  const shape = sign === '.' ? GROUPED_POINT : GROUPED_COMMA;
  const match = shape.exec(bare);
  if (!match) return null;
  const whole = (match[1] ?? '').replace(/[.,]/g, '');
  const part = match[2] ?? '';
  return `${negative ? '-' : ''}${whole || '0'}${part && `.${part}`}`;
}

const GROUPED_POINT = /^(\d{1,3}(?:,\d{2,3})*,\d{3}|\d+|(?=\.\d))(?:\.(\d*))?$/;
const GROUPED_COMMA = /^(\d{1,3}(?:\.\d{3})+|\d+|(?=,\d))(?:,(\d*))?$/;

/** Adds what one cell says to the evidence of its column. */
export function weighSign(text: string, evidence: SignEvidence): void {
  if (/[.,]\d{3}[.,]\d/.test(text)) {
    if (/,\d{1,2}\D*$/.test(text)) evidence.comma++;
    else evidence.point++;
  } else if (/[.,]\d{3}\D*$/.test(text) && !/^\D*0[.,]/.test(text)) evidence.either++;
  else if (/,\d{1,4}\D*$/.test(text)) evidence.comma++;
  else if (/\.\d+\D*$/.test(text)) evidence.point++;
}
