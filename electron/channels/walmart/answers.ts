/** What an answer of Walmart's says when it is not what was asked for. Its gateway and its services word errors differently. */
import { z } from 'zod';
import type { ChannelFault, Outcome } from '../../../shared/channels/port.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ChannelReply } from '../transport.ts';

export const SERVICE = 'Walmart Marketplace';
export const NOT_FOUND = 'NotFound';

/** How long an answer that broke off is given. */
const PAUSE_MS = 30_000;

const text = z.string().nullish().catch(null);
const errors = z.array(z.looseObject({ code: text, description: text, info: text }));

/** `{ errors: { error: [] } }` of services, `{ error: [] }` of the gateway, `{ errors: [] }` of newer ones. */
const refusal = z.union([
  z.looseObject({ errors: z.looseObject({ error: errors }) }).transform((one) => one.errors.error),
  z.looseObject({ error: errors }).transform((one) => one.error),
  z.looseObject({ errors }).transform((one) => one.errors),
]);

/** @param denied what a refusal for want of rights means at this point */
export function faultOf(reply: ChannelReply, denied: 'keys' | 'permission'): ChannelFault {
  const { status } = reply;
  const json = jsonOf(reply.text);
  if (status >= 200 && status <= 299) {
    const isCut = json === undefined && /^\s*(?:[[{]|$)/.test(reply.text);
    if (isCut) return { kind: 'busy', status, retryAfterMs: PAUSE_MS };
    return { kind: 'nonsense', reason: reply.text.slice(0, 120) };
  }
  const said = refusal.safeParse(json).data ?? [];
  const words = said.map(({ description, info }) => description || info).filter(Boolean);
  const reason = words.join('; ') || `HTTP ${status}`;
  if (isDenied(reply)) return { kind: 'signed-out', why: denied, reason };
  const code = status === 404 ? NOT_FOUND : (said[0]?.code ?? `HTTP ${status}`);
  // Wrong keys are a 400 where tokens are handed out.
  if (denied === 'keys') return { kind: 'signed-out', why: 'keys', reason };
  return { kind: 'refused', code, reason };
}

export function isDenied({ status }: ChannelReply): boolean {
  return status === 401 || status === 403;
}

/** The same with null for what there is not. */
export function orNone<T>(answer: Result<T, ChannelFault>): Result<T | null, ChannelFault> {
  if (answer.ok || answer.error.kind !== 'refused' || answer.error.code !== NOT_FOUND)
    return answer;
  return ok(null);
}

/** A fault of a write of one entry: what Walmart refuses is the entry's own outcome, all else is the channel's. */
export function rejected(fault: ChannelFault): Result<Outcome, ChannelFault> {
  if (fault.kind !== 'refused') return err(fault);
  return ok({ kind: 'rejected', code: fault.code, reason: fault.reason });
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
