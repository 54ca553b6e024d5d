/**
 * One HTTP request and its answer, read whole: with its time limit, its size limit and a way to end it (R4). What the
 * status means is for others to say. Redirects are not followed: they would carry the password elsewhere.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { readBody, retryAfter, whyFailed } from '../http-answer.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly authorization?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** From the beginning to the answer's end. */
  readonly limitMs: number;
  /** Between two pieces of the answer, where it may come slowly: at the limit such an answer is cut short. */
  readonly silenceMs?: number | undefined;
  readonly maxBytes: number;
  /** Each of them ends the request. */
  readonly signals: readonly AbortSignal[];
}

export interface HttpReply {
  readonly status: number;
  /** What the answer says in JSON; undefined when it does not. */
  readonly json: unknown;
  /** Still coming at the time limit, and broken off. */
  readonly cutShort: boolean;
  readonly retryAfterMs: number | null;
  /** The server's clock, UTC ms; null when it does not say. */
  readonly date: number | null;
}

export type HttpFault =
  /** `code`: what the system calls it, as ECONNREFUSED. */
  | { readonly kind: 'unreachable'; readonly code: string; readonly reason: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'too-large' }
  /** Ended by a signal. */
  | { readonly kind: 'ended' };

/** Always resolves, at the time limit at the latest. */
export async function exchange(request: HttpRequest): Promise<Result<HttpReply, HttpFault>> {
  const watch = watchOver(request);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: headersOf(request),
      redirect: 'manual',
      signal: watch.signal,
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    watch.heard();
    const text = await readBody(response, request.maxBytes, watch);
    if (text === undefined) return err({ kind: 'too-large' });
    return ok(replyOf(response, { text, cutShort: watch.overtime() }));
  } catch (error) {
    return err(watch.fault() ?? { kind: 'unreachable', ...whyFailed(error) });
  } finally {
    watch.stop();
  }
}

function headersOf({ authorization, body, silenceMs }: HttpRequest): Record<string, string> {
  return {
    accept: 'application/json',
    ...(authorization !== undefined && { authorization }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    // What is packed arrives when it is complete; a heartbeat has to arrive when it is sent.
    ...(silenceMs !== undefined && { 'accept-encoding': 'identity' }),
  };
}

interface Watch {
  readonly signal: AbortSignal;
  /** The other side gave a sign of life. */
  heard(): void;
  /** Whether the time is up for an answer that was coming in. */
  overtime(): boolean;
  /** Why the request was ended from this side. */
  fault(): HttpFault | undefined;
  stop(): void;
}

function watchOver({ limitMs, silenceMs, signals }: HttpRequest): Watch {
  const ending = new AbortController();
  let heard = false;
  let overtime = false;
  const end = () => ending.abort();
  const limit = setTimeout(() => {
    overtime = heard && silenceMs !== undefined;
    end();
  }, limitMs);
  let silence = setTimeout(end, silenceMs ?? limitMs);
  const isEnded = () => signals.some((signal) => signal.aborted);
  if (isEnded()) end();
  for (const signal of signals) signal.addEventListener('abort', end);
  return {
    signal: ending.signal,
    heard: () => {
      heard = true;
      if (silenceMs === undefined) return;
      clearTimeout(silence);
      silence = setTimeout(end, silenceMs);
    },
    overtime: () => overtime && !isEnded(),
    fault: () => {
      if (!ending.signal.aborted) return undefined;
      return { kind: isEnded() ? 'ended' : 'silent' };
    },
    stop: () => {
      clearTimeout(limit);
      clearTimeout(silence);
      for (const signal of signals) signal.removeEventListener('abort', end);
    },
  };
}

function replyOf(
  { status, headers }: Response,
  { text, cutShort }: { readonly text: string; readonly cutShort: boolean },
): HttpReply {
  const date = Date.parse(headers.get('date') ?? '');
  return {
    status,
    json: asJson(text),
    cutShort,
    retryAfterMs: retryAfter(headers.get('retry-after'), Date.now()),
    date: Number.isNaN(date) ? null : date,
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
