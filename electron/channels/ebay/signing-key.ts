/**
 * The application's key for signatures. eBay makes it once, tells its private half this one time and never again, and
 * takes it for three years: it is kept with the channel's other secrets.
 */
import { z } from 'zod';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { jsonOf, shapeOf } from '../json-reply.ts';
import { grant } from './access.ts';
import type { EbayAccount } from './ask.ts';
import { isUsable, type SigningKey } from './signature.ts';

const made = z.looseObject({
  jwe: z.string().min(1),
  privateKey: z.string().min(1),
  /** Seconds since 1970. */
  expirationTime: z.number().positive(),
});
type Made = z.infer<typeof made>;

const DAY_S = 86_400;

export interface SigningKeys {
  /** null: eBay gives this application none. A fault: it was not reached. */
  get(): Answer<SigningKey | null>;
}

export function signingKeys(account: EbayAccount): SigningKeys {
  let underWay: Answer<SigningKey | null> | null = null;

  async function get(): Answer<SigningKey | null> {
    const kept = readKept(await account.signingKey.load());
    if (kept && kept.expirationTime > account.now() / 1_000 + DAY_S) return ok(kept);
    const key = await make(account);
    if (key.ok && key.value) await account.signingKey.save(JSON.stringify(key.value));
    return key;
  }

  return {
    // Two cancellations at once are one key.
    get: () => {
      underWay ??= get().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}

async function make(account: EbayAccount): Answer<Made | null> {
  const token = await grant(account, { grant_type: 'client_credentials' }, ['']);
  if (!token.ok) return token.error.kind === 'signed-out' ? ok(null) : token;
  const reply = await account.transport.send({
    method: 'POST',
    url: `${account.url.replace('//api.', '//apiz.')}/developer/key_management/v1/signing_key`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${token.value.token}`,
    },
    body: JSON.stringify({ signingKeyCipher: 'ED25519' }),
    operation: 'signingKey',
    // Another key does not end the one before.
    repeatable: true,
  });
  if (!reply.ok) return reply;
  if (reply.value.status >= 300) return ok(null);
  const json = jsonOf(reply.value);
  if (!json.ok) return json;
  const key = shapeOf(made, json.value, 'a signing key');
  if (!key.ok) return key;
  const { jwe, privateKey, expirationTime } = key.value;
  const usable = { jwe, privateKey: bare(privateKey), expirationTime };
  return ok(isUsable(usable) ? usable : null);
}

/** Without the lines that a PEM has around it. */
function bare(privateKey: string): string {
  return privateKey.replace(/-----[A-Z ]+-----|\s/g, '');
}

function readKept(text: string): Made | null {
  try {
    const kept = made.parse(JSON.parse(text));
    return isUsable(kept) ? kept : null;
  } catch {
    return null;
  }
}
