/**
 * Keeps every connected channel in step: pulls it when it is due and says how that goes. Only the
 * station that holds a channel's lease asks it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChannelSetting } from '../../../shared/channels/channel.ts';
import { pullEveryMs } from '../../../shared/channels/stock/pace.ts';
import type { Host } from '../../host.ts';
import type { Store } from '../store.ts';
import { type ChannelState, retryAfter } from './channel-state.ts';
import { type PullFault, pullChannel, type Rota } from './pull-channel.ts';
import { takeTurn } from './take-turn.ts';

/** By channel id. */
export type ChannelsView = { readonly [channel: string]: ChannelState };

export interface ChannelRunner {
  readonly view: StoreApi<ChannelsView>;
  /** Asks a channel now, whoever holds it and however long it has been failing. */
  pullNow(channel: string): void;
  stop(): void;
}

/** How often it is looked whether a channel is due. */
const LOOK_MS = 2_000;
/** Until it is looked again whether another station still asks a channel. */
const WAIT_MS = 30_000;
/** How often the lease of a channel that is not due is looked after: it is renewed when it nears its end. */
const KEEP_MS = 60_000;

export interface RunnerParts {
  readonly store: Store;
  readonly channels: Host['channels'];
}

interface Run {
  readonly turn: Turn;
  /** A person asked for it. */
  readonly wanted: boolean;
  readonly signal: AbortSignal;
}

interface Turn {
  dueAt: number;
  /** When its lease is looked after next. */
  keepAt: number;
  failures: number;
  failingSince: string;
  stop: AbortController | undefined;
  readonly rota: Rota;
}

export function startChannels({ store, channels }: RunnerParts): ChannelRunner {
  const view = createStore<ChannelsView>(() => ({}));
  const turns = new Map<string, Turn>();
  const forced = new Set<string>();
  const say = (channel: string, state: ChannelState) => view.setState({ [channel]: state });

  function turnOf(channel: string): Turn {
    const known = turns.get(channel) ?? {
      dueAt: 0,
      keepAt: Number.POSITIVE_INFINITY,
      failures: 0,
      failingSince: '',
      stop: undefined,
      rota: { after: '', parcel: undefined },
    };
    turns.set(channel, known);
    return known;
  }

  function look(): void {
    const { channels: settings } = store.settingsView.getState();
    for (const [id, setting] of Object.entries(settings)) {
      const turn = turnOf(id);
      if (setting.gone || setting.paused) {
        turn.stop?.abort();
        if (!setting.gone && turn.stop === undefined) say(id, { kind: 'paused' });
        // Asked at once when it goes on.
        turn.dueAt = 0;
        continue;
      }
      if (turn.stop !== undefined) continue;
      const now = store.clock.now();
      if (forced.has(id) || now >= turn.dueAt) void run(id, setting, turn);
      else if (now >= turn.keepAt) void keep(id, turn);
    }
  }

  /** Its lease is kept between two pulls: else another station would take over, and read all that this one has. */
  async function keep(id: string, turn: Turn): Promise<void> {
    turn.keepAt = store.clock.now() + KEEP_MS;
    const asking = await takeTurn({ store, channels }, id);
    if (asking.ok && asking.value.kind !== 'ours') turn.dueAt = store.clock.now();
  }

  async function run(id: string, setting: ChannelSetting, turn: Turn): Promise<void> {
    const stop = new AbortController();
    turn.stop = stop;
    // Wanted while this only finds out whose turn it is, it is asked for after it.
    const wanted = forced.delete(id);
    try {
      await cycle(id, setting, { turn, wanted, signal: stop.signal });
    } catch (error) {
      failed(id, turn, { kind: 'host-failed', reason: String(error) });
    } finally {
      turn.stop = undefined;
    }
    if (forced.has(id)) look();
  }

  async function cycle(
    id: string,
    setting: ChannelSetting,
    { turn, wanted, signal }: Run,
  ): Promise<void> {
    await store.scannable;
    const asking = await takeTurn({ store, channels }, id, wanted);
    if (!asking.ok) return failed(id, turn, asking.error);
    if (asking.value.kind !== 'ours') {
      turn.keepAt = Number.POSITIVE_INFINITY;
      turn.dueAt = store.clock.now() + WAIT_MS;
      if (asking.value.kind !== 'not-saved') say(id, asking.value);
      return;
    }
    say(id, { kind: 'pulling', taken: 0, left: null });
    const progress = (taken: number, left: number | null) =>
      say(id, { kind: 'pulling', taken, left });
    const pulled = await pullChannel({
      ...{ store, channels, progress, signal },
      channel: { id, setting },
      rota: turn.rota,
    });
    forced.delete(id);
    if (signal.aborted) return;
    if (!pulled.ok) return failed(id, turn, pulled.error);
    turn.failures = 0;
    turn.failingSince = '';
    turn.keepAt = store.clock.now() + KEEP_MS;
    turn.dueAt = store.clock.now() + pullEveryMs(setting.everyMinutes, pulled.value);
    const nextAt = new Date(turn.dueAt).toISOString();
    say(id, { kind: 'live', at: store.clock.iso(), taken: pulled.value, nextAt });
  }

  function failed(id: string, turn: Turn, fault: PullFault): void {
    turn.failures++;
    // Another station may have better keys, or a network.
    turn.keepAt = Number.POSITIVE_INFINITY;
    turn.failingSince ||= store.clock.iso();
    const wait = retryAfter(fault, turn.failures);
    turn.dueAt = wait === null ? Number.POSITIVE_INFINITY : store.clock.now() + wait;
    const nextAt = wait === null ? '' : new Date(turn.dueAt).toISOString();
    say(id, { kind: 'failing', fault, since: turn.failingSince, nextAt });
  }

  const timer = setInterval(look, LOOK_MS);
  const unfollow = store.settingsView.subscribe(look);
  look();
  return {
    view,
    pullNow: (channel) => {
      forced.add(channel);
      turnOf(channel).failures = 0;
      look();
    },
    stop: () => {
      clearInterval(timer);
      unfollow();
      for (const { stop } of turns.values()) stop?.abort();
    },
  };
}
