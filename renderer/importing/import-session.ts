/** One import as the worker holds it: the opened tables, the latest reading, slices of both. */
import { type Account, countAccounts } from '../../shared/importing/account.ts';
import { withEdits } from '../../shared/importing/cells.ts';
import { textOf } from '../../shared/importing/columns.ts';
import { countFields } from '../../shared/importing/count-fields.ts';
import { recognise } from '../../shared/importing/formats/known.ts';
import { profileSources } from '../../shared/importing/mapping.ts';
import { layoutOfProfile } from '../../shared/importing/profile-layout.ts';
import { type CatalogueRead, readCatalogue } from '../../shared/importing/read-catalogue.ts';
import { type CountsRead, readCounts } from '../../shared/importing/read-counts.ts';
import { type OrdersRead, readOrders } from '../../shared/importing/read-orders.ts';
import type { Table } from '../../shared/importing/table.ts';
import { ok } from '../../shared/result.ts';
import type {
  AccountedRow,
  Answer,
  Ask,
  CallName,
  Reading,
  ReadOutcome,
  RowKind,
  Sheet,
  Source,
  Tell,
} from './messages.ts';
import { type FileTable, readFile, readText } from './read-file.ts';

type Held =
  | { readonly target: 'orders'; readonly read: OrdersRead }
  | { readonly target: 'catalogue'; readonly read: CatalogueRead }
  | { readonly target: 'counts'; readonly read: CountsRead };

/** How each call is answered. */
export type Session = {
  readonly [C in CallName]: (ask: Ask<C>, tell?: Tell) => Promise<Answer<C>>;
};

const PREVIEW_ROWS = 20;
const NOTICES = 200;

/** Begins an import; `utcOf` turns the shop's local time into UTC. */
export function openSession(utcOf: (local: string) => string): Session {
  let tables: readonly FileTable[] = [];
  let held: Held | null = null;
  let rows: ReadonlyMap<RowKind, readonly number[]> = new Map();
  const slice = <T>(list: readonly T[], { from, count }: { from: number; count: number }) =>
    list.slice(from, from + count);
  return {
    open: async ({ source }, tell) => {
      const read = await tablesOf(source, tell);
      if (!read.ok) return read;
      tables = read.value;
      held = null;
      return ok(tables.map(sheetOf));
    },
    codes: async ({ sheet, profile, choices }) => {
      const table = withEdits(tableAt(tables, sheet), choices.edits);
      const { code } = profileSources(profile, table.headers, countFields);
      return [...new Set(table.rows.map((row) => textOf(code, row)))];
    },
    read: async (reading, tell) => {
      held = readAs(tableAt(tables, reading.sheet), reading, { utcOf, tell });
      rows = rowsByKind(held.read.accounts);
      return outcomeOf(held, rows.get('partly-cancelled')?.length ?? 0);
    },
    orders: async (part) => (held?.target === 'orders' ? slice(held.read.readings, part) : []),
    skus: async (part) => (held?.target === 'catalogue' ? slice(held.read.readings, part) : []),
    counts: async (part) => (held?.target === 'counts' ? slice(held.read.readings, part) : []),
    rows: async ({ kind, ...part }) => {
      const read = held?.read;
      return read ? slice(rows.get(kind) ?? [], part).map((row) => accountedRow(read, row)) : [];
    },
  };
}

async function tablesOf(source: Source, tell?: Tell) {
  const progress = tell && ((done: number, all: number) => tell({ done, all }));
  if (source.kind === 'text') return readText(source.text, { progress });
  return readFile(new Uint8Array(await source.file.arrayBuffer()), progress);
}

function tableAt(tables: readonly FileTable[], sheet: number): Table {
  const found = tables[sheet];
  if (!found) throw new Error(`The file has no sheet ${sheet}.`);
  return found.table;
}

function sheetOf({ sheet, table, encoding, lost, problems }: FileTable): Sheet {
  const { headers, rows } = table;
  return {
    name: sheet,
    encoding,
    lost,
    problems,
    headers,
    rowCount: rows.length,
    rows: rows.slice(0, PREVIEW_ROWS),
    format: recognise(headers)?.format ?? null,
    channel: recognise(headers)?.channel ?? '',
  };
}

interface Reader {
  readonly utcOf: (local: string) => string;
  readonly tell: Tell | undefined;
}

function readAs(table: Table, reading: Reading, { utcOf, tell }: Reader): Held {
  const { profile, choices, currency, codes } = reading;
  const progress = (done: number) => tell?.({ done, all: table.rows.length });
  const context = { currency, utcOf, progress };
  if (profile?.target === 'catalogue')
    return { target: 'catalogue', read: readCatalogue(table, profile, choices) };
  if (profile?.target === 'counts') {
    const resolve = (code: string) => codes[code] ?? [];
    return { target: 'counts', read: readCounts(table, profile, choices, resolve) };
  }
  const layout = profile ? layoutOfProfile(profile, table.headers) : recognise(table.headers);
  if (!layout) throw new Error('A table of no known format is read by a mapping.');
  const channel = reading.channel || layout.channel;
  return {
    target: 'orders',
    read: readOrders(table, { ...layout, channel }, choices, context),
  };
}

function rowsByKind(accounts: readonly Account[]): Map<RowKind, number[]> {
  const rows = new Map<RowKind, number[]>([
    ['refused', []],
    ['left-out', []],
    ['partly-cancelled', []],
  ]);
  accounts.forEach((account, row) => {
    if (account.kind === 'refused' || account.kind === 'left-out')
      rows.get(account.kind)?.push(row);
    else if (account.kind === 'cancels' && account.missing > 0)
      rows.get('partly-cancelled')?.push(row);
  });
  return rows;
}

function accountedRow({ table, accounts }: Held['read'], row: number): AccountedRow {
  const account = accounts[row];
  if (!account) throw new Error(`Row ${row} has no account.`);
  return { line: table.lines[row] ?? 0, cells: table.rows[row] ?? [], account };
}

function outcomeOf({ target, read }: Held, partlyCancelled: number): ReadOutcome {
  const notices = 'notices' in read ? read.notices : [];
  const noticeCounts: { [kind: string]: number } = {};
  for (const { kind } of notices) noticeCounts[kind] = (noticeCounts[kind] ?? 0) + 1;
  return {
    target,
    readings: read.readings.length,
    accounts: countAccounts(read.accounts),
    partlyCancelled,
    repairs: read.repairs,
    questions: read.questions,
    notices: notices.slice(0, NOTICES),
    noticeCounts,
  };
}
