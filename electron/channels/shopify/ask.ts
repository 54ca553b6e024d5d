/**
 * One question to Shopify's Admin API. It answers nearly everything with HTTP 200: a throttle and a missing permission are
 * an error's code, a refusal of the shop's rules is a list in the mutation's own answer. Each answer tells what it cost.
 */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { ChannelReply } from '../transport.ts';
import type { Shop } from './account.ts';
import { asJson, FAILED_INSIDE_MS, nonsense, unreadable } from './replies.ts';

const VERSION = '2026-10';
/** One bucket of points for all that an app asks of a shop. */
const OPERATION = 'points';
/** Of a question that was never asked before; afterwards Shopify has told what it costs. */
const UNKNOWN_COST = 50;
/** A throttled question is asked again so often: others may use up what it waited for. */
const TRIES = 5;
const THROTTLED_MS = 2_000;

export interface Question<T extends z.ZodType> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What is asked for, as it stands in `data`. */
  readonly answer: T;
  readonly repeatable: boolean;
}

const cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number().positive(),
  }),
});

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(
        z.object({
          message: z.string().catch(''),
          extensions: z
            .object({ code: z.string().catch(''), requiredAccess: z.string().catch('') })
            .nullish(),
        }),
      ),
    ])
    .nullish(),
  extensions: z.object({ cost: cost.nullish().catch(null) }).nullish(),
});
type Envelope = z.infer<typeof envelope>;

export async function ask<T extends z.ZodType>(
  shop: Shop,
  question: Question<T>,
): Answer<z.infer<T>> {
  const read = await askUntilTold(shop, question);
  if (!read.ok) return read;
  const fault = faultOf(read.value);
  if (fault) return err(fault);
  const answer = question.answer.safeParse(read.value.data);
  if (answer.success) return ok(answer.data);
  const [issue] = answer.error.issues;
  return err(nonsense(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`));
}

/** A token that is refused is renewed once; what was throttled was not done, so that it is asked again. */
async function askUntilTold(
  shop: Shop,
  question: Omit<Question<z.ZodType>, 'answer'>,
): Promise<Result<Envelope, ChannelFault>> {
  let mayRenew = true;
  for (let tries = 1; ; ) {
    const token = await shop.tokens.token();
    if (!token.ok) return token;
    const reply = await send(shop, question, token.value);
    if (!reply.ok) return reply;
    if (reply.value.status === 401 && shop.tokens.refused(token.value) && mayRenew) {
      mayRenew = false;
      continue;
    }
    const read = envelope.safeParse(asJson(reply.value));
    if (!read.success || typeof read.data.errors === 'string')
      return err(withoutGraphql(reply.value, read.data?.errors));
    const waitMs = learn(shop, question.query, read.data);
    if (waitMs === null) return ok(read.data);
    if (tries++ >= TRIES) return err({ kind: 'throttled', retryAfterMs: waitMs });
  }
}

function send(
  { url, transport, costs }: Shop,
  { query, variables = {}, repeatable }: Omit<Question<z.ZodType>, 'answer'>,
  token: string,
): Answer<ChannelReply> {
  return transport.send({
    method: 'POST',
    url: `${url}/admin/api/${VERSION}/graphql.json`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-shopify-access-token': token,
    },
    body: JSON.stringify({ query, variables }),
    operation: OPERATION,
    cost: costs.get(query) ?? UNKNOWN_COST,
    repeatable,
  });
}

/** Tells the limiter what is left; how long to wait when the question was throttled, else null. */
function learn({ transport, costs }: Shop, query: string, read: Envelope): number | null {
  const told = read.extensions?.cost;
  if (told) costs.set(query, told.requestedQueryCost);
  const throttled = codeOf(read) === 'THROTTLED';
  if (!told) {
    if (throttled) transport.learn(OPERATION, { available: 0, waitMs: THROTTLED_MS });
    return throttled ? THROTTLED_MS : null;
  }
  const { maximumAvailable, currentlyAvailable, restoreRate } = told.throttleStatus;
  const missing = Math.max(1, told.requestedQueryCost - currentlyAvailable);
  const waitMs = throttled ? Math.ceil((missing / restoreRate) * 1_000) : 0;
  transport.learn(OPERATION, {
    available: currentlyAvailable,
    perSecond: restoreRate,
    burst: maximumAvailable,
    waitMs,
  });
  return throttled ? waitMs : null;
}

function faultOf(read: Envelope): ChannelFault | null {
  const error = typeof read.errors === 'string' ? undefined : read.errors?.[0];
  if (error === undefined) return null;
  const code = error.extensions?.code ?? '';
  if (code === 'ACCESS_DENIED') {
    const reason = error.extensions?.requiredAccess || error.message;
    return { kind: 'signed-out', why: 'permission', reason };
  }
  if (code === 'INTERNAL_SERVER_ERROR' || code === 'TIMEOUT')
    return { kind: 'busy', status: 200, retryAfterMs: FAILED_INSIDE_MS };
  return { kind: 'refused', code, reason: error.message };
}

function codeOf({ errors }: Envelope): string {
  return typeof errors === 'string' ? '' : (errors?.[0]?.extensions?.code ?? '');
}

/** `{"errors":"[API] Invalid API key or access token …"}` with a 401. */
function withoutGraphql(reply: ChannelReply, words: unknown): ChannelFault {
  const fault = unreadable(reply);
  return typeof words === 'string' && 'reason' in fault ? { ...fault, reason: words } : fault;
}
