/**
 * A stub eBay's signing keys, and whether a request's signature is good: read as RFC 9421 says, from what the request
 * names as covered, not from how the connector signs.
 */
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';

export const SIGNING_KEY = '/developer/key_management/v1/signing_key';
const THREE_YEARS_S = 3 * 365 * 86_400;
/** How old a signature may be. */
const FRESH_S = 300;

export interface StubSignatures {
  /** The keys that were made, each known by its `jwe`. */
  readonly made: Map<string, { readonly publicKey: Buffer; readonly until: number }>;
  /** It gives nobody a key. */
  refuse: boolean;
  make(request: ShopRequest, appToken: string): ShopReply;
  /** null: it is signed well, or does not have to be. */
  fault(request: ShopRequest): ShopReply | null;
}

export function stubSignatures(now: () => number, wanted: boolean): StubSignatures {
  const made: StubSignatures['made'] = new Map();

  function make({ method, headers, body }: ShopRequest, appToken: string): ShopReply {
    if (method !== 'POST' || headers.authorization !== `Bearer ${appToken}`)
      return { status: 401, body: { errors: [{ errorId: 1001, message: 'Invalid token' }] } };
    if (signatures.refuse)
      return { status: 403, body: { errors: [{ errorId: 1100, message: 'Access denied' }] } };
    if (JSON.parse(body).signingKeyCipher !== 'ED25519')
      return { status: 400, body: { errors: [{ errorId: 210001, message: 'Invalid cipher' }] } };
    const pair = generateKeyPairSync('ed25519');
    const jwe = `eyJ.${made.size + 1}`;
    const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' });
    const createdAt = Math.floor(now() / 1_000);
    made.set(jwe, { publicKey, until: createdAt + THREE_YEARS_S });
    return {
      status: 201,
      body: {
        signingKeyId: jwe,
        signingKeyCipher: 'ED25519',
        jwe,
        publicKey: publicKey.toString('base64'),
        privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
        creationTime: createdAt,
        expirationTime: createdAt + THREE_YEARS_S,
      },
    };
  }

  const signatures: StubSignatures = {
    made,
    refuse: false,
    make,
    fault: (request) => {
      if (!wanted) return null;
      const why = whyNot(request, made, Math.floor(now() / 1_000));
      if (why === null) return null;
      const error = [{ errorId: 215120, domain: 'SIGNATURE', message: why }];
      return { status: 400, body: { errorMessage: { error } } };
    },
  };
  return signatures;
}

function whyNot(request: ShopRequest, keys: StubSignatures['made'], at: number): string | null {
  const { headers, body } = request;
  const input = String(headers['signature-input'] ?? '').replace(/^sig1=/, '');
  const key = keys.get(String(headers['x-ebay-signature-key'] ?? ''));
  const signature = /^sig1=:(.+):$/.exec(String(headers.signature ?? ''))?.[1];
  const created = Number(/;created=(\d+)$/.exec(input)?.[1]);
  if (input === '' || !key || signature === undefined) return 'Signature is missing.';
  if (key.until < at) return 'The key has expired.';
  if (!(Math.abs(at - created) <= FRESH_S)) return 'The signature is not of now.';
  const digest = createHash('sha256').update(body).digest('base64');
  if (headers['content-digest'] !== `sha-256=:${digest}:`) return 'The digest is wrong.';
  const names = [...input.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  for (const name of ['content-digest', 'x-ebay-signature-key', '@method', '@path', '@authority'])
    if (!names.includes(name)) return `${name} is not covered.`;
  const lines = names.map((name) => `"${name}": ${componentOf(request, name)}`);
  const text = [...lines, `"@signature-params": ${input}`].join('\n');
  const publicKey = createPublicKey({ key: key.publicKey, format: 'der', type: 'spki' });
  const isGood = verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
  return isGood ? null : 'Signature validation failed.';
}

function componentOf({ method, path, headers }: ShopRequest, name: string): string {
  if (name === '@method') return method;
  if (name === '@path') return path;
  if (name === '@authority') return String(headers.host);
  return String(headers[name] ?? '');
}
