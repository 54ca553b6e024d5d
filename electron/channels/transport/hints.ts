/** What the vendors' headers say of their limits. Each vendor has its own; they do not clash, so all are read always. */
import { retryAfter } from '../../http-answer.ts';
import type { ChannelReply } from '../transport.ts';
import { type Hint, LONGEST_WAIT_MS } from './lane.ts';

type Headers = ChannelReply['headers'];

/** `now`: the channel's clock, which its dates are by. */
export function hintOf({ status, headers }: Omit<ChannelReply, 'text'>, now: number): Hint {
  const waits = [
    // Of what was accepted it says when to ask what became of it, and nothing of limits.
    status < 400 ? null : retryAfter(headers['retry-after'] ?? null, now),
    bigCommerceWait(headers),
    walmartWait(headers, now),
  ].filter((wait) => wait !== null);
  return {
    ...perSecondOf(headers),
    ...named('available', headers, 'x-rate-limit-requests-left', 'x-current-token-count'),
    ...named('leftToday', headers, 'x-remaining-today'),
    ...(waits.length > 0 && { waitMs: Math.min(LONGEST_WAIT_MS, Math.ceil(Math.max(...waits))) }),
  };
}

function perSecondOf(headers: Headers): Hint {
  const etsy = numberOf(headers, 'x-limit-per-second');
  // Etsy's is a sliding second: half at once and half in the course of it are all of it.
  if (etsy !== undefined) return { burst: etsy / 2, perSecond: etsy / 2 };
  return named('perSecond', headers, 'x-amzn-ratelimit-limit');
}

/** The rest of a window in which nothing is left. */
function bigCommerceWait(headers: Headers): number | null {
  if (numberOf(headers, 'x-rate-limit-requests-left') !== 0) return null;
  return numberOf(headers, 'x-rate-limit-time-reset-ms') ?? null;
}

/** Until there is a token again. Walmart's own texts have two names for the header, and callers have met both forms. */
function walmartWait(headers: Headers, now: number): number | null {
  if (numberOf(headers, 'x-current-token-count') !== 0) return null;
  const text = headers['x-next-replenishment-time'] ?? headers['x-next-replenish-time'] ?? '';
  const at = /^\d+$/.test(text) ? Number(text) : zonedDate(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Without a zone it could be any hour's. */
function zonedDate(text: string): number {
  return /(?:Z|GMT|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
}

function named(key: keyof Hint, headers: Headers, ...names: string[]): Hint {
  const value = names.map((name) => numberOf(headers, name)).find((found) => found !== undefined);
  return value === undefined ? {} : { [key]: value };
}

function numberOf(headers: Headers, name: string): number | undefined {
  const text = headers[name]?.trim();
  return text && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
