/** Where an import stands: what was opened, how it is read, what it would do, what it did. */
import type { MappingProfile } from '../../shared/importing/mapping.ts';
import type { ImportPlan } from '../../shared/importing/plan.ts';
import type { Choices } from '../../shared/importing/repairs.ts';
import type { ReadOutcome, Sheet, Told } from './messages.ts';
import type { FileFault } from './read-file.ts';
import type { AnyUndone } from './undo-any.ts';

/** What went wrong with a file; `file`: its name. */
export type ImportFault = { readonly file: string } & Trouble;

type Trouble =
  | FileFault
  /** The reading stopped: a fault of ours, or the machine ran out of memory. */
  | { readonly kind: 'crashed'; readonly reason: string }
  /** The store refused to write: a full disk, most likely. */
  | { readonly kind: 'not-saved'; readonly reason: string }
  /** The same while an import was undone. */
  | { readonly kind: 'not-undone'; readonly reason: string }
  /** What was noted of the import of the file `notes` cannot be read; nothing was undone. */
  | { readonly kind: 'notes-damaged'; readonly notes: string };

/** A file under review: everything here can still be changed, and nothing is written. */
export interface Review {
  readonly kind: 'review';
  readonly name: string;
  readonly sheets: readonly Sheet[];
  readonly sheet: number;
  /** Null: read by the known format. */
  readonly profile: MappingProfile | null;
  readonly channel: string;
  readonly currency: string;
  readonly choices: Choices;
  /** The latest reading; null while the mapping lacks something or the first reading runs. */
  readonly outcome: ReadOutcome | null;
  /** What it would do to the store; null until that is known. */
  readonly plan: ImportPlan | null;
  /** A reading is under way: what is shown is the one before. */
  readonly busy: boolean;
  /** How far that is: rows read, then readings compared with the store; null while nothing was told. */
  readonly told: (Told & { readonly doing: 'reading' | 'comparing' }) | null;
  readonly fault: ImportFault | null;
}

export interface ImportResult {
  readonly importId: string;
  readonly target: ReadOutcome['target'];
  readonly name: string;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Not reached because the import was cancelled. */
  readonly left: number;
  readonly worked: readonly string[];
}

export type ImportStage =
  | { readonly kind: 'idle'; readonly fault: ImportFault | null }
  | { readonly kind: 'opening'; readonly name: string; readonly told: Told | null }
  | Review
  | { readonly kind: 'writing'; readonly name: string; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly result: ImportResult }
  | { readonly kind: 'undoing'; readonly done: number }
  | ({ readonly kind: 'undone' } & AnyUndone);
