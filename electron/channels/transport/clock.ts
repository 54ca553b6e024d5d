/** Time as the transport sees it, to be another one in tests; and how far the channel's clock is from it. */
import { setTimeout as timer } from 'node:timers/promises';
import type { ChannelReply } from '../transport.ts';

export interface Clock {
  /** UTC ms. */
  now(): number;
  /** Ends early, and without a word, when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => timer(ms, undefined, { signal }).catch(() => {}),
};

/** The channel's clock less ours in ms, by an answer; undefined when it does not tell the time. */
export function skewOf(
  { headers }: Pick<ChannelReply, 'headers'>,
  { sentAt, answeredAt }: { readonly sentAt: number; readonly answeredAt: number },
): number | undefined {
  const date = Date.parse(headers.date ?? '');
  if (Number.isNaN(date)) return undefined;
  // A cache tells when the answer was made, and how many seconds ago that was.
  const age = Number(headers.age ?? 0) * 1_000 || 0;
  // The header leaves the ms away: on average it is half a second behind.
  return Math.round(date + 500 + age - (sentAt + answeredAt) / 2);
}
