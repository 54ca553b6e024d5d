/**
 * The code printed on slips and labels for an order.
 *
 * It is made of letters alone: `pb`, the order's id written in base 19, and two letters that check.
 * A keyboard scanner types keys, and a computer set to another layout reads other characters: digits
 * fail on a French layout, `-`, `:` and `_` on a German one, y and z change places, a, q, w and m
 * move, the Turkish i is another letter. The 19 letters left are the same on all of these and in
 * either case (Caps Lock). A Shopify id makes a code of about 25 letters, 60 mm of Code 128.
 */

const LETTERS = 'bcdefghjklnoprstuvx';
const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789:._-';
const PREFIX = 'pb';
const BASE = BigInt(LETTERS.length);
const ID_BASE = BigInt(ID_LETTERS.length);
// A prime below 19 x 19: any one wrong letter and any two swapped neighbours are noticed.
const CHECK = 359n;
// Ids longer than this are not printed by anything, and would make the parser work for nothing.
const MAX_LENGTH = 200;

/** The code to print for the order `orderId` (of `a-z 0-9 : . _ -`). */
export function orderCode(orderId: string): string {
  let number = 1n; // A one in front keeps leading first letters of the id.
  for (const letter of orderId) {
    const digit = ID_LETTERS.indexOf(letter);
    if (digit < 0) throw new Error(`Not an order id: ${orderId}`);
    number = number * ID_BASE + BigInt(digit);
  }
  return PREFIX + inLetters(number, 0) + inLetters(number % CHECK, 2);
}

/** The order id in the code `raw`, or null when it is not an order's code. */
export function parseOrderCode(raw: string): string | null {
  const code = raw.trim().toLowerCase();
  if (!code.startsWith(PREFIX) || code.length > MAX_LENGTH) return null;
  const number = fromLetters(code.slice(PREFIX.length, -2));
  const check = fromLetters(code.slice(-2));
  if (number === null || check === null || number % CHECK !== check) return null;
  return idOf(number);
}

function idOf(number: bigint): string | null {
  let id = '';
  let rest = number;
  while (rest > 1n) {
    id = ID_LETTERS.charAt(Number(rest % ID_BASE)) + id;
    rest /= ID_BASE;
  }
  return rest === 1n && id !== '' ? id : null;
}

function inLetters(number: bigint, width: number): string {
  let text = '';
  for (let rest = number; rest > 0n; rest /= BASE) {
    text = LETTERS.charAt(Number(rest % BASE)) + text;
  }
  return text.padStart(width, LETTERS.charAt(0));
}

function fromLetters(text: string): bigint | null {
  if (text === '') return null;
  let number = 0n;
  for (const letter of text) {
    const digit = LETTERS.indexOf(letter);
    if (digit < 0) return null;
    number = number * BASE + BigInt(digit);
  }
  return number;
}
