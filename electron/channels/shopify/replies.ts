/** What Shopify's HTTP answers mean where they are not GraphQL's. */
import type { ChannelFault } from '../../../shared/channels/port.ts';
import type { ChannelReply } from '../transport.ts';

/** How long a shop that failed inside is left alone. */
export const FAILED_INSIDE_MS = 30_000;

export function unreadable({ status, text }: ChannelReply): ChannelFault {
  if (status === 401) return { kind: 'signed-out', why: 'keys', reason: `HTTP ${status}` };
  if (status === 403) return { kind: 'signed-out', why: 'permission', reason: `HTTP ${status}` };
  if (status >= 300)
    return { kind: 'refused', code: `HTTP ${status}`, reason: statusWords(status) };
  const cutShort = text === '' || text.startsWith('{');
  if (cutShort) return { kind: 'busy', status, retryAfterMs: FAILED_INSIDE_MS };
  return nonsense(text.slice(0, 200));
}

/** Statuses that are Shopify's own: https://shopify.dev/docs/api/usage/response-codes */
function statusWords(status: number): string {
  if (status < 400) return 'The shop has another address: use the one that ends in .myshopify.com.';
  if (status === 402) return 'The shop is frozen: its owner has a bill to pay.';
  if (status === 404) return 'There is no such shop, or not this version of its API.';
  if (status === 423) return 'The shop is locked.';
  return 'The shop will not answer.';
}

export function nonsense(reason: string): ChannelFault {
  return { kind: 'nonsense', reason };
}

export function asJson({ text }: ChannelReply): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
