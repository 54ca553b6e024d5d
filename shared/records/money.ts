/** Money: an integer of minor units with its currency. Parsed from text, never from floating point. */
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';

export const money = z.object({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });

export type Money = z.infer<typeof money>;

/** Minor digits that are not two (ISO 4217, amendment 176). */
const DIGITS: { readonly [currency: string]: number } = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** How many digits a currency has after its decimal point. */
export function minorDigits(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/**
 * An amount written with a decimal point ("12.5", "-3.10") as minor units; digits beyond the
 * currency's own are rounded half away from zero. Anything else is `not-a-number`.
 */
export function parseMinor(text: string, currency: string): Result<number, 'not-a-number'> {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  const whole = match?.[2] ?? '';
  const part = match?.[3] ?? '';
  if (!match || whole + part === '') return err('not-a-number');
  const digits = minorDigits(currency);
  const kept = part.slice(0, digits).padEnd(digits, '0');
  const roundUp = Number(part[digits] ?? '0') >= 5 ? 1 : 0;
  const minor = Number(`${whole}${kept}`) + roundUp;
  if (!Number.isSafeInteger(minor)) return err('not-a-number');
  return ok(match[1] === '-' && minor !== 0 ? -minor : minor);
}

/** Minor units as plain decimal text ("1250" GBP is "12.50"), for exports. */
export function decimalText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
