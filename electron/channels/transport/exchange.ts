/**
 * One request to a channel and its answer, read whole, with its time limit and its size limit. Redirects are not
 * followed: they would carry the keys elsewhere. What an answer means is for others to say.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { readBody, whyFailed } from '../../http-answer.ts';
import type { ChannelReply, ChannelRequest } from '../transport.ts';

export interface ExchangeRequest
  extends Pick<ChannelRequest, 'method' | 'url' | 'headers' | 'body'> {
  /** From the beginning to the answer's end. */
  readonly limitMs: number;
  readonly maxBytes: number;
  /** Ends the request. */
  readonly signal: AbortSignal;
}

export type ExchangeFault =
  /** It never got there. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** It got there, or may have, and nothing came back: it may have been done. */
  | { readonly kind: 'silent'; readonly reason: string }
  /** The answer began and broke off. */
  | { readonly kind: 'cut'; readonly status: number }
  | { readonly kind: 'too-large' }
  /** Its address or headers are none. */
  | { readonly kind: 'unsendable' };

/** Always resolves, at the time limit at the latest. */
export type Exchange = (request: ExchangeRequest) => Promise<Result<ChannelReply, ExchangeFault>>;

/** By the platform's fetch. */
export const fetchExchange: Exchange = async (request) => {
  const limit = AbortSignal.timeout(request.limitMs);
  const sent = formed(request, AbortSignal.any([limit, request.signal]));
  if (sent === undefined) return err({ kind: 'unsendable' });
  let status: number | undefined;
  try {
    const response = await fetch(sent);
    status = response.status;
    const text = await readBody(response, request.maxBytes);
    if (text === undefined) return err({ kind: 'too-large' });
    return ok({ status, headers: Object.fromEntries(response.headers), text });
  } catch (error) {
    if (limit.aborted || request.signal.aborted) return err({ kind: 'silent', reason: 'ended' });
    return err(status === undefined ? unanswered(error) : { kind: 'cut', status });
  }
};

/** Undefined when fetch would not have it. Why is not told: it would quote the key that has a line break in it. */
function formed({ url, method, headers, body }: ExchangeRequest, signal: AbortSignal) {
  try {
    return new Request(url, {
      method,
      signal,
      redirect: 'manual',
      ...(headers && { headers: { ...headers } }),
      ...(body !== undefined && { body }),
    });
  } catch {
    return undefined;
  }
}

/** What fails before a request is sent: names, connecting, certificates. */
const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOST|ENET|EADDR|EPROTO|UND_ERR_CONNECT_TIMEOUT|UNABLE_TO_)|CERT|TLS|SSL/;

/** A connection that stood can lose its network with the same codes. */
const ONCE_CONNECTED = /^(?:read|write) /;

/** What is not known to have failed before it was sent is taken for sent: a write must not be done twice. */
export function unanswered(error: unknown): ExchangeFault {
  const { code, reason } = whyFailed(error);
  const neverSent = NEVER_SENT.test(code) && !ONCE_CONNECTED.test(reason);
  return { kind: neverSent ? 'unreachable' : 'silent', reason: [code, reason].join(' ').trim() };
}
