/** A table of counted stock: units found per SKU and bin, and what became of every row. */
import { type Account, refused } from './account.ts';
import { readUnits } from './amounts.ts';
import { isExponent, wholeNumber, withEdits, withLeadingZero } from './cells.ts';
import { textOf } from './columns.ts';
import { countFields } from './count-fields.ts';
import { looksLikeTotals } from './layout.ts';
import { type MappingProfile, profileSources } from './mapping.ts';
import {
  type Choices,
  openRepairs,
  type Question,
  type Repair,
  type RepairBook,
} from './repairs.ts';
import { survey } from './survey.ts';
import type { Table } from './table.ts';

export interface CountReading {
  readonly skuId: string;
  readonly bin: string;
  readonly counted: number;
}

/** The SKUs that a code (SKU or barcode) means, with the units behind one of it and the bin they live in. */
export type Resolve = (
  code: string,
) => readonly { readonly skuId: string; readonly units: number; readonly bin: string }[];

export interface CountsRead {
  readonly readings: readonly CountReading[];
  readonly accounts: readonly Account[];
  readonly repairs: readonly Repair[];
  readonly questions: readonly Question[];
  readonly table: Table;
}

interface Found {
  readonly line: number;
  readonly reading: CountReading;
}

/** Reads a table of counts; codes are looked up in the catalogue. */
export function readCounts(
  source: Table,
  profile: MappingProfile,
  choices: Choices,
  resolve: Resolve,
): CountsRead {
  const repairs = openRepairs(choices);
  const table = withEdits(source, choices.edits);
  const sources = profileSources(profile, table.headers, countFields);
  const { decimal, questions } = survey(
    table,
    { dates: [], amounts: [], dateOrder: null, decimal: profile.decimal },
    choices,
  );
  const found = new Map<string, Found>();
  const accounts = table.rows.map((cells, row): Account => {
    const line = table.lines[row] ?? 0;
    if (isTotals(cells, line, repairs)) return { kind: 'left-out', reason: 'totals-row' };
    const codeColumn = sources.code?.columns[0] ?? null;
    const code = textOf(sources.code, cells);
    if (code === '') return refused('no-sku', codeColumn);
    const mended = mendCode(code, line, repairs, resolve);
    if (mended === null) return refused('barcode-damaged', codeColumn);
    const matches = resolve(mended);
    const [match, ...others] = matches;
    if (!match) return refused('unknown-code', codeColumn);
    if (others.length > 0) return refused('ambiguous-code', codeColumn);
    const counted = readUnits(textOf(sources.counted, cells), decimal);
    if (counted === null || counted < 0)
      return refused('units-unreadable', sources.counted?.columns[0] ?? null);
    const bin = textOf(sources.bin, cells) || match.bin;
    const reading = { skuId: match.skuId, bin, counted: counted * match.units };
    return keep(found, { line, reading }, repairs, codeColumn);
  });
  const readings = [...found.values()].map(({ reading }) => reading);
  return { readings, accounts, repairs: repairs.list(), questions, table };
}

function isTotals(cells: readonly string[], line: number, repairs: RepairBook): boolean {
  const before = cells.filter((cell) => cell !== '').join(' ');
  return looksLikeTotals(cells) && repairs.offer('totals-row', line, before, '');
}

/** A code that means nothing as it stands may have lost its zero; one with an exponent has lost more. */
function mendCode(
  code: string,
  line: number,
  repairs: RepairBook,
  resolve: Resolve,
): string | null {
  if (isExponent(code)) {
    const whole = wholeNumber(code);
    return whole !== null && repairs.offer('exponent', line, code, whole) ? whole : null;
  }
  const padded = resolve(code).length === 0 ? withLeadingZero(code) : null;
  return padded !== null && repairs.offer('leading-zero-barcode', line, code, padded)
    ? padded
    : code;
}

/** A second count of the same bin is added only when somebody says so. */
function keep(
  found: Map<string, Found>,
  { line, reading }: Found,
  repairs: RepairBook,
  column: number | null,
): Account {
  const key = `${reading.skuId}\u0000${reading.bin.toLowerCase()}`;
  const known = found.get(key);
  if (known) {
    const counted = known.reading.counted + reading.counted;
    const before = `${known.reading.counted} + ${reading.counted}`;
    if (!repairs.offer('same-bin-twice', line, before, String(counted)))
      return refused('duplicate-count', column, known.line);
    found.set(key, { line: known.line, reading: { ...reading, counted } });
  } else found.set(key, { line, reading });
  return { kind: 'count', sku: reading.skuId };
}
