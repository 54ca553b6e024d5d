/** How a WooCommerce shop looks at keys, after class-wc-rest-authentication.php; written apart from the connector's signing. */
import { createHmac } from 'node:crypto';
import type { ShopRequest } from '../../testing/faulty-server.ts';

export interface Keys {
  key: string;
  secret: string;
  permissions: 'read' | 'write' | 'read_write';
}

export interface Denied {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const WINDOW_S = 15 * 60;

export function createAuth(keys: Keys, home: () => string, now: () => number) {
  const nonces = new Set<string>();
  return (request: ShopRequest): Denied | null => {
    const secure = request.headers['x-forwarded-proto'] === 'https';
    const known = secure ? basic(request, keys) : oauth(request);
    return known ?? mayDo(request.method, keys);
  };

  function oauth({ method, path, query }: ShopRequest): Denied | null {
    const sent = new Map(query);
    if (!sent.has('oauth_consumer_key')) return unknown();
    if (sent.get('oauth_consumer_key') !== keys.key) return wrong('Consumer key is invalid.');
    const given = sent.get('oauth_signature');
    sent.delete('oauth_signature');
    const pairs = [...sent].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = pairs.map(([k, v]) => `${twice(k)}%3D${twice(v)}`).join('%26');
    const base = `${method}&${raw(home() + path)}&${text}`;
    const hash = createHmac('sha256', `${keys.secret}&`).update(base).digest('base64');
    if (hash !== given) return wrong('Invalid signature - provided signature does not match.');
    const time = Number(sent.get('oauth_timestamp'));
    if (Math.abs(time - now() / 1000) > WINDOW_S) return wrong('Invalid timestamp.');
    const nonce = sent.get('oauth_nonce') ?? '';
    if (nonces.has(nonce)) return wrong('Invalid nonce - nonce has already been used.');
    nonces.add(nonce);
    return null;
  }
}

function basic(request: ShopRequest, keys: Keys): Denied | null {
  const [scheme, code = ''] = (request.headers.authorization ?? '').split(' ');
  const [key, secret] = Buffer.from(code, 'base64').toString().split(':');
  if (scheme !== 'Basic' || key !== keys.key) return unknown();
  return secret === keys.secret ? null : wrong('Consumer secret is invalid.');
}

function mayDo(method: string, { permissions }: Keys): Denied | null {
  const needed = method === 'GET' ? 'read' : 'write';
  if (permissions === 'read_write' || permissions === needed) return null;
  return wrong(`The API key provided does not have ${needed} permissions.`);
}

function wrong(message: string): Denied {
  return { status: 401, code: 'woocommerce_rest_authentication_error', message };
}

function unknown(): Denied {
  const message = 'Sorry, you cannot list resources.';
  return { status: 401, code: 'woocommerce_rest_cannot_view', message };
}

/** PHP's rawurlencode. */
function raw(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function twice(text: string): string {
  return raw(raw(text));
}
