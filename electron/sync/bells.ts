/**
 * The long poll of one database, which rings a bell (R2).
 *
 * It first takes note of where the database stands and rings `begun`: what came before is for the page to pull, and what
 * comes after is heard, with nothing between.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Bell, RemoteFault, ReplicatedName } from '../../shared/replication/remote.ts';
import { err, ok } from '../../shared/result.ts';
import { type Backoff, waitAfter } from '../backoff.ts';
import { databaseAnswer, pollAnswer, understood } from './couch-answers.ts';
import type { CouchSession } from './couch-session.ts';

export interface BellTimes extends Backoff {
  /** How long the server is to hold a poll without news. */
  readonly pollMs: number;
  /** A connection without a byte for so long is dead (R4). */
  readonly silenceMs: number;
  /** The longest that a poll is kept up by heartbeats alone. */
  readonly longestMs: number;
  /** The least time from one poll to the next: with news, and without. */
  readonly newsGapMs: number;
  readonly idleGapMs: number;
}

export const BELL_TIMES: BellTimes = {
  firstMs: 500,
  mostMs: 30_000,
  pollMs: 25_000,
  silenceMs: 35_000,
  longestMs: 60_000,
  newsGapMs: 50,
  idleGapMs: 1_000,
};

/** A burst of changes rings once and not once each. */
const CHANGES_A_POLL = 500;

export interface Listening {
  readonly session: CouchSession;
  readonly collection: ReplicatedName;
  readonly ring: (bell: Bell) => void;
  readonly times: BellTimes;
  readonly signal: AbortSignal;
  /** A signal for the next time that one of the server's databases is reached: whoever waits for it need not any more. */
  readonly reached: () => AbortSignal;
}

/** Listens until the signal, or until the account is no longer accepted. Never rejects. */
export async function listenToDatabase(listening: Listening): Promise<void> {
  const { collection, ring, times, signal, reached } = listening;
  for (let failures = 0; !signal.aborted; failures++) {
    const fault = await listenOnce(listening, () => {
      failures = 0;
    });
    if (signal.aborted || fault.kind === 'off') return;
    ring({ kind: 'lost', collection, fault });
    if (fault.kind === 'signed-out') return;
    const ms = waitAfter(fault, times, { failures, chance: Math.random() });
    await pause(ms, isOutage(fault) ? AbortSignal.any([signal, reached()]) : signal);
  }
}

/** Nobody answered; a server that answers says itself when it is to be asked again. */
function isOutage({ kind }: RemoteFault): boolean {
  return kind === 'unreachable' || kind === 'silent';
}

/** Listens until it fails. `heard` is told of each poll that was answered. */
async function listenOnce(listening: Listening, heard: () => void): Promise<RemoteFault> {
  const { collection, ring, times, signal } = listening;
  const stand = await whereItStands(listening);
  if (!stand.ok) return stand.error;
  ring({ kind: 'begun', collection });
  for (let since = stand.value; ; ) {
    const began = performance.now();
    const news = await poll(listening, since);
    if (!news.ok) return news.error;
    heard();
    if (signal.aborted) return { kind: 'off' };
    if (news.value.any) ring({ kind: 'rung', collection });
    const moved = news.value.seq !== since;
    since = news.value.seq;
    // A server, or what stands between, that answers at once for no reason is not asked in a busy loop.
    const gap = moved ? times.newsGapMs : times.idleGapMs;
    await pause(gap - (performance.now() - began), signal);
  }
}

async function whereItStands({ session, collection, signal }: Listening): Answer<string> {
  const reply = await session.ask({ method: 'GET', collection, signal });
  const answer = understood(databaseAnswer, reply);
  return answer.ok ? ok(answer.value.update_seq) : answer;
}

interface News {
  /** Where the database stands now. */
  readonly seq: string;
  readonly any: boolean;
}

/** Waits for news. */
async function poll(
  { session, collection, times, signal }: Listening,
  since: string,
): Answer<News> {
  const reply = await session.ask({
    method: 'GET',
    collection,
    path: '_changes',
    query: {
      feed: 'longpoll',
      timeout: `${times.pollMs}`,
      limit: `${CHANGES_A_POLL}`,
      since,
    },
    limitMs: times.longestMs,
    silenceMs: times.silenceMs,
    signal,
  });
  // express-pouchdb knows no end of a poll, only heartbeats.
  if (reply.ok && reply.value.cutShort) return ok({ seq: since, any: false });
  const answer = understood(pollAnswer, reply);
  if (!answer.ok) return err(answer.error);
  const { results, last_seq: seq } = answer.value;
  return ok({ seq, any: results.length > 0 || seq !== since });
}

/** Resolves after `ms`, or at the signal. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await wait(ms, undefined, { signal }).catch(() => undefined);
}
