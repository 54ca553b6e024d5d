/** eBay's access tokens: two hours each, the seller's or the application's own, with just the scopes that are used. */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { jsonOf, shapeOf } from '../json-reply.ts';
import type { Renewal } from '../renewed-token.ts';
import type { ChannelReply } from '../transport.ts';
import type { EbayAccount } from './ask.ts';

const SCOPES = ['', '/sell.fulfillment', '/sell.inventory'];

const granted = z.looseObject({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().positive(),
});

const refused = z.looseObject({
  error: z.string(),
  error_description: z.string().catch(''),
});

/** What a refusal is about; what else there is, the application's own keys. */
const WHY = { invalid_grant: 'expired', invalid_scope: 'permission' } as const;

/** The seller's. */
export function renew(account: EbayAccount): Answer<Renewal> {
  const { refreshToken } = account;
  return grant(account, { grant_type: 'refresh_token', refresh_token: refreshToken }, SCOPES);
}

/** `scopes`: each after `api_scope`. */
export async function grant(
  account: EbayAccount,
  form: Readonly<Record<string, string>>,
  scopes: readonly string[],
): Answer<Renewal> {
  const { url, clientId, clientSecret, transport } = account;
  const reply = await transport.send({
    method: 'POST',
    url: `${url}/identity/v1/oauth2/token`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
    },
    body: new URLSearchParams({ ...form, scope: scopes.map(scopeUrl).join(' ') }).toString(),
    operation: 'token',
    // Another token does not end the one before.
    repeatable: true,
  });
  if (!reply.ok) return reply;
  if (reply.value.status >= 300) return err(faultOf(reply.value));
  const json = jsonOf(reply.value);
  if (!json.ok) return json;
  const made = shapeOf(granted, json.value, 'an access token');
  if (!made.ok) return made;
  return ok({ token: made.value.access_token, lifeMs: made.value.expires_in * 1000 });
}

function scopeUrl(scope: string): string {
  return `https://api.ebay.com/oauth/api_scope${scope}`;
}

function faultOf(reply: ChannelReply): ChannelFault {
  const json = jsonOf(reply);
  const said = refused.safeParse(json.ok ? json.value : null).data;
  const reason = said ? said.error_description || said.error : `HTTP ${reply.status}`;
  const why = Object.entries(WHY).find(([error]) => error === said?.error)?.[1] ?? 'keys';
  return { kind: 'signed-out', why, reason };
}
