/**
 * One question to a BigCommerce store's REST API, with its token, and what the answer says: JSON of a known shape, nothing
 * (an empty list is a 204 without a body), or a fault. v2 and v3 tell their errors in different shapes.
 */
import { z } from 'zod';
import type { ChannelFault, Outcome } from '../../../shared/channels/port.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { ChannelReply, ChannelRequest, Transport } from '../transport.ts';

export interface BigCommerceAccount {
  /** The store's API path as BigCommerce shows it: `https://api.bigcommerce.com/stores/abc123`. */
  readonly url: string;
  readonly token: string;
  /** The inventory location that we pack at; every store's own is 1. */
  readonly location: number;
  readonly transport: Transport;
}

export interface Question<T extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With its version: `v2/orders`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer: T;
  readonly operation: 'account' | 'orders' | 'shipments' | 'stock' | 'catalogue';
  /** Reads, and writes of absolute values. */
  readonly repeatable: boolean;
}

/** `[{status, message}]` of v2, `{status, title}` of v3. */
const refusalV2 = z.array(z.looseObject({ message: z.string() })).min(1);
const refusalV3 = z.looseObject({ title: z.string() });

/** How long what stands in front of the API, or an answer that broke off, is given to go away. */
const PAUSE_MS = 30_000;

/** null: it answered that there is nothing. */
export async function ask<T extends z.ZodType>(
  account: BigCommerceAccount,
  question: Question<T>,
): Answer<z.infer<T> | null> {
  const reply = await account.transport.send(requestOf(account, question));
  return reply.ok ? readAnswer(reply.value, question.answer) : reply;
}

function requestOf(
  { url, token }: BigCommerceAccount,
  { method, path, query = {}, body, operation, repeatable }: Question<z.ZodType>,
): ChannelRequest {
  const parameters = new URLSearchParams(query).toString();
  return {
    method,
    url: `${url}/${path}${parameters === '' ? '' : `?${parameters}`}`,
    headers: {
      // Without it v2 answers XML.
      accept: 'application/json',
      'x-auth-token': token,
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
): Result<z.infer<T> | null, ChannelFault> {
  const { status, text } = reply;
  if (status === 204) return ok(null);
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
  const said = reasonOf(json);
  const reason = said ?? `HTTP ${status}`;
  if (status < 400)
    return { kind: 'refused', code: 'moved', reason: `moved to ${headers.location ?? '?'}` };
  if (status === 401) return { kind: 'signed-out', why: 'keys', reason };
  // The token is known, and was made without that scope.
  if (status === 403) return { kind: 'signed-out', why: 'permission', reason };
  // 423: the store is being moved or another write holds it.
  if (status === 408 || status === 423) return { kind: 'busy', status, retryAfterMs: PAUSE_MS };
  return { kind: 'refused', code: String(status), reason };
}

function reasonOf(json: unknown): string | undefined {
  return refusalV2.safeParse(json).data?.[0]?.message ?? refusalV3.safeParse(json).data?.title;
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

/** For answers that are never nothing. */
export function something<T>(answer: Result<T | null, ChannelFault>): Result<T, ChannelFault> {
  if (!answer.ok) return answer;
  if (answer.value !== null) return ok(answer.value);
  return err({ kind: 'nonsense', reason: 'no content' });
}
