/**
 * One question to Vendure's Admin API. It answers nearly everything with HTTP 200: a missing permission is an error's code,
 * a refusal of the shop's rules is a result of another type; only a query that it cannot read is a 400.
 */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { ChannelReply, Transport } from '../transport.ts';

export interface VendureAccount {
  /** Of the Admin API, as `https://shop.example/admin-api`. */
  readonly url: string;
  readonly apiKey: string;
  readonly transport: Transport;
}

export interface Question<T extends z.ZodType> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What is asked for, as it stands in `data`. */
  readonly answer: T;
  readonly operation: 'account' | 'orders' | 'fulfilments' | 'stock' | 'catalogue';
  readonly repeatable: boolean;
}

/** A union's other types: the shop's rules refuse. */
export const refusal = z.object({
  __typename: z.string(),
  errorCode: z.string(),
  message: z.string().catch(''),
  /** Of `…StateTransitionError`, which says "Cannot transition" and keeps the reason here. */
  transitionError: z.string().nullish(),
});

/** Asked of every union. */
export const REFUSAL = '... on ErrorResult { errorCode message }';

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string().catch(''),
        extensions: z.object({ code: z.string().catch('') }).nullish(),
      }),
    )
    .nullish(),
});

/** How long a server that failed inside is left alone. */
const FAILED_INSIDE_MS = 30_000;

export async function ask<T extends z.ZodType>(
  account: VendureAccount,
  question: Question<T>,
): Answer<z.infer<T>> {
  const reply = await send(account, question);
  if (!reply.ok) return reply;
  const json = asJson(reply.value);
  const read = envelope.safeParse(json);
  if (!read.success) return err(notVendure(reply.value, json === undefined));
  const [error] = read.data.errors ?? [];
  if (error) return err(await faultOf(account, error.extensions?.code ?? '', error.message));
  const answer = question.answer.safeParse(read.data.data);
  if (answer.success) return ok(answer.data);
  const [issue] = answer.error.issues;
  return err(nonsense(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`));
}

function send(
  { url, apiKey, transport }: VendureAccount,
  { query, variables = {}, operation, repeatable }: Omit<Question<z.ZodType>, 'answer'>,
): Answer<ChannelReply> {
  return transport.send({
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'vendure-api-key': apiKey,
    },
    body: JSON.stringify({ query, variables }),
    operation,
    repeatable,
  });
}

async function faultOf(
  account: VendureAccount,
  code: string,
  reason: string,
): Promise<ChannelFault> {
  if (code === 'FORBIDDEN' || code === 'UNAUTHORIZED')
    return { kind: 'signed-out', why: await whyForbidden(account), reason };
  if (code === 'INTERNAL_SERVER_ERROR')
    return { kind: 'busy', status: 200, retryAfterMs: FAILED_INSIDE_MS };
  return { kind: 'refused', code, reason };
}

/** A wrong key and a missing permission are told in the same words; but every key that is known may ask for its channel. */
async function whyForbidden(account: VendureAccount): Promise<'keys' | 'permission'> {
  const query = '{ activeChannel { id } }';
  const reply = await send(account, { query, operation: 'account', repeatable: true });
  return reply.ok && known.safeParse(asJson(reply.value)).success ? 'permission' : 'keys';
}

const known = z.object({ data: z.object({ activeChannel: z.object({ id: z.string() }) }) });

function notVendure({ status, text }: ChannelReply, unreadable: boolean): ChannelFault {
  if (status === 401 || status === 403)
    return { kind: 'signed-out', why: 'keys', reason: `HTTP ${status}` };
  if (status >= 400) return { kind: 'refused', code: `HTTP ${status}`, reason: text.slice(0, 200) };
  const cutShort = unreadable && status === 200 && (text === '' || text.startsWith('{'));
  if (cutShort) return { kind: 'busy', status, retryAfterMs: FAILED_INSIDE_MS };
  return nonsense(text.slice(0, 200));
}

function nonsense(reason: string): ChannelFault {
  return { kind: 'nonsense', reason };
}

function asJson({ text }: ChannelReply): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
