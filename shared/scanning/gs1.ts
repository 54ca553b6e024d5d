/**
 * GS1 element strings: application identifiers (AIs) and their values.
 *
 * The table holds the AIs that a packing bench may meet; lengths as in the GS1 General
 * Specifications, section 3.2, figure 3.2-1. An AI that is not in it ends at the next GS,
 * so that what came before it is still known.
 */
import { GS } from './keystroke.ts';

/** The AIs of one code and their values, the first of each. */
export type Elements = ReadonlyMap<string, string>;

interface Rule {
  readonly ai: RegExp;
  readonly value: RegExp;
}

// The 82 characters of section 7.11, figure 7.11-1: no blank among them.
const X = '[!"%&\'()*+,\\-./0-9:;<=>?A-Z_a-z]';

const RULES: readonly Rule[] = [
  rule('00', '\\d{18}'),
  rule('0[1-3]', '\\d{14}'),
  rule('1[1-35-7]', '\\d{6}'),
  rule('20', '\\d{2}'),
  rule('10|2[12]|243|254|7002|71\\d', `${X}{1,20}`),
  rule('235', `${X}{1,28}`),
  rule('24[01]|25[01]|400|403|90', `${X}{1,30}`),
  rule('242', '\\d{1,6}'),
  rule('253', `\\d{13}${X}{0,17}`),
  rule('255', '\\d{13,25}'),
  rule('30|37', '\\d{1,8}'),
  rule('3[1-6]\\d\\d|394\\d|395\\d|7006|8005', '\\d{1,6}'),
  rule('39[0-3]\\d', '\\d{1,18}'),
  rule('401', `${X}{1,30}`),
  rule('402', '\\d{17}'),
  rule('41\\d', '\\d{13}'),
  rule('420', `${X}{1,20}`),
  rule('421', `\\d{3}${X}{1,9}`),
  rule('42[2-7]', '\\d{3,15}'),
  rule('7003', '\\d{10}'),
  rule('7004', '\\d{1,4}'),
  rule('8008', '\\d{8,12}'),
  rule('8020', `${X}{1,25}`),
  rule('8200', `${X}{1,70}`),
  rule('9[1-9]', `${X}{1,90}`),
];

function rule(ai: string, value: string): Rule {
  return { ai: new RegExp(`^(?:${ai})`), value: new RegExp(`^${value}`) };
}

// AIs whose length is fixed by their first two digits: no GS follows them (section 7.8.5).
const PREDEFINED: Readonly<Record<string, number>> = {
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '04': 18,
  '11': 8,
  '12': 8,
  '13': 8,
  '14': 8,
  '15': 8,
  '16': 8,
  '17': 8,
  '18': 8,
  '19': 8,
  '20': 4,
  '31': 10,
  '32': 10,
  '33': 10,
  '34': 10,
  '35': 10,
  '36': 10,
  '41': 16,
};

/** The elements of `text`, as far as it can be read; `whole` says that nothing was left over. */
export interface Gs1Reading {
  readonly elements: Elements;
  readonly whole: boolean;
}

/** Reads an element string as scanned: AIs and values run together, GS after what may vary. */
export function readElements(text: string): Gs1Reading {
  const elements = new Map<string, string>();
  let whole = true;
  let rest = text;
  while (rest !== '') {
    if (rest.startsWith(GS)) {
      rest = rest.slice(1);
      continue;
    }
    const field = fieldOf(rest);
    const known = elementOf(field);
    if (known) addTo(elements, known.ai, known.value);
    else whole = false;
    rest = rest.slice(field.length);
  }
  return { elements, whole };
}

/** Reads the form printed for people, "(01)04006381333931(10)AB-1". */
export function readBracketed(text: string): Gs1Reading {
  const elements = new Map<string, string>();
  let whole = /^(?:\(\d{2,4}\)[^(]+)+$/.test(text);
  // A value may hold brackets itself; only digits in brackets begin a new element.
  for (const [, ai = '', value = ''] of text.matchAll(/\((\d{2,4})\)(.*?)(?=\(\d{2,4}\)|$)/g)) {
    const known = elementOf(ai + value.trim());
    if (known?.ai === ai) addTo(elements, ai, known.value);
    else whole = false;
  }
  return { elements, whole };
}

/** One element from its AI and value apart, as a Digital Link has them; null if they do not fit. */
export function readElement(ai: string, value: string): string | null {
  const known = elementOf(ai + value);
  return known?.ai === ai ? known.value : null;
}

function addTo(elements: Map<string, string>, ai: string, value: string): void {
  if (!elements.has(ai)) elements.set(ai, value);
}

/** The text up to where its first element ends. */
function fieldOf(text: string): string {
  const length = PREDEFINED[text.slice(0, 2)];
  const gs = text.indexOf(GS);
  const end = gs < 0 ? text.length : gs;
  return text.slice(0, Math.min(length ?? end, end));
}

function elementOf(field: string): { readonly ai: string; readonly value: string } | null {
  for (const { ai, value } of RULES) {
    const name = ai.exec(field)?.[0];
    if (name === undefined) continue;
    const rest = field.slice(name.length);
    return value.exec(rest)?.[0] === rest && rest !== '' ? { ai: name, value: rest } : null;
  }
  return null;
}
