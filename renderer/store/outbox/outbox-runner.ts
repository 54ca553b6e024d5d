/**
 * Sends the notices of each channel as soon as there are any, one after the other; a channel that fails waits, and the
 * others go on. Only the station that holds a channel's lease sends.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutboxRecord } from '../../../shared/records/outbox.ts';
import { retryAfter } from '../channels/channel-state.ts';
import { type TurnParts, takeTurn } from '../channels/take-turn.ts';
import { followParcels, sweepParcels } from './make-notices.ts';
import { OpenNotices } from './open-notices.ts';
import { type SendFault, sendNotice } from './send-notice.ts';

/** What is being done about a channel's notices at this station. */
export type OutboxState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly notice: string }
  | { readonly kind: 'failing'; readonly fault: SendFault; readonly nextAt: string }
  | { readonly kind: 'no-keys' }
  | { readonly kind: 'elsewhere'; readonly station: string };

export interface OutboxRunner {
  readonly open: OpenNotices;
  /** By channel id. */
  readonly view: StoreApi<{ readonly [channel: string]: OutboxState }>;
  /** Tries a channel again at once, however long it has been failing. */
  readonly sendNow: (channel: string) => void;
  readonly stop: () => void;
}

const LOOK_MS = 5_000;
/** Until it is looked again whether another station still sends. */
const WAIT_MS = 30_000;
/** A channel that needs a person is tried again after this: the person may have been at another station. */
const PERSON_MS = 10 * 60_000;

interface Turn {
  running: boolean;
  dueAt: number;
  failures: number;
}

/** @param lookMs how often it is looked whether something is due that was not before */
export function startOutbox(parts: TurnParts, lookMs = LOOK_MS): OutboxRunner {
  const { store } = parts;
  const open = new OpenNotices(store.outbox);
  const view = createStore<{ readonly [channel: string]: OutboxState }>(() => ({}));
  const turns = new Map<string, Turn>();
  const stops: (() => void)[] = [followParcels(store)];
  let stopped = false;

  const say = (channel: string, state: OutboxState) => view.setState({ [channel]: state });

  function turnOf(channel: string): Turn {
    const turn = turns.get(channel) ?? { running: false, dueAt: 0, failures: 0 };
    turns.set(channel, turn);
    return turn;
  }

  function look(): void {
    if (stopped) return;
    const { channels } = store.settingsView.getState();
    for (const channel of new Set([...open.rows.values()].map((notice) => notice.channel))) {
      const setting = channels[channel];
      const turn = turnOf(channel);
      if (!setting || setting.gone || setting.paused || turn.running) continue;
      if (store.clock.now() < turn.dueAt || dueIn(channel).length === 0) continue;
      turn.running = true;
      void run(channel, turn).finally(() => {
        turn.running = false;
      });
    }
  }

  function dueIn(channel: string): OutboxRecord[] {
    const now = store.clock.iso();
    return open
      .list()
      .filter((one) => one.channel === channel && one.state === 'waiting' && one.notBefore <= now);
  }

  async function run(channel: string, turn: Turn): Promise<void> {
    try {
      const fault = await send(channel, turn);
      if (fault) return failed(channel, turn, fault);
    } catch (error) {
      failed(channel, turn, { kind: 'host-failed', reason: String(error) });
    }
  }

  async function send(channel: string, turn: Turn): Promise<SendFault | undefined> {
    const asking = await takeTurn(parts, channel);
    if (!asking.ok) return asking.error;
    if (asking.value.kind !== 'ours') {
      turn.dueAt = store.clock.now() + WAIT_MS;
      if (asking.value.kind !== 'not-saved') say(channel, asking.value);
      return undefined;
    }
    const { known } = asking.value;
    for (const { id } of dueIn(channel)) {
      if (stopped) return undefined;
      say(channel, { kind: 'sending', notice: id });
      const sent = await sendNotice({ ...parts, known }, id);
      if (!sent.ok) return sent.error;
      await store.activity.pause();
    }
    turn.failures = 0;
    say(channel, { kind: 'idle' });
    return undefined;
  }

  function failed(channel: string, turn: Turn, fault: SendFault): void {
    turn.failures++;
    turn.dueAt = store.clock.now() + (retryAfter(fault, turn.failures) ?? PERSON_MS);
    say(channel, { kind: 'failing', fault, nextAt: new Date(turn.dueAt).toISOString() });
  }

  async function begin(): Promise<void> {
    await store.scannable;
    if (stopped) return;
    stops.push(open.subscribe(look), await open.open(store.activity.pause));
    await sweepParcels(store);
  }

  const timer = setInterval(look, lookMs);
  stops.push(() => clearInterval(timer), store.settingsView.subscribe(look));
  // What could not be read now is found at the next start.
  void begin().catch(() => undefined);
  return {
    open,
    view,
    sendNow: (channel) => {
      Object.assign(turnOf(channel), { dueAt: 0, failures: 0 });
      look();
    },
    stop: () => {
      stopped = true;
      for (const stop of stops) stop();
    },
  };
}
