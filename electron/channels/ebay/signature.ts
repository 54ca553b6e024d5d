/**
 * eBay's digital signatures, which it wants on calls that give money back for sellers in the EU and the UK: HTTP message
 * signatures (RFC 9421) with Ed25519 over a digest of the body (RFC 9530), as eBay/digital-signature-verification-ebay-api
 * has them. Whoever does not need one is not asked less for it. Pure.
 */
import { createHash, createPrivateKey, sign } from 'node:crypto';

export interface SigningKey {
  /** The public key, sealed by eBay for itself. */
  readonly jwe: string;
  /** PKCS #8 as base64, as eBay gives it. */
  readonly privateKey: string;
}

export interface Signed {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  /** Seconds since 1970. */
  readonly created: number;
}

/** Whether it is a key that signs. */
export function isUsable(key: Pick<SigningKey, 'privateKey'>): boolean {
  try {
    return privateOf(key).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/** What is signed, in this order. */
const COVERED = '("content-digest" "x-ebay-signature-key" "@method" "@path" "@authority")';

/** The headers to send beside the others. Throws where the key is none. */
export function signatureHeaders(key: SigningKey, what: Signed): Record<string, string> {
  const digest = `sha-256=:${createHash('sha256').update(what.body).digest('base64')}:`;
  const parameters = `${COVERED};created=${what.created}`;
  const signature = sign(null, Buffer.from(base(key, what, digest, parameters)), privateOf(key));
  return {
    'content-digest': digest,
    'x-ebay-signature-key': key.jwe,
    'signature-input': `sig1=${parameters}`,
    signature: `sig1=:${signature.toString('base64')}:`,
  };
}

/** The text under the signature: RFC 9421, section 2.5. */
function base({ jwe }: SigningKey, what: Signed, digest: string, parameters: string): string {
  const { pathname, host } = new URL(what.url);
  return [
    `"content-digest": ${digest}`,
    `"x-ebay-signature-key": ${jwe}`,
    `"@method": ${what.method}`,
    `"@path": ${pathname}`,
    `"@authority": ${host}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
}

function privateOf({ privateKey }: Pick<SigningKey, 'privateKey'>) {
  return createPrivateKey({
    key: Buffer.from(privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
}
