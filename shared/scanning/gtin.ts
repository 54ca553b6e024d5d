/**
 * GTINs: check digits and the one form, 14 digits, in which UPC-A, EAN-13, EAN-8 and GTIN-14 of
 * one trade item are equal. (GS1 General Specifications, sections 3.3.2 and 7.9.)
 */

const LENGTHS = new Set([8, 12, 13, 14]);

/** The check digit that makes `body` a GS1 key; weights run 3, 1, 3 … from the right. */
export function checkDigit(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const weight = (body.length - i) % 2 === 1 ? 3 : 1;
    sum += weight * Number(body[i]);
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last digit of `digits` is its check digit. */
export function checks(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigit(digits.slice(0, -1)) === digits.at(-1);
}

/** `digits` as a GTIN of 14 digits, or null when it is not one: digits alone may be a SKU. */
export function gtin14Of(digits: string): string | null {
  // All zeros checks, and is what an empty field prints.
  if (!LENGTHS.has(digits.length) || !checks(digits) || /^0+$/.test(digits)) return null;
  return digits.padStart(14, '0');
}

/** The UPC-A behind a UPC-E of 6, 7 (no check digit) or 8 digits, or null. (Section 5.2.2.4.2.) */
export function expandUpcE(digits: string): string | null {
  const match = /^([01])?(\d)(\d)(\d)(\d)(\d)(\d)(\d)?$/.exec(digits);
  if (!match || (digits.length !== 6 && match[1] === undefined)) return null;
  const [, system = '0', a, b, c, d, e, last, check] = match;
  const body = system + unsuppressed([a, b, c, d, e].join(''), last ?? '');
  const expected = checkDigit(body);
  return check === undefined || check === expected ? body + expected : null;
}

/** Puts back the zeros that the last digit of a UPC-E says were left out. */
function unsuppressed(five: string, last: string): string {
  const [a = '', b = '', c = '', d = '', e = ''] = five;
  if (last === '3') return `${a}${b}${c}00000${d}${e}`;
  if (last === '4') return `${a}${b}${c}${d}00000${e}`;
  if (last >= '5') return `${five}0000${last}`;
  return `${a}${b}${last}0000${c}${d}${e}`;
}

/**
 * The GTINs that digits with something missing may stand for: a UPC or EAN without its check
 * digit, one whose leading zeros a spreadsheet ate, a UPC-E. Guesses, for when nothing else fits.
 */
export function guessGtins(digits: string): readonly string[] {
  if (!/^\d{6,12}$/.test(digits)) return [];
  const guesses: string[] = [];
  if (digits.length >= 9 && digits.length <= 11 && checks(digits)) guesses.push(digits);
  if (digits.length === 11 || digits.length === 12) guesses.push(digits + checkDigit(digits));
  const upc = digits.length <= 8 ? expandUpcE(digits) : null;
  if (upc) guesses.push(upc);
  return guesses.map((guess) => guess.padStart(14, '0'));
}
