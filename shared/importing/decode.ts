/**
 * Bytes of a file as text: finds out which encoding a spreadsheet was saved in. The decoder itself is an
 * argument, because the page and the host each bring their own.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** Characters that were lost before the file reached us (written as U+FFFD). */
  readonly lost: number;
}

/** Turns bytes without a byte-order mark into text. */
export type Decoder = (bytes: Uint8Array, encoding: Exclude<Encoding, 'windows-1252'>) => string;

/** What Windows-1252 has at 0x80 to 0x9F; the five bytes it leaves out stay control characters. */
export const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The text of a file, and the encoding it was found to be in. */
export function decodeText(bytes: Uint8Array, decode: Decoder): DecodedText {
  const { encoding, skip } = detectEncoding(bytes);
  const body = bytes.subarray(skip);
  // Node 20 decodes Windows-1252 as Latin-1 (nodejs/node#56542), so that one is done here.
  const raw = encoding === 'windows-1252' ? decodeWindows(body) : decode(body, encoding);
  const text = raw.replaceAll('\0', '');
  return { text, encoding, lost: count(text, '\uFFFD') };
}

/** The encoding of `bytes` and how many of them are its byte-order mark. */
export function detectEncoding(bytes: Uint8Array): { encoding: Encoding; skip: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  const wide = detectWide(bytes);
  if (wide) return { encoding: wide, skip: 0 };
  return { encoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252', skip: 0 };
}

function decodeWindows(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8_192) {
    const slice = bytes.subarray(from, from + 8_192);
    text += String.fromCharCode(...slice);
  }
  return text.replace(
    /[\u0080-\u009f]/g,
    (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char,
  );
}

/** UTF-16 without a mark: a table is mostly ASCII, so nearly every other byte is zero. */
function detectWide(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 4_000) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const enough = length * 0.2;
  if (length < 4) return null;
  if (odd > enough && even * 4 < odd) return 'utf-16le';
  if (even > enough && odd * 4 < even) return 'utf-16be';
  return null;
}

/** Whether all of `bytes` is well-formed UTF-8 (a character cut off at the very end is forgiven). */
function isUtf8(bytes: Uint8Array): boolean {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const more = following(lead);
    if (more === 0) return false;
    for (let k = 1; k <= more && i + k < bytes.length; k++) {
      if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return false;
    }
    i += more + 1;
  }
  return true;
}

/** How many bytes follow a lead byte; 0 when it cannot lead. */
function following(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return 0;
}

function count(text: string, char: string): number {
  let found = 0;
  for (let at = text.indexOf(char); at !== -1; at = text.indexOf(char, at + 1)) found++;
  return found;
}
