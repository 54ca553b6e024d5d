/**
 * Rows gathered into orders: what is no line is put aside, rows of one number come together, and rows that share
 * a number but not the buyer or the day are kept apart, never merged.
 */
import { type Account, refused } from './account.ts';
import { isExponent } from './cells.ts';
import { textOf } from './columns.ts';
import type { OrderLayout } from './layout.ts';
import type { OrderField } from './order-fields.ts';
import type { RepairBook } from './repairs.ts';
import type { Table } from './table.ts';
import type { Values } from './values.ts';

/** Rows of one order, by their index in the table. */
export interface RowGroup {
  readonly number: string;
  /** Sets apart orders that share a number; '' for the first of them. */
  readonly suffix: string;
  readonly rows: number[];
}

export interface Reading {
  readonly table: Table;
  readonly layout: OrderLayout;
  readonly values: Values;
  readonly repairs: RepairBook;
  /** One per row, filled as rows are understood. */
  readonly accounts: (Account | undefined)[];
}

const DAY_MS = 86_400_000;

/** The groups of a table in the order of their first rows. */
export function groupRows(reading: Reading): RowGroup[] {
  const byNumber = gather(reading);
  return [...byNumber].flatMap(([number, rows]) => setApart(reading, number, rows));
}

/** The text of a field in a row. */
export function fieldText({ table, layout }: Reading, row: number, field: OrderField): string {
  return textOf(layout.sources[field], table.rows[row] ?? []);
}

/** The first column that a field is read from: where a person corrects it. */
export function columnOf({ layout }: Reading, field: OrderField): number | null {
  return layout.sources[field]?.columns[0] ?? null;
}

function gather(reading: Reading): Map<string, number[]> {
  const { table, layout, accounts } = reading;
  const groups = new Map<string, number[]>();
  const width = table.headers.length;
  let above = '';
  table.rows.forEach((cells, row) => {
    if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) {
      accounts[row] = refused('too-many-cells');
      return;
    }
    const aside = putAside(reading, row, cells);
    if (aside) {
      accounts[row] = aside;
      return;
    }
    // A row without a number and with a date of its own is an order whose number got lost.
    const carries = layout.carriesNumber && fieldText(reading, row, 'placedAt') === '';
    const number = fieldText(reading, row, 'number') || (carries ? above : '');
    above = number;
    const trouble = numberTrouble(reading, number);
    if (trouble) accounts[row] = trouble;
    else {
      const rows = groups.get(number);
      if (rows) rows.push(row);
      else groups.set(number, [row]);
    }
  });
  return groups;
}

function putAside(reading: Reading, row: number, cells: readonly string[]): Account | undefined {
  const role = reading.layout.role(cells);
  if (role === 'unpaid-no-number') return { kind: 'left-out', reason: role };
  if (role !== 'totals') return undefined;
  const before = cells.filter((cell) => cell !== '').join(' ');
  return reading.repairs.offer('totals-row', reading.table.lines[row] ?? 0, before, '')
    ? { kind: 'left-out', reason: 'totals-row' }
    : undefined;
}

function numberTrouble(reading: Reading, number: string): Account | undefined {
  const column = columnOf(reading, 'number');
  if (number === '') return refused('no-number', column);
  return isExponent(number) ? refused('number-damaged', column) : undefined;
}

interface Part {
  /** What is known of the buyer, by field. */
  buyer: Buyer;
  at: number | null;
  readonly rows: number[];
}

function setApart(reading: Reading, number: string, rows: readonly number[]): RowGroup[] {
  const parts: Part[] = [];
  for (const row of rows) {
    const buyer = buyerOf(reading, row);
    const at = timeOf(reading, row);
    const part = parts.find((known) => belongs(known, buyer, at));
    if (!part) parts.push({ buyer, at, rows: [row] });
    else {
      part.rows.push(row);
      part.buyer = part.buyer.map((text, i) => text || (buyer[i] ?? ''));
      part.at ??= at;
    }
  }
  const [first, ...others] = parts;
  if (!first) return [];
  const kept: RowGroup[] = [{ number, suffix: '', rows: first.rows }];
  for (const part of others) {
    const group = { number, suffix: suffixOf(part), rows: part.rows };
    if (accepted(reading, group, first.rows[0] ?? 0)) kept.push(group);
  }
  return kept;
}

function accepted(reading: Reading, group: RowGroup, firstRow: number): boolean {
  const { repairs, table, accounts } = reading;
  const against = table.lines[firstRow] ?? 0;
  let made = false;
  for (const row of group.rows) {
    const after = `${group.number}${group.suffix}`;
    made = repairs.offer('duplicate-number', table.lines[row] ?? 0, group.number, after);
    if (!made) accounts[row] = refused('duplicate-number', columnOf(reading, 'number'), against);
  }
  return made;
}

/** The buyer's day tells orders of one number apart, and stays the same when the file is read again. */
function suffixOf({ buyer, at }: Part): string {
  const day = at === null ? '' : new Date(at).toISOString().slice(0, 10);
  const name = buyer.find((text) => text !== '') ?? '';
  return `~${[day, name].filter((text) => text !== '').join('~')}`;
}

function belongs(part: Part, buyer: Buyer, at: number | null): boolean {
  // The first field that both rows have decides: a later row may know the buyer's name but not the e-mail.
  const told = buyer.findIndex((text, i) => text !== '' && part.buyer[i] !== '');
  if (told !== -1 && buyer[told] !== part.buyer[told]) return false;
  return part.at === null || at === null || Math.abs(part.at - at) <= DAY_MS;
}

const BUYER_FIELDS = ['email', 'customer', 'shipName', 'buyerName'] as const;

type Buyer = readonly string[];

function buyerOf(reading: Reading, row: number): Buyer {
  return BUYER_FIELDS.map((field) =>
    reading.layout.sources[field] ? fieldText(reading, row, field).toLowerCase() : '',
  );
}

function timeOf(reading: Reading, row: number): number | null {
  const text = fieldText(reading, row, 'placedAt');
  if (text === '') return null;
  const date = reading.values.date(text);
  return 'at' in date ? date.ms : null;
}
