/**
 * The import of this page: opened, reviewed, written, undone. It outlives the screen, so an import goes on while
 * somebody packs. One import at a time: what begins takes the place of what was under way.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { missingFields } from '../../shared/importing/mapping.ts';
import type { Choices, RepairKind } from '../../shared/importing/repairs.ts';
import { damagedNotes } from '../store/commands/check-notes.ts';
import type { Store } from '../store/store.ts';
import { codesOf } from './code-meanings.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ImportFault, ImportStage, Review } from './import-state.ts';
import type { Reading, Source } from './messages.ts';
import { planImport } from './plan-import.ts';
import { firstReview, withFreshChoices } from './review.ts';
import { runImport } from './run-import.ts';
import { readProfiles } from './saved-profiles.ts';
import { undoAny } from './undo-any.ts';

export interface Importer {
  readonly stage: StoreApi<ImportStage>;
  readonly open: (name: string, source: Source) => Promise<void>;
  /** Changes how the file under review is read, and reads it again. */
  readonly change: (
    part: Partial<Pick<Review, 'sheet' | 'profile' | 'channel' | 'currency'>>,
  ) => Promise<void>;
  readonly choose: (part: Partial<Choices>) => Promise<void>;
  readonly chooseRepair: (kind: RepairKind, made: boolean) => Promise<void>;
  /** Corrects a cell in place; in the store's file nothing changes. */
  readonly correct: (line: number, column: number, text: string) => Promise<void>;
  readonly desk: () => ImportDesk | null;
  /** `reason` is written beside counts in the stock history. */
  readonly write: (reason: string) => Promise<void>;
  /** Stops what runs: a reading is dropped, a writing keeps what it has written. */
  readonly cancel: () => void;
  readonly reset: () => void;
  readonly undo: (importId: string, told: ToldUndo) => Promise<void>;
}

export interface ToldUndo {
  /** The name of the file that was imported. */
  readonly file: string;
  /** Written beside counts that are taken back. */
  readonly reason: string;
}

/** Something under way: it may be told to stop, and shows nothing once something else has begun. */
interface Run {
  readonly signal: AbortSignal;
  readonly show: (next: ImportStage) => void;
}

export function createImporter(store: Store, openDesk: () => ImportDesk): Importer {
  const stage = createStore<ImportStage>(() => ({ kind: 'idle', fault: null }));
  let desk: ImportDesk | null = null;
  let running = new AbortController();

  const begin = (): Run => {
    running.abort();
    const mine = new AbortController();
    running = mine;
    const show = (next: ImportStage) => running === mine && stage.setState(next, true);
    return { signal: mine.signal, show };
  };
  const closeDesk = () => {
    desk?.close();
    desk = null;
  };

  async function open(name: string, source: Source): Promise<void> {
    const { show } = begin();
    closeDesk();
    const fresh = openDesk();
    desk = fresh;
    show({ kind: 'opening', name, told: null });
    try {
      const sheets = await fresh.ask('open', { source }, (told) =>
        show({ kind: 'opening', name, told }),
      );
      if (desk !== fresh) return;
      if (!sheets.ok) return show({ kind: 'idle', fault: { file: name, ...sheets.error } });
      const profiles = await readProfiles(store);
      const { currency } = store.settingsView.getState().shop;
      if (desk !== fresh) return;
      await read(firstReview({ name, sheets: sheets.value }, profiles, currency));
    } catch (fault) {
      show({ kind: 'idle', fault: crashOf(name, fault) });
    }
  }

  async function read(review: Review): Promise<void> {
    const { signal, show } = begin();
    const by = desk;
    if (!by) return;
    if (review.profile && missingFields(review.profile).length > 0)
      return show({ ...review, outcome: null, plan: null, busy: false, told: null, fault: null });
    const waiting: Review = { ...review, plan: null, busy: true, told: null, fault: null };
    show(waiting);
    try {
      const reading = await readingOf(store, by, review);
      const outcome = await by.ask('read', reading, (told) =>
        show({ ...waiting, told: { ...told, doing: 'reading' } }),
      );
      const plan = await planImport(store, by, outcome, {
        signal,
        tell: (told) => show({ ...waiting, outcome, told: { ...told, doing: 'comparing' } }),
      });
      if (plan) show({ ...waiting, outcome, plan, busy: false });
    } catch (fault) {
      show({ ...review, busy: false, told: null, fault: crashOf(review.name, fault) });
    }
  }

  const reviewed = (next: (review: Review) => Review) => {
    const now = stage.getState();
    return now.kind === 'review' ? read(next(now)) : Promise.resolve();
  };
  const choose = (part: Partial<Choices>) =>
    reviewed((review) => ({ ...review, choices: { ...review.choices, ...part } }));

  async function write(reason: string): Promise<void> {
    const review = stage.getState();
    const by = desk;
    if (review.kind !== 'review' || !review.outcome || !review.plan || !by) return;
    const { signal, show } = begin();
    const { name, outcome, plan } = review;
    const all = outcome.readings;
    const progress = (done: number) => show({ kind: 'writing', name, done, all });
    progress(0);
    try {
      const result = await runImport(store, by, review, { reason, progress, signal, outcome });
      // The file's tables are large, and nobody looks at them any more.
      if (desk === by) closeDesk();
      show({ kind: 'done', result: { ...result, worked: plan.worked } });
    } catch (fault) {
      const reason = reasonOf(fault);
      show({ ...review, busy: false, fault: { kind: 'not-saved', file: name, reason } });
    }
  }

  async function undo(importId: string, { file, reason }: ToldUndo): Promise<void> {
    const { show } = begin();
    show({ kind: 'undoing', done: 0 });
    try {
      const notes = await damagedNotes(store, importId);
      if (notes !== null)
        return show({ kind: 'idle', fault: { kind: 'notes-damaged', file, notes } });
      const progress = (done: number) => show({ kind: 'undoing', done });
      show({ kind: 'undone', ...(await undoAny(store, importId, { reason, progress })) });
    } catch (fault) {
      show({ kind: 'idle', fault: { kind: 'not-undone', file, reason: reasonOf(fault) } });
    }
  }

  const reset = () => {
    const { show } = begin();
    closeDesk();
    show({ kind: 'idle', fault: null });
  };

  return {
    stage,
    open,
    change: (part) =>
      reviewed((review) => ({ ...review, ...withFreshChoices(review, part), ...part })),
    choose,
    chooseRepair: (kind, made) =>
      reviewed((review) => ({
        ...review,
        choices: { ...review.choices, repairs: { ...review.choices.repairs, [kind]: made } },
      })),
    correct: (line, column, text) =>
      reviewed(({ choices, ...review }) => {
        const edits = { ...choices.edits, [line]: { ...choices.edits[line], [column]: text } };
        return { ...review, choices: { ...choices, edits } };
      }),
    desk: () => desk,
    write,
    cancel: () => (stage.getState().kind === 'writing' ? running.abort() : reset()),
    reset,
    undo,
  };
}

async function readingOf(store: Store, desk: ImportDesk, review: Review): Promise<Reading> {
  const { sheet, profile, choices, channel, currency } = review;
  const codes =
    profile?.target === 'counts'
      ? await codesOf(store, await desk.ask('codes', { sheet, profile, choices }))
      : {};
  return { sheet, profile, choices, channel, currency, codes };
}

function crashOf(file: string, fault: unknown): ImportFault {
  return { kind: 'crashed', file, reason: reasonOf(fault) };
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
