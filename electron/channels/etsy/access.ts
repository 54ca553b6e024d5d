/**
 * Etsy's access tokens: an hour each. With each comes another refresh token, and the one before may be worth nothing from
 * then on: it is stored before anything is asked with the new access token.
 */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { jsonOf, shapeOf } from '../json-reply.ts';
import type { Renewal } from '../renewed-token.ts';
import { type EtsyAccount, faultOf } from './ask.ts';

const granted = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().positive(),
});

export function renewal(account: EtsyAccount): () => Answer<Renewal> {
  /** A refresh token that could not be stored: the only one that is good, as long as we live. */
  let unsaved: string | null = null;

  async function renew(): Answer<Renewal> {
    const made = await grant(account, unsaved ?? (await account.tokens.load()));
    if (!made.ok) return made;
    const { access_token: token, refresh_token: next, expires_in: seconds } = made.value;
    unsaved = next;
    await account.tokens.save(next);
    unsaved = null;
    return ok({ token, lifeMs: seconds * 1000 });
  }

  return () =>
    renew().catch((error) =>
      err({ kind: 'unreachable', reason: `Etsy's key could not be read or stored: ${error}` }),
    );
}

async function grant(
  { url, keystring, transport }: EtsyAccount,
  refreshToken: string,
): Answer<z.infer<typeof granted>> {
  const reply = await transport.send({
    method: 'POST',
    url: `${url}/v3/public/oauth/token`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: keystring,
      refresh_token: refreshToken,
    }).toString(),
    operation: 'token',
    // Where the answer was lost there is no other refresh token to go on with.
    repeatable: true,
  });
  if (!reply.ok) return reply;
  if (reply.value.status >= 300) {
    const fault = faultOf(reply.value);
    // Whatever else it refuses here, it is the keys.
    return err(fault.kind === 'refused' ? { ...fault, kind: 'signed-out', why: 'keys' } : fault);
  }
  const json = jsonOf(reply.value);
  return json.ok ? shapeOf(granted, json.value, 'an access token') : json;
}
