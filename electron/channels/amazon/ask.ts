/** One question to the Selling Partner API, and what its answer says: of the asked shape, or as a fault. */
import { z } from 'zod';
import type { ChannelFault, Outcome } from '../../../shared/channels/port.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Access } from '../kept-token.ts';
import type { ChannelReply } from '../transport.ts';
import type { AmazonAccount, AmazonOperation } from './account.ts';

export interface Amazon {
  readonly account: AmazonAccount;
  readonly access: Access;
}

export interface Question<T extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer: T;
  readonly operation: AmazonOperation;
}

/** How long an answer that broke off is given. */
const PAUSE_MS = 30_000;

const errorList = z.looseObject({
  errors: z
    .array(
      z.looseObject({
        code: z.string(),
        message: z.string().catch(''),
        details: z.string().nullish(),
      }),
    )
    .min(1),
});

export async function ask<T extends z.ZodType>(
  amazon: Amazon,
  question: Question<T>,
): Answer<z.infer<T>> {
  const first = await attempt(amazon, question);
  // A token that was taken back or ran out early: Amazon did nothing, and may do it with another.
  const again = first.ok && isForbidden(first.value);
  const reply = again ? await attempt(amazon, question) : first;
  return reply.ok ? understood(reply.value, question.answer) : reply;
}

async function attempt(
  { account, access }: Amazon,
  { method, path, query = {}, body, operation }: Question<z.ZodType>,
): Answer<ChannelReply> {
  const token = await access.token();
  if (!token.ok) return token;
  const text = new URLSearchParams(query).toString();
  const reply = await account.transport.send({
    method,
    url: `${account.url}${path}${text && '?'}${text}`,
    headers: {
      accept: 'application/json',
      'x-amz-access-token': token.value,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    operation,
    // Reads, absolute quantities, and packages that are edited when they are told again.
    repeatable: true,
  });
  if (reply.ok && isForbidden(reply.value)) access.refused(token.value);
  return reply;
}

function isForbidden({ status }: ChannelReply): boolean {
  return status === 401 || status === 403;
}

function understood<T extends z.ZodType>(
  reply: ChannelReply,
  answer: T,
): Result<z.infer<T>, ChannelFault> {
  const { status, text } = reply;
  const json = jsonOf(text);
  if (status < 200 || status > 299) return err(refusalOf(reply, json));
  const read = answer.safeParse(json);
  if (read.success) return ok(read.data);
  if (json === undefined && /^\s*[[{]/.test(text))
    return err({ kind: 'busy', status, retryAfterMs: PAUSE_MS });
  const [issue] = read.error.issues;
  return err({ kind: 'nonsense', reason: `${issue?.path.join('.')}: ${issue?.message}` });
}

function refusalOf(reply: ChannelReply, json: unknown): ChannelFault {
  const { status } = reply;
  const said = errorList.safeParse(json).data?.errors ?? [];
  const reason = said
    .map(({ message, details }) => [message, details].filter(Boolean).join(' '))
    .join('; ');
  // With a token that is new.
  if (isForbidden(reply))
    return { kind: 'signed-out', why: 'permission', reason: reason || `HTTP ${status}` };
  const code = status === 404 ? NOT_FOUND : (said[0]?.code ?? `HTTP ${status}`);
  return { kind: 'refused', code, reason: reason || `HTTP ${status}` };
}

const NOT_FOUND = 'NotFound';

/** The same with null for what there is not. */
export function orNone<T>(answer: Result<T, ChannelFault>): Result<T | null, ChannelFault> {
  if (answer.ok || answer.error.kind !== 'refused' || answer.error.code !== NOT_FOUND)
    return answer;
  return ok(null);
}

/** A fault of a write of one entry: what Amazon refuses is the entry's own outcome, all else is the channel's. */
export function rejected(fault: ChannelFault): Result<Outcome, ChannelFault> {
  if (fault.kind !== 'refused') return err(fault);
  return ok({ kind: 'rejected', code: fault.code, reason: fault.reason });
}

function jsonOf(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
