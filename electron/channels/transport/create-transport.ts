/**
 * The transport of one account: each request waits for its turn, is sent, teaches the limiter what its answer says, and
 * is tried again where that can do no harm.
 */
import type { ChannelFault } from '../../../shared/channels/port.ts';
import type { LogEntry } from '../../../shared/host.ts';
import { err, type Result } from '../../../shared/result.ts';
import { type Backoff, waitAfter } from '../../backoff.ts';
import type { ChannelReply, ChannelRequest, Transport } from '../transport.ts';
import { type Clock, skewOf, systemClock } from './clock.ts';
import { type Exchange, fetchExchange } from './exchange.ts';
import { isWorthAnotherTry, understood } from './faults.ts';
import { hintOf } from './hints.ts';
import type { Limit } from './lane.ts';
import { createLimiter, type LimiterState, type Turn } from './limiter.ts';
import { logLine } from './log-line.ts';

export interface TransportOptions {
  /** As the log names it. */
  readonly account: string;
  /** By operation; one that is not here is asked politely. */
  readonly limits: Readonly<Record<string, Limit>>;
  readonly log: (entry: LogEntry) => void;
  /** What `save` was last given: the limits as they stood before a restart. */
  readonly load?: () => unknown;
  readonly save?: (state: LimiterState) => void;
  /** Ends all that is under way; nothing is sent after it. */
  readonly signal?: AbortSignal;
  readonly exchange?: Exchange;
  readonly clock?: Clock;
  /** 0 to 1, another each time. */
  readonly chance?: () => number;
  readonly patience?: Partial<Patience>;
}

export interface Patience {
  readonly tries: number;
  /** No try begins later than this: a request ends within it and the time limit of one try. */
  readonly startMs: number;
  readonly backoff: Backoff;
  /** Of an answer. */
  readonly maxBytes: number;
}

const PATIENCE: Patience = {
  tries: 4,
  startMs: 120_000,
  backoff: { firstMs: 1_000, mostMs: 30_000 },
  maxBytes: 32_000_000,
};

const LIMIT_MS = 60_000;

const STOPPED: ChannelFault = { kind: 'unreachable', reason: 'Stopped.' };

export function createTransport(options: TransportOptions): Transport {
  const { account, log, exchange = fetchExchange, clock = systemClock } = options;
  const { chance = Math.random, signal = new AbortController().signal } = options;
  const { tries, startMs, backoff, maxBytes } = { ...PATIENCE, ...options.patience };
  const { limits, load, save } = options;
  const limiter = createLimiter({ limits, clock, signal, load, save });
  let skewMs = 0;

  /** One try of a request whose turn it is. */
  async function attempt(request: ChannelRequest, turn: Turn, failures: number) {
    const { method, url, headers, body, limitMs = LIMIT_MS } = request;
    const sent = { method, url, limitMs, maxBytes, signal };
    const sentAt = clock.now();
    const result = await exchange({
      ...sent,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    }).finally(() => limiter.ended(turn));
    const answeredAt = clock.now();
    log(logLine({ account, request, result, tookMs: answeredAt - sentAt, attempt: failures + 1 }));
    if (!result.ok) return understood(result, 0);
    skewMs = skewOf(result.value, { sentAt, answeredAt }) ?? skewMs;
    const hint = hintOf(result.value, answeredAt + skewMs);
    limiter.learn(turn.operation, hint);
    return understood(result, hint.waitMs ?? 0);
  }

  /** How long to wait after a fault. */
  function pauseAfter(fault: ChannelFault, { operation }: Turn, failures: number): number {
    const pause = Math.ceil(waitAfter(fault, backoff, { failures, chance: chance() }));
    // Whoever is next would be turned away too.
    if (fault.kind === 'throttled') limiter.learn(operation, { available: 0, waitMs: pause });
    return pause;
  }

  async function send(request: ChannelRequest): Promise<Result<ChannelReply, ChannelFault>> {
    const until = clock.now() + startMs;
    const turn: Turn = { operation: request.operation, cost: request.cost ?? 1, until };
    for (let failures = 0; ; failures++) {
      const waitMs = await limiter.wait(turn);
      if (signal.aborted) return err(STOPPED);
      if (waitMs > 0) return err(throttled(waitMs));
      const result = await attempt(request, turn, failures);
      if (result.ok || !isWorthAnotherTry(result.error, request)) return result;
      const pause = pauseAfter(result.error, turn, failures);
      const told = result.error.kind === 'throttled' ? err(throttled(pause)) : result;
      if (failures + 1 >= tries || signal.aborted || clock.now() + pause > until) return told;
      // Who was turned away waits in turn with the others.
      if (result.error.kind !== 'throttled') await clock.sleep(pause, signal);
    }
  }

  return {
    send,
    learn: limiter.learn,
    get skewMs() {
      return skewMs;
    },
  };
}

function throttled(retryAfterMs: number): ChannelFault {
  return { kind: 'throttled', retryAfterMs };
}
