/** The first look at a table: what its columns say about the order of dates and the decimal sign. */
import { type DecimalSign, type SignEvidence, weighSign } from './amounts.ts';
import type { FieldSource } from './columns.ts';
import { type DateOrder, type OrderEvidence, weighDate } from './dates.ts';
import type { Choices, Question } from './repairs.ts';
import type { Table } from './table.ts';

/** What was decided for the whole file, and what has to be asked. */
export interface Survey {
  /** Null: cells that could mean either are refused until somebody says. */
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalSign;
  readonly questions: readonly Question[];
}

export interface Surveyed {
  readonly dates: readonly (FieldSource | undefined)[];
  readonly amounts: readonly (FieldSource | undefined)[];
  /** What the format is documented to use; the cells may prove it wrong. */
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalSign | null;
}

/** Decides by the choice made, else by the cells that can be read only one way, else by the format. */
export function survey(table: Table, what: Surveyed, choices: Choices): Survey {
  const questions: Question[] = [];
  return {
    dateOrder: dateOrderOf(table, what, choices, questions),
    decimal: decimalOf(table, what, choices, questions),
    questions,
  };
}

function dateOrderOf(table: Table, what: Surveyed, choices: Choices, questions: Question[]) {
  const evidence: OrderEvidence = { dmy: 0, mdy: 0, either: 0 };
  const cells = distinct(table, what.dates);
  for (const cell of cells) weighDate(cell, evidence);
  const decided = onlyOne(evidence.dmy, evidence.mdy, 'dmy', 'mdy');
  const contradicts = evidence.dmy > 0 && evidence.mdy > 0;
  const order = decided ?? (contradicts ? null : what.dateOrder);
  const answer = choices.dateOrder ?? order;
  if (evidence.either > 0 && (order === null || choices.dateOrder !== null)) {
    const samples = cells.filter((cell) => weighed(cell).either > 0).slice(0, 4);
    questions.push({ kind: 'date-order', samples, answer });
  }
  return answer;
}

function weighed(cell: string): OrderEvidence {
  const evidence = { dmy: 0, mdy: 0, either: 0 };
  weighDate(cell, evidence);
  return evidence;
}

function decimalOf(table: Table, what: Surveyed, choices: Choices, questions: Question[]) {
  const evidence: SignEvidence = { point: 0, comma: 0, either: 0 };
  const cells = distinct(table, what.amounts);
  for (const cell of cells) weighSign(cell, evidence);
  const decided = onlyOne(evidence.point, evidence.comma, '.', ',');
  const clear =
    decided === '.' || (decided === null && evidence.comma === 0 && what.decimal === '.');
  const unclear = evidence.either > 0 && decided === null && what.decimal === null;
  const answer = choices.decimal ?? decided ?? what.decimal ?? '.';
  // A decimal comma is shown even where it is certain: it changes every amount.
  if (unclear || evidence.comma > 0 || (choices.decimal !== null && !clear)) {
    const samples = cells.filter((cell) => /[.,]/.test(cell)).slice(0, 4);
    questions.push({ kind: 'decimal-sign', samples, answer });
  }
  return answer;
}

function onlyOne<A, B>(a: number, b: number, whenA: A, whenB: B): A | B | null {
  if (a > 0 && b === 0) return whenA;
  return b > 0 && a === 0 ? whenB : null;
}

function distinct(table: Table, sources: readonly (FieldSource | undefined)[]): string[] {
  const columns = new Set(sources.flatMap((source) => source?.columns ?? []));
  const cells = new Set<string>();
  for (const column of columns) {
    for (const row of table.rows) {
      const cell = row[column];
      if (cell) cells.add(cell);
    }
  }
  return [...cells];
}
