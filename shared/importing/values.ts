/** Cells as values: dates, amounts and units of one file, read by its own conventions; equal texts once. */

import type { RefusalKind } from './account.ts';
import { currencyIn, type DecimalSign, readAmount, readUnits } from './amounts.ts';
import { type DateOrder, isoOf, readDate } from './dates.ts';

/** What a reading needs to know about the shop and is not in any file. */
export interface ReadingContext {
  /** Currency of files that name none. */
  readonly currency: string;
  /** A local time (`YYYY-MM-DDTHH:MM:SS`) of the shop as UTC ISO. */
  readonly utcOf: (local: string) => string;
  /** Hears how many rows are read. */
  readonly progress?: (done: number) => void;
}

export type DateValue =
  | { readonly at: string; readonly ms: number }
  | { readonly problem: RefusalKind };

export interface Values {
  /** UTC ISO time, or why not. */
  readonly date: (text: string) => DateValue;
  /** The same for a promise: a day without a time is kept until it ends. */
  readonly deadline: (text: string) => DateValue;
  /** Minor units, or null. */
  readonly amount: (text: string, currency: string) => number | null;
  readonly units: (text: string) => number | null;
  /** The currency that a cell names by sign or code; '' when none. */
  readonly currencyIn: (text: string) => string;
}

export interface Conventions {
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalSign;
  /** What a bare `$` stands for. */
  readonly dollars: string;
}

export function openValues(conventions: Conventions, context: ReadingContext): Values {
  const { dateOrder, decimal, dollars } = conventions;
  const amountsIn = remember((currency) => remember((text) => readAmount(text, decimal, currency)));
  const read = (text: string, asDeadline: boolean): DateValue => {
    const reading = readDate(text);
    if (reading.kind === 'none') return { problem: 'date-unreadable' };
    if (reading.kind === 'either' && dateOrder === null) return { problem: 'date-unclear' };
    const parts = reading.kind === 'date' ? reading.parts : reading[dateOrder ?? 'dmy'];
    const time = asDeadline && !parts.timed ? '23:59:59' : parts.time;
    const at = isoOf({ ...parts, time }, context.utcOf);
    return { at, ms: Date.parse(at) };
  };
  return {
    date: remember((text) => read(text, false)),
    deadline: remember((text) => read(text, true)),
    amount: (text, currency) => amountsIn(currency)(text),
    units: remember((text) => readUnits(text, decimal)),
    currencyIn: (text) => currencyIn(text, dollars),
  };
}

function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      known.set(text, value);
    }
    return value;
  };
}
