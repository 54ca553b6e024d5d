/** Damage that a spreadsheet does to single cells, and what can be put right without inventing anything. */

import { checkDigit, gtin14Of } from '../scanning/gtin.ts';
import { WINDOWS_1252 } from './decode.ts';
import type { Edits } from './repairs.ts';
import type { Table } from './table.ts';

/** A table with the corrections made in place. */
export function withEdits(table: Table, edits: Edits): Table {
  if (Object.keys(edits).length === 0) return table;
  const rows = table.rows.map((row, i) => {
    const changes = edits[table.lines[i] ?? -1];
    if (!changes) return row;
    return Array.from(
      { length: Math.max(row.length, table.headers.length) },
      (_, column) => changes[column]?.trim() ?? row[column] ?? '',
    );
  });
  return { ...table, rows };
}

const EXPONENT = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i;

/** Whether a cell is a long number that a spreadsheet cut short (`1.23E+12`). */
export function isExponent(text: string): boolean {
  return EXPONENT.test(text);
}

/** The whole number behind an exponent; null when digits are lost for good (they are never made up). */
export function wholeNumber(text: string): string | null {
  const match = EXPONENT.exec(text);
  if (!match) return null;
  const digits = (match[1] ?? '') + (match[2] ?? '');
  const length = Number(match[3]) + 1;
  // A spreadsheet shows as few digits as it can: fewer than the number has means that some may be missing.
  return digits.length === length ? digits : null;
}

/** A barcode with the zero that a spreadsheet ate, when only that makes it valid; else null. */
export function withLeadingZero(code: string): string | null {
  if (!/^\d{7}$|^\d{10,11}$/.test(code) || gtin14Of(code)) return null;
  const padded = code.length === 7 ? code.padStart(8, '0') : code.padStart(12, '0');
  return checkDigit(padded.slice(0, -1)) === padded.at(-1) ? padded : null;
}

/** Countries whose postcodes have five digits. */
const FIVE_DIGITS = new Set(
  'US DE FR IT ES FI HR EE MX TR UA RS ME BA MC SM VA PR TH MY ID KR SA MA TN DZ'.split(' '),
);

/** A postcode with its lost zeros, or null when it needs none. */
export function withPostcodeZeros(postcode: string, country: string): string | null {
  if (!FIVE_DIGITS.has(country)) return null;
  const match = /^(\d{3,4})(-\d{4})?$/.exec(postcode);
  return match ? (match[1] ?? '').padStart(5, '0') + (match[2] ?? '') : null;
}

/** UTF-8 read as Windows-1252 and saved again: `Ã¼` for ü. The five bytes that 1252 leaves out stay as they are. */
const MOJIBAKE = /[ÂÃâÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]/;

/** The text as it was before it was read in the wrong encoding; null when it was not. */
export function withoutMojibake(text: string): string | null {
  if (!MOJIBAKE.test(text)) return null;
  let encoded = '';
  for (const char of text) {
    const special = WINDOWS_1252.indexOf(char);
    const code = special === -1 ? (char.codePointAt(0) ?? 0) : 0x80 + special;
    if (code > 0xff) return null;
    encoded += `%${code.toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
