/**
 * A table as every importer sees it: a header and rows of text, each row with its line in the file. Read from
 * comma, semicolon or tab separated text (a file, or cells pasted from a spreadsheet).
 */
// Its default alone is there in Node and in the browser.
import Papa, { type ParseError, type ParseResult } from 'papaparse';
import { err, ok, type Result } from '../result.ts';

export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line of the file (or row of the sheet) at which each row begins, from 1. */
  readonly lines: readonly number[];
}

/** Quotes in the text that do not pair up: what was read from there on may be wrong. */
export interface QuoteProblem {
  readonly kind: 'unclosed-quote' | 'stray-quote';
  readonly line: number;
}

export interface TableRead {
  readonly table: Table;
  readonly delimiter: string;
  readonly problems: readonly QuoteProblem[];
}

export type NoTable = { readonly kind: 'empty' } | { readonly kind: 'no-rows' };

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Hears how many characters of how many are read. */
export type Progress = (done: number, all: number) => void;

/** The table in a text; its delimiter is found out. */
export function readTable(
  text: string,
  progress: Progress = () => undefined,
): Result<TableRead, NoTable> {
  if (text.trim() === '') return err({ kind: 'empty' });
  const delimiter = detectDelimiter(text);
  const parsed = cut(text, { delimiter }, progress);
  const broken = parsed.errors.filter((error) => error.type === 'Quotes');
  // Tab-separated reports (Amazon's) do not quote: a quote there is an inch sign.
  const plain =
    broken.length > 0 && delimiter === '\t'
      ? cut(text, { delimiter, quoteChar: '\0' }, progress)
      : undefined;
  const { rows } = plain ?? parsed;
  const lines = lineNumbers(rows);
  const table = tableOf(rows, lines);
  if (!table.ok) return table;
  const problems = plain ? [] : broken.map((error) => problemOf(error, lines));
  return ok({ table: table.value, delimiter, problems });
}

/** Few enough that a quote which is never closed, and is searched for again in each chunk, costs no more than a minute. */
const CHUNKS = 50;
const LEAST_CHUNK = 1_000_000;

/** A text in rows, cut chunk by chunk so that somebody can be told how far it is. */
function cut(
  text: string,
  config: { readonly delimiter: string; readonly quoteChar?: string },
  progress: Progress,
): { readonly rows: string[][]; readonly errors: ParseError[] } {
  const rows: string[][] = [];
  const errors: ParseError[] = [];
  // The library's types know no chunks of a string, though it cuts them.
  const chunked = {
    ...config,
    chunkSize: Math.max(LEAST_CHUNK, Math.ceil(text.length / CHUNKS)),
    chunk: (part: ParseResult<string[]>) => {
      // Each chunk counts its rows from zero, and complains of the row it breaks off in, which comes again.
      for (const error of part.errors) {
        const row = error.row ?? 0;
        if (row < part.data.length) errors.push({ ...error, row: row + rows.length });
      }
      for (const row of part.data) rows.push(row);
      progress(part.meta.cursor, text.length);
    },
  };
  Papa.parse<string[]>(text, chunked);
  return { rows, errors };
}

/** Rows of cells as a table: blank rows gone, the header found, spaces around texts cut off. */
export function tableOf(
  rows: readonly (readonly string[])[],
  lines: readonly number[],
): Result<Table, NoTable> {
  const at = headerRow(rows);
  if (at === -1) return err({ kind: 'empty' });
  const headers = (rows[at] ?? []).map((text) => text.trim());
  while (headers.at(-1) === '') headers.pop();
  const kept: (readonly string[])[] = [];
  const keptLines: number[] = [];
  for (let i = at + 1; i < rows.length; i++) {
    const row = rows[i] ?? [];
    if (isBlank(row)) continue;
    kept.push(row.some((cell) => tidy(cell) !== cell) ? row.map(tidy) : row);
    keptLines.push(lines[i] ?? i + 1);
  }
  if (kept.length === 0) return err({ kind: 'no-rows' });
  return ok({ headers, rows: kept, lines: keptLines });
}

export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

/** A cell without the spaces around it, and without the apostrophe by which spreadsheets mark text. */
function tidy(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && /^'[=+\-@\d]/.test(text) ? text.slice(1) : text;
}

/** The first row that is about as wide as the table: reports put titles and blank lines above it. */
function headerRow(rows: readonly (readonly string[])[]): number {
  const top = rows.slice(0, 20);
  const width = Math.max(0, ...top.map((row) => row.length));
  const filled = top.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const wide = filled.findIndex((count) => count >= Math.max(2, width * 0.6));
  return wide === -1 ? filled.findIndex((count) => count > 0) : wide;
}

/** How well a delimiter cuts the first lines: evenly, and into many cells. */
interface Cutting {
  readonly delimiter: string;
  readonly score: number;
  /** All rows have the same cells, more than one, and its quotes are where quotes can be. */
  readonly clean: boolean;
  readonly broken: boolean;
}

/**
 * The delimiter that cuts the first lines most evenly into the most cells. Where it tears quoted cells apart and another one
 * cuts cleanly, it is a sign inside of them.
 */
function detectDelimiter(text: string): string {
  const cuttings = DELIMITERS.map((delimiter) => cuttingBy(text, delimiter));
  const best = bestOf(cuttings);
  const clean = best?.broken ? bestOf(cuttings.filter((one) => one.clean)) : undefined;
  return (clean ?? best)?.delimiter ?? ',';
}

function bestOf(cuttings: readonly Cutting[]): Cutting | undefined {
  return cuttings
    .filter(({ score }) => score > 0)
    .reduce<Cutting | undefined>(
      (best, one) => (best && best.score >= one.score ? best : one),
      undefined,
    );
}

function cuttingBy(text: string, delimiter: string): Cutting {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: 30 });
  const widths = data.filter((row) => !isBlank(row)).map((row) => row.length);
  const widest = Math.max(...widths);
  const even = widths.filter((width) => width === widest).length / widths.length;
  const broken = errors.some((error) => error.type === 'Quotes');
  const clean = !broken && even === 1 && widest > 1;
  return { delimiter, score: (widest - 1) * (0.2 + even), clean, broken };
}

/** Each row's first line: a cell may itself contain line ends. */
function lineNumbers(rows: readonly (readonly string[])[]): number[] {
  const lines: number[] = [];
  let line = 1;
  for (const row of rows) {
    lines.push(line);
    line++;
    for (const cell of row) {
      for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) line++;
    }
  }
  return lines;
}

function problemOf(error: ParseError, lines: readonly number[]): QuoteProblem {
  return {
    kind: error.code === 'MissingQuotes' ? 'unclosed-quote' : 'stray-quote',
    line: lines[error.row ?? 0] ?? 1,
  };
}
