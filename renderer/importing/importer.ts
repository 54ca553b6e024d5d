/**
 * The import of this page: opened, reviewed, written, undone. It outlives the screen, so an import goes on while
 * somebody packs. One import at a time.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  guessProfile,
  guessTarget,
  type MappingProfile,
  missingFields,
  profileFor,
  type Target,
} from '../../shared/importing/mapping.ts';
import { type Choices, noChoices, type RepairKind } from '../../shared/importing/repairs.ts';
import { resolve } from '../../shared/scanning/codes.ts';
import { saveImport, undoImport } from '../store/commands/import-record.ts';
import type { Store } from '../store/store.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ImportFault, ImportStage, Review } from './import-state.ts';
import type { Reading, Source } from './messages.ts';
import { profileNameOf, readProfiles } from './saved-profiles.ts';
import { planImport, writeImport } from './write-import.ts';

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
  readonly undo: (importId: string) => Promise<void>;
}

export function createImporter(store: Store, openDesk: () => ImportDesk): Importer {
  const stage = createStore<ImportStage>(() => ({ kind: 'idle', fault: null }));
  let desk: ImportDesk | null = null;
  let running = new AbortController();

  const show = (next: ImportStage) => stage.setState(next, true);
  /** A signal that ends when the next thing begins. */
  const begin = () => {
    running.abort();
    running = new AbortController();
    return running.signal;
  };
  const drop = () => {
    running.abort();
    desk?.close();
    desk = null;
  };

  async function open(name: string, source: Source): Promise<void> {
    drop();
    const signal = begin();
    const fresh = openDesk();
    desk = fresh;
    show({ kind: 'opening', name });
    try {
      const sheets = await fresh.ask('open', { source });
      if (signal.aborted) return;
      if (!sheets.ok) return show({ kind: 'idle', fault: sheets.error });
      const profiles = await readProfiles(store);
      const review = firstReview(name, sheets.value, profiles, store);
      show(review);
      await read(review);
    } catch (fault) {
      if (!signal.aborted) show({ kind: 'idle', fault: faultOf(fault) });
    }
  }

  async function read(review: Review): Promise<void> {
    const signal = begin();
    const by = desk;
    if (!by) return;
    if (review.profile && missingFields(review.profile).length > 0)
      return show({ ...review, outcome: null, plan: null, busy: false, fault: null });
    show({ ...review, busy: true, plan: null, fault: null });
    try {
      const outcome = await by.ask('read', await readingOf(store, by, review));
      if (signal.aborted) return;
      show({ ...review, outcome, plan: null, busy: true, fault: null });
      const { target, readings } = outcome;
      const plan = await planImport(store, by, target, readings, signal);
      if (plan) show({ ...review, outcome, plan, busy: false, fault: null });
    } catch (fault) {
      if (!signal.aborted) show({ ...review, busy: false, fault: faultOf(fault) });
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
    const signal = begin();
    const { name, outcome, plan } = review;
    const importId = `import:${store.newId()}`;
    const all = outcome.readings;
    const account = {
      file: name,
      format:
        outcome.target === 'orders' ? (review.profile?.name ?? formatOf(review)) : outcome.target,
      ...{ created: 0, changed: 0, unchanged: 0, refused: outcome.accounts.refused },
      ...{ undoneAt: '', kept: [] },
    };
    show({ kind: 'writing', name, done: 0, all });
    try {
      await saveImport(store, importId, account);
      const progress = (done: number) => show({ kind: 'writing', name, done, all });
      const tally = await writeImport(store, by, outcome.target, all, {
        importId,
        reason,
        progress,
        signal,
      });
      const { created, changed, unchanged } = tally;
      await saveImport(store, importId, { ...account, created, changed, unchanged });
      // The file's tables are large, and nobody looks at them any more.
      drop();
      const left = all - created - changed - unchanged;
      const refused = outcome.accounts.refused;
      const { target } = outcome;
      const { worked } = plan;
      show({
        kind: 'done',
        result: { importId, target, name, created, changed, unchanged, refused, left, worked },
      });
    } catch (fault) {
      show({ ...review, busy: false, fault: { kind: 'not-saved', reason: reasonOf(fault) } });
    }
  }

  async function undo(importId: string): Promise<void> {
    begin();
    show({ kind: 'undoing', done: 0 });
    try {
      const undone = await undoImport(store, importId, (done) => show({ kind: 'undoing', done }));
      show({ kind: 'undone', ...undone });
    } catch (fault) {
      show({ kind: 'idle', fault: { kind: 'not-saved', reason: reasonOf(fault) } });
    }
  }

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
    cancel: () => {
      if (stage.getState().kind === 'writing') return running.abort();
      drop();
      show({ kind: 'idle', fault: null });
    },
    reset: () => {
      drop();
      show({ kind: 'idle', fault: null });
    },
    undo,
  };
}

/** Corrections and answers belong to one sheet. */
function withFreshChoices(review: Review, part: Partial<Review>): Partial<Review> {
  if (part.sheet === undefined || part.sheet === review.sheet) return {};
  return {
    choices: noChoices,
    outcome: null,
    ...readBy(review.sheets[part.sheet], review.name, []),
  };
}

function firstReview(
  name: string,
  sheets: Review['sheets'],
  profiles: readonly MappingProfile[],
  store: Store,
): Review {
  return {
    kind: 'review',
    name,
    sheets,
    sheet: 0,
    ...readBy(sheets[0], name, profiles),
    currency: store.settingsView.getState().shop.currency,
    choices: noChoices,
    outcome: null,
    plan: null,
    busy: true,
    fault: null,
  };
}

/** By the known format; else by the mapping that was saved for this header; else by a guess. */
function readBy(
  sheet: Review['sheets'][number] | undefined,
  name: string,
  profiles: readonly MappingProfile[],
): Pick<Review, 'profile' | 'channel'> {
  if (!sheet || sheet.format) return { profile: null, channel: sheet?.channel ?? '' };
  const saved = profileFor(profiles, sheet.headers);
  const target: Target = guessTarget(sheet.headers);
  const profile = saved ?? guessProfile(sheet.headers, target, profileNameOf(name));
  return { profile, channel: profile.channel };
}

function formatOf({ sheets, sheet }: Review): string {
  return sheets[sheet]?.format ?? '';
}

async function readingOf(store: Store, desk: ImportDesk, review: Review): Promise<Reading> {
  const { sheet, profile, choices, channel, currency } = review;
  const codes =
    profile?.target === 'counts'
      ? await codesOf(store, await desk.ask('codes', { sheet, profile, choices }))
      : {};
  return { sheet, profile, choices, channel, currency, codes };
}

/** What each code means here: a count is of SKUs that are known. */
async function codesOf(store: Store, codes: readonly string[]): Promise<Reading['codes']> {
  await store.scannable;
  return Object.fromEntries(codes.map((code) => [code, meaningsOf(store, code)]));
}

function meaningsOf(store: Store, code: string): Reading['codes'][string] {
  const found = resolve(code, store.catalogue.codes, () => []);
  const candidates =
    found.kind === 'sku' ? [found] : found.kind === 'ambiguous' ? found.candidates : [];
  return candidates.flatMap((one) => {
    if (one.kind !== 'sku') return [];
    const bin = store.catalogue.skus.get(one.sku)?.bin ?? '';
    return [{ skuId: one.sku, units: one.units, bin }];
  });
}

function faultOf(fault: unknown): ImportFault {
  return { kind: 'crashed', reason: reasonOf(fault) };
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
