/** What an answer of a WordPress server says: JSON, a refusal of WooCommerce's own, or the page of something in front of it. */
import { z } from 'zod';
import type { ChannelFault, Outcome } from '../../../shared/channels/port.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ChannelReply } from '../transport.ts';

export interface JsonAnswer {
  readonly json: unknown;
  readonly headers: ChannelReply['headers'];
}

/** How long a firewall's page, or an answer that broke off, is given to go away. */
const PAUSE_MS = 60_000;

const refusal = z.looseObject({
  /** A number where a plugin throws. */
  code: z.union([z.string(), z.number().transform(String)]),
  message: z.string().catch(''),
});

export function readAnswer(reply: ChannelReply): Result<JsonAnswer, ChannelFault> {
  const { status, headers } = reply;
  const json = jsonOf(reply.text);
  // It began as JSON and broke off; a refusal too, and what it would have said decides what becomes of a write.
  if (json === undefined && /^\s*[[{]/.test(reply.text))
    return err({ kind: 'busy', status, retryAfterMs: PAUSE_MS });
  if (status < 200 || status > 299) return err(refusalOf(status, json, headers));
  if (json !== undefined) return ok({ json, headers });
  return err({ kind: 'nonsense', reason: `not JSON: ${plain(reply.text)}` });
}

function jsonOf(text: string): unknown {
  try {
    // Some themes' files begin with a byte order mark, and so does all that PHP prints then.
    return JSON.parse(text.replace(/^\uFEFF+/, ''));
  } catch {
    return undefined;
  }
}

function refusalOf(status: number, json: unknown, headers: ChannelReply['headers']): ChannelFault {
  const said = refusal.safeParse(json);
  if (status < 400)
    return { kind: 'refused', code: 'moved', reason: `moved to ${headers.location ?? '?'}` };
  if (!said.success) {
    // Not WordPress but a firewall or proxy: what it keeps out now it may let in later.
    if (status === 403 || status === 408) return { kind: 'busy', status, retryAfterMs: PAUSE_MS };
    // A password in front of the whole site, as test shops have.
    if (status === 401) return { kind: 'signed-out', why: 'keys', reason: 'HTTP 401' };
    return { kind: 'refused', code: String(status), reason: `HTTP ${status}` };
  }
  const { code, message } = said.data;
  if (status !== 401 && status !== 403) return { kind: 'refused', code, reason: message };
  if (/timestamp/i.test(message)) return { kind: 'clock-off', skewMs: 0 };
  // 403: WooCommerce knows who asks, and its user may not.
  const may = status === 401 && !/permissions/.test(message);
  return { kind: 'signed-out', why: may ? 'keys' : 'permission', reason: message || code };
}

/** The beginning of a page without its marks. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
}

/** A fault of a write to one order: what the shop refuses is the entry's own outcome, all else is the channel's. */
export function rejected(fault: ChannelFault): Result<Outcome, ChannelFault> {
  if (fault.kind !== 'refused') return err(fault);
  return ok({ kind: 'rejected', code: fault.code, reason: fault.reason });
}
