/** What of an order a person has to look at before it is packed, gathered while the order is read. */
import { countryCode } from '../../shared/importing/countries.ts';
import { parseMinor } from '../../shared/records/money.ts';

export interface Doubts {
  readonly review: readonly string[];
  add(doubt: string): void;
  /** Of the channel's code; `XXX`, which is ISO 4217's for none, where it is no code at all. */
  currency(code: string): string;
  /** Of a decimal text; nothing is 0. */
  minor(text: string, currency: string, what: string): number;
  /** ISO 3166-1 alpha-2, or ''. */
  country(code: string): string;
  /** UTC ISO of a text that is one; null where there is none. */
  moment(text: string, what: string): string | null;
  /** What a table has for a word of the channel's; `otherwise` for one that it does not have. */
  known<T>(table: Readonly<Record<string, T>>, word: string, what: string, otherwise: T): T;
}

export function doubts(): Doubts {
  const review: string[] = [];
  const add = (doubt: string) => {
    review.push(doubt);
  };
  return {
    review,
    add,
    currency: (code) => {
      if (!Intl.supportedValuesOf('currency').includes(code)) add(`currency: ${code}`);
      return /^[A-Z]{3}$/.test(code) ? code : 'XXX';
    },
    minor: (text, currency, what) => {
      const minor = parseMinor(text === '' ? '0' : text, currency);
      if (!minor.ok) add(`${what}: ${text}`);
      return minor.ok ? minor.value : 0;
    },
    country: (code) => {
      const known = countryCode(code);
      if (known === '' && code !== '') add(`country: ${code}`);
      return known;
    },
    moment: (text, what) => {
      const ms = Date.parse(text);
      if (Number.isNaN(ms) && text !== '') add(`${what}: ${text}`);
      return Number.isNaN(ms) ? null : new Date(ms).toISOString();
    },
    known: (table, word, what, otherwise) => {
      if (Object.hasOwn(table, word)) return table[word] ?? otherwise;
      add(`${what}: ${word}`);
      return otherwise;
    },
  };
}
