/**
 * Access tokens. An app of the Dev Dashboard has none to copy: it asks for one by its id and secret (client credentials
 * grant), which is good for a day. A custom app's token stays.
 */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { ChannelReply } from '../transport.ts';
import type { AppKeys, ShopifyAccount, Tokens } from './account.ts';
import { asJson, unreadable } from './replies.ts';

/** Renewed so long before its end: what is under way by then must not fail. */
const AHEAD_MS = 10 * 60_000;

interface Grant {
  readonly token: string;
  /** UTC ms. */
  readonly until: number;
}

/** `scopes` is filled with what a grant says that the app may do. */
export function openTokens(account: ShopifyAccount, scopes: Set<string>): Tokens {
  const { keys } = account;
  if (keys.kind === 'app') return openGrants(() => askGrant(account, keys, scopes), account.now);
  return { token: async () => ok(keys.token), refused: () => false };
}

function openGrants(ask: () => Answer<Grant>, now: () => number): Tokens {
  let held: Grant | null = null;
  let asking: Answer<Grant> | null = null;

  async function renew(): Answer<Grant> {
    const grant = await ask();
    held = grant.ok ? grant.value : null;
    asking = null;
    return grant;
  }

  return {
    token: async () => {
      if (held && now() < held.until - AHEAD_MS) return ok(held.token);
      // Several may ask at once: one token for all.
      asking ??= renew();
      const grant = await asking;
      return grant.ok ? ok(grant.value.token) : grant;
    },
    refused: (token) => {
      if (held?.token === token) held = null;
      return true;
    },
  };
}

const granted = z.object({
  access_token: z.string().min(1),
  scope: z.string().catch(''),
  expires_in: z.number().catch(86_399),
});

async function askGrant(
  { url, transport, now }: ShopifyAccount,
  { clientId, clientSecret }: AppKeys,
  scopes: Set<string>,
): Answer<Grant> {
  const asked = now();
  const reply = await transport.send({
    method: 'POST',
    url: `${url}/admin/oauth/access_token`,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
    operation: 'token',
    repeatable: true,
  });
  if (!reply.ok) return reply;
  const grant = granted.safeParse(asJson(reply.value));
  if (!grant.success) return err(whyNot(reply.value));
  const { access_token, scope, expires_in } = grant.data;
  for (const one of scope.split(',')) scopes.add(one.trim());
  return ok({ token: access_token, until: asked + expires_in * 1_000 });
}

const refusal = z.object({ error: z.string(), error_description: z.string().catch('') });

/** A page says "Oauth error shop_not_permitted: …", JSON the same in two fields. */
function whyNot(reply: ChannelReply): ChannelFault {
  const told = refusal.safeParse(asJson(reply));
  const page = /Oauth error (\w+): ([^<]*)/.exec(reply.text);
  const [code, words] = told.success
    ? [told.data.error, told.data.error_description]
    : [page?.[1] ?? '', page?.[2] ?? ''];
  if (code === '') return unreadable(reply);
  return { kind: 'signed-out', why: 'keys', reason: [code, words].filter(Boolean).join(': ') };
}
