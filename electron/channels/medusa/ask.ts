/** One question to Medusa's Admin API, with its secret key as Basic, and what the answer says: JSON of a known shape or a fault. */
import { z } from 'zod';
import type { ChannelFault, Outcome } from '../../../shared/channels/port.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { ChannelReply, ChannelRequest, Transport } from '../transport.ts';

export interface MedusaAccount {
  /** Of the server, with no slash at the end: `https://shop.example`. */
  readonly url: string;
  /** A secret API key: `sk_…`. */
  readonly key: string;
  /** The stock location that we pack at (`sloc_…`); '' where the shop has only one. */
  readonly location: string;
  readonly transport: Transport;
}

export interface Question<T extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  /** Below `/admin/`. */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly body?: unknown;
  readonly answer: T;
  readonly operation: 'account' | 'orders' | 'fulfilments' | 'stock' | 'catalogue';
  /** Reads, and writes of absolute values. */
  readonly repeatable: boolean;
}

/** A missing key is told as `{message}`, everything else as `{type, message}`. */
const refusal = z.looseObject({ type: z.string().catch(''), message: z.string() });

/** How long what stands in front of the server, or an answer that broke off, is given to go away. */
const PAUSE_MS = 30_000;

export async function ask<T extends z.ZodType>(
  account: MedusaAccount,
  question: Question<T>,
): Answer<z.infer<T>> {
  const reply = await account.transport.send(requestOf(account, question));
  return reply.ok ? readAnswer(reply.value, question.answer) : reply;
}

function requestOf({ url, key }: MedusaAccount, question: Question<z.ZodType>): ChannelRequest {
  const { method, path, query = [], body, operation, repeatable } = question;
  const pairs = query.map(([name, value]): [string, string] => [name, value]);
  const parameters = new URLSearchParams(pairs).toString();
  return {
    method,
    url: `${url}/admin/${path}${parameters === '' ? '' : `?${parameters}`}`,
    headers: {
      accept: 'application/json',
      // The key is the user's name, and there is no password.
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    operation,
    repeatable,
  };
}

function readAnswer<T extends z.ZodType>(
  reply: ChannelReply,
  shape: T,
): Result<z.infer<T>, ChannelFault> {
  const { status, text } = reply;
  const json = jsonOf(text);
  if (status < 200 || status > 299) return err(faultOf(reply, json));
  if (json === undefined && /^\s*(?:[[{]|$)/.test(text))
    return err({ kind: 'busy', status, retryAfterMs: PAUSE_MS });
  const answer = shape.safeParse(json);
  if (answer.success) return ok(answer.data);
  const [issue] = answer.error.issues;
  return err({ kind: 'nonsense', reason: `${issue?.path.join('.')}: ${issue?.message}` });
}

function faultOf({ status, headers }: ChannelReply, json: unknown): ChannelFault {
  const said = refusal.safeParse(json);
  const { type, message } = said.success ? said.data : { type: '', message: `HTTP ${status}` };
  if (status < 400)
    return { kind: 'refused', code: 'moved', reason: `moved to ${headers.location ?? '?'}` };
  if (status === 401) return { kind: 'signed-out', why: 'keys', reason: message };
  // Not Medusa but a firewall or a proxy.
  if (status === 403 && !said.success) return { kind: 'busy', status, retryAfterMs: PAUSE_MS };
  if (status === 403) return { kind: 'signed-out', why: 'permission', reason: message };
  // Two writes at once: the later is turned away, and nothing of it is done.
  if (status === 408 || status === 409) return { kind: 'busy', status, retryAfterMs: PAUSE_MS };
  return { kind: 'refused', code: type || String(status), reason: message };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A fault of a write to one order: what the shop refuses is the entry's own outcome, all else is the channel's. */
export function rejected(fault: ChannelFault): Result<Outcome, ChannelFault> {
  if (fault.kind !== 'refused') return err(fault);
  return ok({ kind: 'rejected', code: fault.code, reason: fault.reason });
}
