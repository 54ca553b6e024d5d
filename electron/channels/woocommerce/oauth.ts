/**
 * OAuth 1.0a with one leg (RFC 5849, HMAC-SHA256), by which WooCommerce takes keys on plain http: in the query, since
 * many servers keep the Authorization header from PHP.
 */
import { createHmac } from 'node:crypto';

export type QueryParameters = readonly (readonly [name: string, value: string])[];

export interface Signer {
  readonly key: string;
  readonly secret: string;
  readonly nonce: string;
  /** Seconds since 1970, by the shop's clock. */
  readonly timestamp: number;
}

/** Percent-encoded as RFC 3986 has it. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function queryText(parameters: QueryParameters): string {
  return parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** What is signed (RFC 5849, 3.4.1). */
export function baseString(method: string, url: string, parameters: QueryParameters): string {
  const { protocol, host, pathname } = new URL(url);
  const pairs = parameters.map(([name, value]) => [encode(name), encode(value)] as const);
  pairs.sort(([a, v], [b, w]) => compare(a, b) || compare(v, w));
  const normal = pairs.map((pair) => pair.join('=')).join('&');
  return [method.toUpperCase(), `${protocol}//${host}${pathname}`, normal].map(encode).join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function signature(base: string, clientSecret: string, tokenSecret = ''): string {
  const key = `${encode(clientSecret)}&${encode(tokenSecret)}`;
  return createHmac('sha256', key).update(base).digest('base64');
}

/** The parameters with those that sign them. */
export function signed(
  method: string,
  url: string,
  parameters: QueryParameters,
  { key, secret, nonce, timestamp }: Signer,
): QueryParameters {
  const all: QueryParameters = [
    ...parameters,
    ['oauth_consumer_key', key],
    ['oauth_nonce', nonce],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(timestamp)],
  ];
  return [...all, ['oauth_signature', signature(baseString(method, url, all), secret)]];
}
