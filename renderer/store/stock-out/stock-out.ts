/**
 * Keeps what channels show in step with the stock: reads their listings, works out what each is to show, and tells those
 * that the owner agreed to. Only the station that holds a channel's lease does.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Push } from '../../../shared/channels/stock/plan-pushes.ts';
import type { ChannelsView } from '../channels/channel-runner.ts';
import { retryAfter } from '../channels/channel-state.ts';
import type { PullFault } from '../channels/pull-channel.ts';
import { type TurnParts, takeTurn } from '../channels/take-turn.ts';
import { ChannelBook } from './channel-book.ts';
import { readListings } from './read-listings.ts';
import { countsAfter } from './reckon-books.ts';
import { StockBooks } from './stock-books.ts';

/** What is being done about a channel's stock at this station. */
export type StockOutState =
  | { readonly kind: 'reading'; readonly listings: number }
  /** Its listings are known; `waiting`: so many show something else than they should. */
  | { readonly kind: 'known'; readonly at: string; readonly waiting: number }
  | { readonly kind: 'failing'; readonly fault: PullFault; readonly nextAt: string }
  | { readonly kind: 'no-keys' }
  | { readonly kind: 'elsewhere'; readonly station: string };

export interface StockOut {
  /** By channel id. */
  readonly view: StoreApi<{ readonly [channel: string]: StockOutState }>;
  /** What is known of a channel's listings; undefined before they were read. Another after each change of `version`. */
  readonly bookOf: (channel: string) => ChannelBook | undefined;
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads a channel's listings again at once. */
  readonly readNow: (channel: string) => void;
  readonly stop: () => void;
}

export interface StockOutParts extends TurnParts {
  /** How the pulls of orders do: figures are as old as the oldest of them. */
  readonly pulls: StoreApi<ChannelsView>;
}

const LOOK_MS = 1_000;
const READ_EVERY_MS = 30 * 60_000;
/** Until it is looked again whether another station still asks a channel. */
const WAIT_MS = 30_000;
/** A channel that needs a person is tried again after this: the person may have been at another station. */
const PERSON_MS = 10 * 60_000;

/** Faults after which the channel has certainly not taken a figure. */
const NOT_DONE: ReadonlySet<PullFault['kind']> = new Set([
  'throttled',
  'signed-out',
  'refused',
  'unreachable',
  'no-keys',
  'clock-off',
]);

interface Turn {
  dueAt: number;
  failures: number;
  running: boolean;
}

/** @param lookMs how often it is looked whether there is something to tell */
export function startStockOut(parts: StockOutParts, lookMs = LOOK_MS): StockOut {
  const { store, channels, pulls } = parts;
  const view = createStore<{ readonly [channel: string]: StockOutState }>(() => ({}));
  const books = new StockBooks(store);
  const turns = new Map<string, Turn>();
  /** When the orders of a channel were last pulled, UTC ms. */
  const pulledAt = new Map<string, number>();
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  let version = 0;
  let looking = false;
  let lastWhole = store.clock.now();

  const say = (channel: string, state: StockOutState) => view.setState({ [channel]: state });

  function turnOf(channel: string): Turn {
    const turn = turns.get(channel) ?? { dueAt: 0, failures: 0, running: false };
    turns.set(channel, turn);
    return turn;
  }

  async function look(): Promise<void> {
    if (looking || stopping.signal.aborted) return;
    looking = true;
    try {
      const ids = asked();
      const ready = ids.filter(
        (id) => !turnOf(id).running && store.clock.now() >= turnOf(id).dueAt,
      );
      for (const id of ready) if (isReadDue(id)) void run(id, read);
      const refreshed = await books.refresh(ageMs(ids), elsewhere(ids));
      if (refreshed) tell(refreshed);
      for (const id of ready) if (!turnOf(id).running && dueIn(id).length > 0) void run(id, push);
    } finally {
      looking = false;
    }
  }

  /** Channels that are asked at all. */
  function asked(): string[] {
    const { channels: settings } = store.settingsView.getState();
    for (const id of books.all.keys()) if (settings[id]?.gone !== false) books.all.delete(id);
    return Object.keys(settings).filter((id) => !settings[id]?.gone && !settings[id]?.paused);
  }

  /** Channels whose stock another station tells: what they show is not known here. */
  function elsewhere(ids: readonly string[]): string[] {
    const { channelStockAgreed: agreed } = store.settingsView.getState();
    const state = view.getState();
    const isTold = (id: string) => (agreed[id] ?? '') !== '' && !books.all.has(id);
    const kind = (id: string) => state[id]?.kind;
    return ids.filter((id) => isTold(id) && (kind(id) === 'elsewhere' || kind(id) === 'no-keys'));
  }

  /** Figures are whole while the pull of no channel fails. */
  function ageMs(ids: readonly string[]): number {
    const state = pulls.getState();
    if (ids.every((id) => state[id]?.kind !== 'failing')) lastWhole = store.clock.now();
    return store.clock.now() - lastWhole;
  }

  function dueIn(id: string): readonly Push[] {
    const state = pulls.getState();
    const isHeard = (one: string) =>
      pulledAt.has(one) || state[one]?.kind === 'elsewhere' || state[one]?.kind === 'no-keys';
    const readAt = books.all.get(id)?.readAt ?? 0;
    return books.due(id, (pulledAt.get(id) ?? 0) > readAt && asked().every(isHeard));
  }

  function isReadDue(id: string): boolean {
    const readAt = books.all.get(id)?.readAt ?? 0;
    return readAt === 0 || store.clock.now() >= readAt + READ_EVERY_MS;
  }

  function tell(refreshed: readonly ChannelBook[]): void {
    for (const { channel, readAt, pushes } of refreshed) {
      if (turnOf(channel).failures > 0 || !books.all.has(channel)) continue;
      say(channel, { kind: 'known', at: new Date(readAt).toISOString(), waiting: pushes.size });
    }
    version++;
    for (const listener of listeners) listener();
  }

  async function run(
    id: string,
    work: (book: ChannelBook) => Promise<PullFault | undefined>,
  ): Promise<void> {
    const turn = turnOf(id);
    turn.running = true;
    try {
      const book = await bookHere(id);
      const fault = book instanceof ChannelBook ? await work(book) : book;
      if (fault) failed(id, turn, fault);
      else turn.failures = 0;
    } catch (error) {
      failed(id, turn, { kind: 'host-failed', reason: String(error) });
    } finally {
      turn.running = false;
      books.touch();
    }
  }

  function failed(id: string, turn: Turn, fault: PullFault): void {
    turn.failures++;
    turn.dueAt = store.clock.now() + (retryAfter(fault, turn.failures) ?? PERSON_MS);
    say(id, { kind: 'failing', fault, nextAt: new Date(turn.dueAt).toISOString() });
  }

  /** The channel's book where this station may ask it; undefined where another does. */
  async function bookHere(id: string): Promise<ChannelBook | PullFault | undefined> {
    await store.scannable;
    const turn = await takeTurn(parts, id);
    if (!turn.ok) return turn.error;
    if (turn.value.kind !== 'ours') {
      turnOf(id).dueAt = store.clock.now() + WAIT_MS;
      // What another station tells it is not known here.
      books.all.delete(id);
      if (turn.value.kind !== 'not-saved') say(id, turn.value);
      return undefined;
    }
    const { vendor, capabilities } = turn.value.known;
    const book = books.all.get(id) ?? new ChannelBook(id, vendor);
    book.capabilities = capabilities;
    books.all.set(id, book);
    return book;
  }

  async function read(book: ChannelBook): Promise<PullFault | undefined> {
    const progress = (listings: number) => say(book.channel, { kind: 'reading', listings });
    const listings = await readListings(channels, book.channel, progress, stopping.signal);
    if (!listings.ok) return listings.error;
    if (!stopping.signal.aborted) book.read(listings.value, store.clock.now());
    return undefined;
  }

  async function push(book: ChannelBook): Promise<PullFault | undefined> {
    const due: readonly Push[] = dueIn(book.channel);
    if (due.length === 0) return undefined;
    const quantities = book.send(due, store.newId);
    const answer = await channels.setQuantities({ id: book.channel, quantities });
    if (!answer.ok) {
      book.unanswered(due, !NOT_DONE.has(answer.error.kind));
      return answer.error;
    }
    const now = store.clock.now();
    for (const [n, one] of due.entries()) {
      const outcome = answer.value[n] ?? { kind: 'retry', afterMs: 0, reason: '' };
      book.answered(one, outcome, now, countsAfter(book));
    }
    return undefined;
  }

  const unfollow = pulls.subscribe((state) => {
    for (const [id, pull] of Object.entries(state))
      if (pull.kind === 'live') pulledAt.set(id, Date.parse(pull.at));
  });
  const timer = setInterval(() => void look(), lookMs);
  return {
    view,
    bookOf: (channel) => books.all.get(channel),
    get version() {
      return version;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    readNow: (channel) => {
      Object.assign(turnOf(channel), { dueAt: 0, failures: 0 });
      books.all.get(channel)?.forgetReading();
      void look();
    },
    stop: () => {
      stopping.abort();
      clearInterval(timer);
      unfollow();
      books.stop();
    },
  };
}
