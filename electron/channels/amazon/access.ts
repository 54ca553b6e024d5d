/** Login with Amazon: a refresh token that lasts is changed for access tokens that last an hour. */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type Access, type Granted, keptToken } from '../kept-token.ts';
import type { ChannelReply } from '../transport.ts';
import type { AmazonAccount } from './account.ts';

/** A request may wait for its turn before it is sent. */
const AHEAD_MS = 5 * 60_000;
const PAUSE_MS = 30_000;

export function openAccess(account: AmazonAccount): Access {
  return keptToken(() => grant(account), account.now);
}

async function grant({ transport, tokenUrl, now, ...keys }: AmazonAccount): Answer<Granted> {
  const refresh = await keys.tokens.load();
  const reply = await transport.send({
    method: 'POST',
    url: tokenUrl,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refresh,
      client_id: keys.clientId,
      client_secret: keys.clientSecret,
    }).toString(),
    operation: 'token',
    repeatable: true,
  });
  if (!reply.ok) return reply;
  const said = grantAnswer.safeParse(asJson(reply.value));
  if (!said.success) return err(faultOf(reply.value));
  const { access_token: token, expires_in: seconds, refresh_token: next } = said.data;
  if (next !== undefined && next !== refresh) await keys.tokens.save(next);
  return ok({ token, until: now() + Math.max(0, seconds * 1_000 - AHEAD_MS) });
}

const grantAnswer = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().optional(),
});

const refusal = z.looseObject({ error: z.string(), error_description: z.string().catch('') });

function faultOf(reply: ChannelReply): ChannelFault {
  const json = asJson(reply);
  const { status, text } = reply;
  if (status === 200 && json === undefined) return { kind: 'busy', status, retryAfterMs: PAUSE_MS };
  const said = refusal.safeParse(json);
  if (!said.success) return { kind: 'nonsense', reason: `not a token: ${text.slice(0, 120)}` };
  const { error, error_description: reason } = said.data;
  // The seller took the permission back, or a year went by: it has to be given again.
  if (error === 'invalid_grant') return { kind: 'signed-out', why: 'expired', reason };
  return { kind: 'signed-out', why: 'keys', reason: reason || error };
}

function asJson({ text }: ChannelReply): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
