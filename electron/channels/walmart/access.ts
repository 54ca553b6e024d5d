/** Walmart's access tokens: client id and secret are changed for one that lasts a quarter of an hour. */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type Access, type Granted, keptToken } from '../kept-token.ts';
import type { WalmartAccount } from './account.ts';
import { faultOf, jsonOf, SERVICE } from './answers.ts';

/** A request may wait for its turn before it is sent. */
const AHEAD_MS = 3 * 60_000;

const grantAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.number() });

export function openAccess(account: WalmartAccount): Access {
  return keptToken(() => grant(account), account.now);
}

async function grant(account: WalmartAccount): Answer<Granted> {
  const { clientId, clientSecret, now } = account;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const reply = await account.transport.send({
    method: 'POST',
    url: `${account.url}/v3/token`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${basic}`,
      'wm_svc.name': SERVICE,
      'wm_qos.correlation_id': account.uuid(),
    },
    body: 'grant_type=client_credentials',
    operation: 'token',
    repeatable: true,
  });
  if (!reply.ok) return reply;
  const said = grantAnswer.safeParse(jsonOf(reply.value.text));
  if (!said.success) return err(faultOf(reply.value, 'keys'));
  const { access_token: token, expires_in: seconds } = said.data;
  return ok({ token, until: now() + Math.max(0, seconds * 1_000 - AHEAD_MS) });
}
