/** Weights and sizes as people write them, in grams and millimetres. */
import { type DecimalSign, decimalOf } from './amounts.ts';

const GRAMS: { readonly [unit: string]: number } = {
  g: 1,
  gr: 1,
  gram: 1,
  grams: 1,
  gramm: 1,
  kg: 1000,
  kilo: 1000,
  oz: 28.349523125,
  lb: 453.59237,
  lbs: 453.59237,
};

const MILLIMETRES: { readonly [unit: string]: number } = {
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  inch: 25.4,
  inches: 25.4,
  '"': 25.4,
};

/** Grams to a tenth (`1 lb 2 oz`, `0,25 kg`, `250`), or null. */
export function readWeight(text: string, sign: DecimalSign, unit: string): number | null {
  const parts = [...text.matchAll(/([\d.,]+)\s*([a-zA-Z]*)/g)];
  if (parts.length === 0 || text.replace(/[\d.,\sa-zA-Z]/g, '') !== '') return null;
  let grams = 0;
  for (const [, amount = '', named = ''] of parts) {
    const value = measure(amount, sign, GRAMS[(named || unit).toLowerCase()]);
    if (value === null) return null;
    grams += value;
  }
  return Math.round(grams * 10) / 10;
}

/** Millimetres to a tenth, or null. */
export function readLength(text: string, sign: DecimalSign, unit: string): number | null {
  const match = /^([\d.,]+)\s*(mm|cm|m|in|inch|inches|")?$/i.exec(text);
  if (!match) return null;
  const value = measure(match[1] ?? '', sign, MILLIMETRES[(match[2] ?? unit).toLowerCase()]);
  return value === null ? null : Math.round(value * 10) / 10;
}

export interface Size {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/** `20x10x5 cm`: length, width and height in millimetres, or null. */
export function readSize(text: string, sign: DecimalSign, unit: string): Size | null {
  const parts = text.split(/\s*[x×*]\s*/i);
  const last = /[a-z"]+$/i.exec(text)?.[0] ?? unit;
  const [length, width, height] = parts.map((part) => readLength(part.trim(), sign, last));
  if (parts.length !== 3 || length == null || width == null || height == null) return null;
  return { length, width, height };
}

function measure(amount: string, sign: DecimalSign, factor: number | undefined): number | null {
  const plain = decimalOf(amount, sign);
  return plain === null || factor === undefined ? null : Number(plain) * factor;
}
