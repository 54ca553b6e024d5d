/**
 * GS1 Digital Links: web addresses that hold a trade item's number, as on newer 2D codes:
 * https://id.gs1.org/01/04006381333931/10/AB-1?17=261231. Only read, never opened.
 */
import { type Elements, readElement } from './gs1.ts';

// The words that the first version of the standard allowed in place of numbers.
const WORDS: Readonly<Record<string, string>> = {
  gtin: '01',
  sscc: '00',
  cpv: '22',
  lot: '10',
  ser: '21',
  exp: '17',
};

const QUALIFIERS = new Set(['22', '10', '21']);

/** The elements in the address `text`, or null when it is no Digital Link. */
export function readDigitalLink(text: string): Elements | null {
  const match = /^https?:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(text);
  if (!match) return null;
  const elements = new Map<string, string>();
  readPath((match[1] ?? '').split('/').map(decoded), elements);
  if (elements.size === 0) return null;
  readQuery(match[2] ?? '', elements);
  return elements;
}

/** Any path may come before the primary key; pairs of AI and value follow it to the end. */
function readPath(segments: readonly string[], elements: Map<string, string>): void {
  for (let i = segments.length - 2; i > 0; i--) {
    const ai = aiOf(segments[i] ?? '');
    const value = segments[i + 1] ?? '';
    const primary = ai === '01' ? trade(value) : ai === '00' ? readElement('00', value) : null;
    if (primary === null) continue;
    elements.set(ai, primary);
    for (let q = i + 2; q + 1 < segments.length; q += 2) {
      const name = aiOf(segments[q] ?? '');
      if (QUALIFIERS.has(name)) put(elements, name, segments[q + 1] ?? '');
    }
    return;
  }
}

function readQuery(query: string, elements: Map<string, string>): void {
  for (const pair of query.split(/[&;]/)) {
    const [name = '', value = ''] = pair.split('=').map(decoded);
    put(elements, aiOf(name), value);
  }
}

function put(elements: Map<string, string>, ai: string, text: string): void {
  const value = readElement(ai, text);
  if (value !== null && !elements.has(ai)) elements.set(ai, value);
}

/** A link may hold the number in its short form, of 8, 12 or 13 digits. */
function trade(value: string): string | null {
  return /^(?:\d{8}|\d{12,14})$/.test(value) ? value.padStart(14, '0') : null;
}

function aiOf(name: string): string {
  return WORDS[name.toLowerCase()] ?? name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % is a part of the text.
  }
}
