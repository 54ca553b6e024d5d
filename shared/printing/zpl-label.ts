/**
 * The 4x6 in address label in ZPL II, for thermal label printers at 203 dpi (812 by 1218 dots). Whatever comes from outside is
 * written as field data with every sign of the language escaped, so that an address is never a command.
 *
 * Source: Zebra ZPL II Programming Guide (^FH, ^CI28, ^FB, ^BC).
 */
import { type AddressLabel, parcelText } from '../documents/address-label.ts';

const WIDTH = 812;
const HEIGHT = 1218;
const EDGE = 40;
const INNER = WIDTH - 2 * EDGE;
/** Letters of font 0 are about this wide, as a part of their height. Measured wide: a line that fits too well is no loss. */
const LETTER = 0.62;
/** Of Code 128: one letter takes eleven modules, and start, check, stop and quiet zones some more. */
const MODULES_A_LETTER = 11;
const MODULES_AROUND = 55;
/** Codes up to this length have bars of two dots or more, which every scanner reads. */
export const BARCODE_LETTERS = Math.floor((INNER / 2 - MODULES_AROUND) / MODULES_A_LETTER);

interface Place {
  readonly x?: number;
  readonly y: number;
  readonly width?: number;
  readonly height: number;
  /** Height of letters, dots. */
  readonly largest: number;
  readonly align?: 'L' | 'R' | 'C';
}

/** One label, printed once. */
export function zplLabel(label: AddressLabel): string {
  const { words } = label;
  return [
    '^XA',
    '^CI28', // UTF-8
    `^PW${WIDTH}`,
    `^LL${HEIGHT}`,
    '^LH0,0',
    block([words.title], { y: 30, width: 460, height: 36, largest: 32 }),
    block([parcelText(label)], { x: 480, y: 30, width: 292, height: 36, largest: 32, align: 'R' }),
    rule(76),
    block([words.from], { y: 88, height: 22, largest: 22 }),
    block(label.from, { y: 114, height: 150, largest: 28 }),
    rule(272),
    block([words.to], { y: 284, height: 24, largest: 24 }),
    block(label.to, { y: 314, height: 360, largest: 52 }),
    rule(682),
    block([label.postcode], { y: 698, width: 450, height: 104, largest: 96 }),
    block([label.country], { x: 500, y: 714, width: 272, height: 80, largest: 40, align: 'R' }),
    rule(812),
    block([named(words.order, label.orderNumber)], { y: 826, width: 360, height: 64, largest: 30 }),
    block([named(words.service, label.service)], {
      ...{ x: 412, y: 826, width: 360, height: 64, largest: 30 },
    }),
    rule(904),
    barcode(label.code),
    block([label.code], { y: 1130, height: 40, largest: 30, align: 'C' }),
    '^PQ1',
    '^XZ',
    '',
  ].join('\n');
}

/** Text as ZPL takes it after ^FH: on one line, its commands' signs and everything odd as hexadecimal. */
export function zplText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim()
    .replace(/[\^~_\\]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function named(word: string, value: string): string {
  return value === '' ? '' : `${word}: ${value}`;
}

/** Lines in a place, as large as they fit; a line that fits in no size goes on in the next. */
function block(lines: readonly string[], place: Place): string {
  const { x = EDGE, y, width = INNER, height, largest, align = 'L' } = place;
  const shown = lines.filter((line) => zplText(line) !== '');
  if (shown.length === 0) return '';
  const size = sizeOf(shown, { width, height, largest });
  const rows = Math.max(1, Math.floor(height / size));
  const fitting = Math.max(1, Math.floor(width / (size * LETTER)));
  const wrapped = shown.flatMap((line) => pieces(line, fitting)).slice(0, rows);
  return wrapped
    .map(
      (line, n) =>
        `^FO${x},${y + n * size}^A0N,${size},${size}^FB${width},1,0,${align}^FH^FD${zplText(line)}^FS`,
    )
    .join('\n');
}

/** The largest height of letters, in dots, at which all lines fit; the smallest that can be read where none does. */
function sizeOf(
  lines: readonly string[],
  { width, height, largest }: Required<Pick<Place, 'width' | 'height' | 'largest'>>,
): number {
  for (let size = largest; size > SMALLEST; size--) {
    const fitting = Math.floor(width / (size * LETTER));
    const rows = lines.reduce((sum, line) => sum + pieces(line, fitting).length, 0);
    if (rows * size <= height && (size <= WRAPPED || rows === lines.length)) return size;
  }
  return SMALLEST;
}

/** Dots. Below this a line is rather wrapped than made smaller; below the other nobody could read it. */
const WRAPPED = 24;
const SMALLEST = 16;

/** A line in pieces of so many letters at most, broken between words where it can be. */
function pieces(line: string, most: number): string[] {
  const parts: string[] = [];
  let rest = [...line.replace(/\s+/gu, ' ').trim()];
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const at = space > 0 ? space : most;
    parts.push(rest.slice(0, at).join(''));
    rest = rest.slice(rest[at] === ' ' ? at + 1 : at);
  }
  return [...parts, rest.join('')];
}

function rule(y: number): string {
  return `^FO${EDGE},${y}^GB${INNER},4,4^FS`;
}

/** Code 128, its bars as wide as the label allows; the letters stand below in a place of their own. */
function barcode(code: string): string {
  const modules = [...code].length * MODULES_A_LETTER + MODULES_AROUND;
  const bar = Math.min(4, Math.floor(INNER / modules));
  // Bars of less than a dot do not exist: the letters below have to be typed.
  if (bar < 1) return '';
  const x = Math.max(EDGE, Math.floor((WIDTH - modules * bar) / 2));
  return `^FO${x},926^BY${bar}^BCN,190,N,N,N,A^FH^FD${zplText(code)}^FS`;
}
