/**
 * What kind of code a read is, and the facts in it: trade item number, lot, expiry, serial.
 * Anything can be scanned, so nothing here throws, and what is not understood is plain text.
 */
import { readDigitalLink } from './digital-link.ts';
import { type Elements, type Gs1Reading, readBracketed, readElements } from './gs1.ts';
import { isoDate } from './gs1-dates.ts';
import { checks, expandUpcE, gtin14Of } from './gtin.ts';
import { GS } from './keystroke.ts';

export type BarcodeKind = 'gtin' | 'gs1' | 'digital-link' | 'sscc' | 'text';

export type Symbology =
  | 'code39'
  | 'code128'
  | 'ean-upc'
  | 'databar'
  | 'itf'
  | 'qr'
  | 'datamatrix'
  | 'pdf417'
  | 'aztec'
  | 'other';

/** What a code says about the very thing it is printed on. */
export interface BarcodeFacts {
  readonly gtin14?: string;
  readonly lot?: string;
  /** YYYY-MM-DD */
  readonly expiry?: string;
  readonly serial?: string;
  /** A carton's label names what is inside (AI 02), and this many of it (AI 37). */
  readonly count?: number;
  /** The number of the carton or pallet itself. */
  readonly sscc?: string;
}

export interface Barcode {
  readonly kind: BarcodeKind;
  /** The code without AIM prefix and stray control characters; GS stays inside a GS1 code. */
  readonly text: string;
  /** Known where the scanner sends AIM prefixes. */
  readonly symbology?: Symbology;
  readonly facts: BarcodeFacts;
}

// ISO/IEC 15424, table 1.
const SYMBOLOGIES: Readonly<Record<string, Symbology>> = {
  A: 'code39',
  C: 'code128',
  E: 'ean-upc',
  e: 'databar',
  I: 'itf',
  Q: 'qr',
  d: 'datamatrix',
  L: 'pdf417',
  z: 'aztec',
};

// The AIM prefixes that promise a GS1 element string.
const GS1_PREFIXES = new Set(['C1', 'e0', 'e1', 'e2', 'd2', 'Q3', 'J1']);

// How an element string begins that holds a trade item or a carton.
const KEY_FIRST = /^\(?0[01]/;
const PRINTABLE = /^[ -~]*$/;

/** The facts of a read, from `raw` as it came. */
export function classify(raw: string): Barcode {
  const aim = /^\s*\]([A-Za-z])([0-9A-Za-z])/.exec(raw);
  const letter = aim?.[1] ?? '';
  const body = withoutControls(aim ? raw.slice(aim[0].length) : raw);
  const barcode = classifyBody(body, letter + (aim?.[2] ?? ''));
  return aim ? { ...barcode, symbology: SYMBOLOGIES[letter] ?? 'other' } : barcode;
}

function classifyBody(body: string, aim: string): Barcode {
  // A promised element string may look like a GTIN: lot 123456 is "10123456".
  const promised = GS1_PREFIXES.has(aim) || body.startsWith(GS);
  const gs1 = promised || KEY_FIRST.test(body) ? elementString(body, promised) : null;
  if (gs1 && promised) return gs1;
  const text = body.replaceAll(GS, '');
  const gtin14 = gtin14Of(text) ?? (aim.startsWith('E') ? eanUpc(text) : null);
  if (gtin14) return { kind: 'gtin', text, facts: { gtin14 } };
  if (gs1) return gs1;
  const link = readDigitalLink(text);
  if (link) return { kind: 'digital-link', text, facts: factsOf(link) };
  const sscc = /^(?:00)?(\d{18})$/.exec(text)?.[1];
  if (sscc && checks(sscc)) return { kind: 'sscc', text, facts: { sscc } };
  return { kind: 'text', text, facts: {} };
}

/** What scanners send for EAN and UPC beside a plain GTIN; only the AIM prefix tells it from a SKU. */
function eanUpc(text: string): string | null {
  // Magazines and books carry 2 or 5 more digits, sent behind the EAN.
  if (/^\d{15}$|^\d{18}$/.test(text)) return gtin14Of(text.slice(0, 13));
  return gtin14Of(expandUpcE(text) ?? '');
}

function elementString(body: string, promised: boolean): Barcode | null {
  // Read over the keyboard, FNC1 in front may come as GS, and one at the end means nothing.
  const text = trimmedGs(body);
  const reading = /^\(\d{2,4}\)/.test(text) ? readBracketed(text) : readElements(text);
  const facts = factsOf(reading.elements);
  const sure = promised || convinces(text, reading, facts);
  if (!sure || reading.elements.size === 0) return null;
  return { kind: facts.sscc && !facts.gtin14 ? 'sscc' : 'gs1', text, facts };
}

/** Scanners sold today send no AIM prefix: a code that reads whole and holds a valid key is GS1. */
function convinces(text: string, { whole }: Gs1Reading, facts: BarcodeFacts): boolean {
  return whole && KEY_FIRST.test(text) && Boolean(facts.gtin14 ?? facts.sscc);
}

function factsOf(elements: Elements): BarcodeFacts {
  const sscc = elements.get('00');
  const count = Number(elements.get('37') ?? 0);
  // 01 is the number of the unit itself, 02 that of what a carton holds, told with its count.
  const inside = count > 0 ? elements.get('02') : undefined;
  const gtin14 = gtin14Of(elements.get('01') ?? inside ?? '');
  const expiry = isoDate(elements.get('17') ?? elements.get('7003') ?? elements.get('15') ?? '');
  const lot = elements.get('10');
  const serial = elements.get('21');
  return {
    ...(gtin14 ? { gtin14 } : {}),
    ...(lot ? { lot } : {}),
    ...(expiry ? { expiry } : {}),
    ...(serial ? { serial } : {}),
    ...(inside && !elements.has('01') ? { count } : {}),
    ...(sscc && checks(sscc) ? { sscc } : {}),
  };
}

/** Codes come with blanks, line ends and control characters around and in them; only GS means something. */
function withoutControls(text: string): string {
  if (PRINTABLE.test(text)) return text.trim(); // Nearly always, and a catalogue has thousands.
  return [...text]
    .filter((char) => char === GS || !(char < ' ' || (char >= '\x7f' && char < '\xa0')))
    .join('')
    .trim();
}

function trimmedGs(text: string): string {
  let start = 0;
  let stop = text.length;
  while (text[start] === GS) start++;
  while (stop > start && text[stop - 1] === GS) stop--;
  return text.slice(start, stop).trim();
}
