/**
 * Dates as files write them. A date is read without a time zone unless it names one; day and month are told
 * apart by the column, never by the cell alone.
 */

/** Which of the first two numbers is the month. */
export type DateOrder = 'dmy' | 'mdy';

/** What the digits of a cell say; `order` is null where only one reading is possible. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `HH:MM:SS` */
  readonly time: string;
  /** False for a day without a time: then `time` is midnight. */
  readonly timed: boolean;
  /** Minutes east of UTC; null when the cell names no zone. */
  readonly zone: number | null;
}

export type DateReading =
  | { readonly kind: 'date'; readonly parts: DateParts }
  /** Both numbers could be the month. */
  | { readonly kind: 'either'; readonly dmy: DateParts; readonly mdy: DateParts }
  | { readonly kind: 'none' };

/** What a column of dates says about its order. */
export interface OrderEvidence {
  dmy: number;
  mdy: number;
  either: number;
}

const MONTHS = [
  'jan|januar|january|janv',
  'feb|februar|february|févr|fevr',
  'mar|mrz|mär|maerz|märz|march|mars',
  'apr|april|avr',
  'may|mai',
  'jun|juni|june|juin',
  'jul|juli|july|juil',
  'aug|august|août|aout',
  'sep|sept|september',
  'oct|okt|october|oktober',
  'nov|november',
  'dec|dez|december|dezember|déc',
];
const MONTH_OF = new Map(MONTHS.flatMap((names, i) => names.split('|').map((n) => [n, i + 1])));

const TIME = String.raw`(?:[T,\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?)?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${ZONE}$`);
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})${TIME}${ZONE}$`);
const NAMED_DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})\.?[\s-]+(\p{L}{3,9})\.?[\s,-]+(\d{4}|\d{2})${TIME}${ZONE}$`,
  'u',
);
const NAMED_MONTH_FIRST = new RegExp(
  String.raw`^(\p{L}{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4}|\d{2})${TIME}${ZONE}$`,
  'u',
);
/** Days since the end of 1899, as a spreadsheet writes a date that lost its format (years 1970 to 2100). */
const SERIAL = /^(\d{5})(\.\d+)?$/;

/** What a cell can mean as a date. */
export function readDate(text: string): DateReading {
  const match = NUMERIC.exec(text);
  if (match) return readNumeric(match);
  const iso = ISO.exec(text);
  if (iso) return whole(iso[1], iso[2], iso[3], iso.slice(4));
  const dayFirst = NAMED_DAY_FIRST.exec(text);
  if (dayFirst) return whole(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], dayFirst.slice(4));
  const monthFirst = NAMED_MONTH_FIRST.exec(text);
  if (monthFirst)
    return whole(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], monthFirst.slice(4));
  const serial = SERIAL.exec(text);
  return serial ? readSerial(Number(text)) : { kind: 'none' };
}

/** Adds what one cell says to the evidence of its column. */
export function weighDate(text: string, evidence: OrderEvidence): void {
  const match = NUMERIC.exec(text);
  if (!match) return;
  const [first, separator, second] = [Number(match[1]), match[2], Number(match[3])];
  // 24.12.2026 is only ever written day first.
  if (separator === '.' || (first > 12 && second <= 12)) evidence.dmy++;
  else if (second > 12 && first <= 12) evidence.mdy++;
  else if (first !== second) evidence.either++;
}

function readNumeric(match: RegExpExecArray): DateReading {
  const rest = match.slice(5);
  const dmy = whole(match[4], match[3], match[1], rest);
  const mdy = whole(match[4], match[1], match[3], rest);
  if (match[2] === '.' || mdy.kind !== 'date') return dmy;
  if (dmy.kind !== 'date' || match[1] === match[3]) return mdy;
  return { kind: 'either', dmy: dmy.parts, mdy: mdy.parts };
}

type Text = string | undefined;

function whole(
  year: Text,
  month: Text,
  day: Text,
  rest: readonly Text[],
): Extract<DateReading, { kind: 'date' | 'none' }> {
  const parts = {
    year: fullYear(year ?? ''),
    month: Number(month),
    day: Number(day),
    time: timeOf(rest),
    timed: rest[0] !== undefined,
    zone: zoneOf(rest[4]),
  };
  const real =
    parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= daysIn(parts);
  return real && parts.time !== '' ? { kind: 'date', parts } : { kind: 'none' };
}

function readSerial(serial: number): DateReading {
  if (serial < 25_569 || serial > 73_050) return { kind: 'none' };
  const date = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  return {
    kind: 'date',
    parts: {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      time: date.toISOString().slice(11, 19),
      timed: !Number.isInteger(serial),
      zone: null,
    },
  };
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function monthOf(name: Text): Text {
  const month = MONTH_OF.get((name ?? '').toLowerCase());
  return month === undefined ? undefined : String(month);
}

function daysIn({ year, month }: { year: number; month: number }): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `HH:MM:SS` of the captured time; '' when it is no time of day. */
function timeOf([hours, minutes, seconds, half]: readonly Text[]): string {
  let hour = Number(hours ?? 0);
  if (half) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return '';
  return [hour, minutes ?? '00', seconds ?? '00'].map((n) => String(n).padStart(2, '0')).join(':');
}

/** Abbreviations that reports use for their zone, in minutes east of UTC. */
const ZONES: { readonly [name: string]: number } = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  BST: 60,
  CET: 60,
  CEST: 120,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  JST: 540,
};

function zoneOf(text: Text): number | null {
  if (!text) return null;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!match) return ZONES[text] ?? null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** The UTC ISO time of parts; `utcOf` turns the shop's local time (no zone) into UTC. */
export function isoOf(parts: DateParts, utcOf: (local: string) => string): string {
  const local = `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}T${parts.time}`;
  if (parts.zone === null) return utcOf(local);
  return new Date(Date.parse(`${local}Z`) - parts.zone * 60_000).toISOString();
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
