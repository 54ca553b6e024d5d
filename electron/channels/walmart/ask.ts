/** One question to Walmart Marketplace, and what its answer says: of the asked shape, or as a fault. */
import type { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Access } from '../kept-token.ts';
import type { ChannelReply } from '../transport.ts';
import type { WalmartAccount, WalmartOperation } from './account.ts';
import { faultOf, isDenied, jsonOf, SERVICE } from './answers.ts';

export interface Walmart {
  readonly account: WalmartAccount;
  readonly access: Access;
}

export interface Question<T extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly answer: T;
  readonly operation: WalmartOperation;
  /** All but POST when not said. */
  readonly repeatable?: boolean;
}

export async function ask<T extends z.ZodType>(
  walmart: Walmart,
  question: Question<T>,
): Answer<z.infer<T>> {
  const first = await attempt(walmart, question);
  // A token that was taken back or ran out early: Walmart did nothing, and may do it with another.
  const again = first.ok && isDenied(first.value);
  const reply = again ? await attempt(walmart, question) : first;
  if (!reply.ok) return reply;
  const { status, text } = reply.value;
  const json = jsonOf(text);
  const read = question.answer.safeParse(json);
  const isGood = status >= 200 && status <= 299;
  if (isGood && read.success) return ok(read.data);
  if (!isGood || json === undefined) return err(faultOf(reply.value, 'permission'));
  // Where it is wrong, not what it says: that may be somebody's address.
  const [issue] = read.error?.issues ?? [];
  return err({ kind: 'nonsense', reason: `${issue?.path.join('.')}: ${issue?.message}` });
}

async function attempt(
  { account, access }: Walmart,
  { method, path, body, operation, repeatable = method !== 'POST' }: Question<z.ZodType>,
): Answer<ChannelReply> {
  const token = await access.token();
  if (!token.ok) return token;
  const reply = await account.transport.send({
    method,
    url: `${account.url}${path}`,
    headers: {
      accept: 'application/json',
      'wm_sec.access_token': token.value,
      'wm_qos.correlation_id': account.uuid(),
      'wm_svc.name': SERVICE,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    operation,
    repeatable,
  });
  if (reply.ok && isDenied(reply.value)) access.refused(token.value);
  return reply;
}
