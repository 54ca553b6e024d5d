/** What the page asks of the import worker and what it answers. Only plain data crosses. */
import type { Account, Notice } from '../../shared/importing/account.ts';
import type { Encoding } from '../../shared/importing/decode.ts';
import type { MappingProfile, Target } from '../../shared/importing/mapping.ts';
import type { SkuReading } from '../../shared/importing/read-catalogue.ts';
import type { CountReading, Resolve } from '../../shared/importing/read-counts.ts';
import type { Choices, Question, Repair } from '../../shared/importing/repairs.ts';
import type { QuoteProblem } from '../../shared/importing/table.ts';
import type { OrderReading } from '../../shared/records/order-facts.ts';
import type { Result } from '../../shared/result.ts';
import type { FileFault } from './read-file.ts';

/** A file, or text that was pasted. */
export type Source =
  | { readonly kind: 'file'; readonly file: Blob }
  | { readonly kind: 'text'; readonly text: string };

/** A table of the opened file, enough to map it. */
export interface Sheet {
  readonly name: string;
  readonly encoding: Encoding | 'xlsx';
  readonly lost: number;
  readonly problems: readonly QuoteProblem[];
  readonly headers: readonly string[];
  readonly rowCount: number;
  /** The first rows, for a preview. */
  readonly rows: readonly (readonly string[])[];
  /** The known format whose header it has; null when none. */
  readonly format: string | null;
  /** The channel that orders of the format are of. */
  readonly channel: string;
}

/** How a sheet is to be read: by the known format (profile null) or by a mapping. */
export interface Reading {
  readonly sheet: number;
  readonly profile: MappingProfile | null;
  readonly choices: Choices;
  /** Channel of the orders; '' for the format's or the mapping's own. */
  readonly channel: string;
  /** Currency of files that name none. */
  readonly currency: string;
  /** What the codes of a count mean; empty for other tables. */
  readonly codes: { readonly [code: string]: ReturnType<Resolve> };
}

/** What a reading came to. Readings and rows are fetched in slices. */
export interface ReadOutcome {
  readonly target: Target;
  readonly readings: number;
  readonly accounts: { readonly [K in Account['kind']]: number };
  /** Cancellations of which only a part found its order. */
  readonly partlyCancelled: number;
  readonly repairs: readonly Repair[];
  readonly questions: readonly Question[];
  readonly notices: readonly Notice[];
  readonly noticeCounts: { readonly [kind: string]: number };
}

export type AnyReading = OrderReading | SkuReading | CountReading;

/** A row with what became of it. */
export interface AccountedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly account: Account;
}

/** Rows that did not become part of an order, SKU or count. */
export type RowKind = 'refused' | 'left-out' | 'partly-cancelled';

export interface Calls {
  readonly open: {
    readonly ask: { readonly source: Source };
    readonly answer: Result<Sheet[], FileFault>;
  };
  readonly codes: {
    readonly ask: {
      readonly sheet: number;
      readonly profile: MappingProfile;
      readonly choices: Choices;
    };
    readonly answer: readonly string[];
  };
  readonly read: { readonly ask: Reading; readonly answer: ReadOutcome };
  readonly orders: { readonly ask: Slice; readonly answer: readonly OrderReading[] };
  readonly skus: { readonly ask: Slice; readonly answer: readonly SkuReading[] };
  readonly counts: { readonly ask: Slice; readonly answer: readonly CountReading[] };
  readonly rows: {
    readonly ask: Slice & { readonly kind: RowKind };
    readonly answer: readonly AccountedRow[];
  };
}

export interface Slice {
  readonly from: number;
  readonly count: number;
}

export type CallName = keyof Calls;
export type Ask<C extends CallName> = Calls[C]['ask'];
export type Answer<C extends CallName> = Calls[C]['answer'];

/** One call on its way to the worker. */
export type Asked = {
  [C in CallName]: { readonly id: number; readonly call: C; readonly ask: Ask<C> };
}[CallName];

/** How far a call is, in what it counts: characters of a file opened, rows of a table read. */
export interface Told {
  readonly done: number;
  readonly all: number;
}

export type Tell = (told: Told) => void;

export type Answered =
  | { readonly id: number; readonly told: Told }
  | { readonly id: number; readonly answer: unknown }
  /** A fault of ours: the page shows that the import stopped. */
  | { readonly id: number; readonly crash: string };
