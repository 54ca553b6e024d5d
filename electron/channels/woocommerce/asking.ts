/**
 * One question to a shop's REST API: with its keys (Basic on https, OAuth on http, where WooCommerce takes no other), and
 * what its answer says, as JSON or as a fault.
 */
import { err } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { ChannelReply, ChannelRequest, Transport } from '../transport.ts';
import { type JsonAnswer, readAnswer } from './answers.ts';
import { type QueryParameters, queryText, signed } from './oauth.ts';

export interface Shop {
  /** As its owner sees it, with no slash at the end: `https://shop.example/en`. */
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  readonly transport: Transport;
  /** Ms since 1970, by this station's clock. */
  readonly now: () => number;
  /** Text that was never used before. */
  readonly nonce: () => string;
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below `wp-json/wc/v3/`. */
  readonly path: string;
  readonly query?: { readonly [name: string]: string };
  readonly body?: unknown;
  readonly operation: string;
  /** Reads, and writes of absolute values; all but POST when not said. */
  readonly repeatable?: boolean;
}

export async function ask(shop: Shop, question: Question): Answer<JsonAnswer> {
  const first = await shop.transport.send(requestOf(shop, question));
  if (!first.ok) return first;
  // The clock was off, or the transport sent it twice and the nonce is used up; the words are in the shop's language.
  if (!mayBeTimeOrNonce(shop, first.value)) return readAnswer(first.value);
  const second = await shop.transport.send(requestOf(shop, question));
  if (!second.ok) return second;
  return readAnswer(second.value);
}

/** A resource's answer where it may be missing: null when the shop says that there is none of that id. */
export async function askForOne(shop: Shop, question: Question): Answer<JsonAnswer | null> {
  const answer = await ask(shop, question);
  if (answer.ok || answer.error.kind !== 'refused') return answer;
  return /_invalid_id$/.test(answer.error.code) ? { ok: true, value: null } : err(answer.error);
}

function mayBeTimeOrNonce(shop: Shop, { status, text }: ChannelReply): boolean {
  return (
    !isSecure(shop) && status === 401 && text.includes('woocommerce_rest_authentication_error')
  );
}

function isSecure(shop: Shop): boolean {
  return shop.url.startsWith('https:');
}

function requestOf(shop: Shop, question: Question): ChannelRequest {
  const { method, path, body, operation } = question;
  const address = `${shop.url}/wp-json/wc/v3/${path}`;
  const query = queryOf(shop, question, address);
  return {
    method,
    url: query === '' ? address : `${address}?${query}`,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(isSecure(shop) && { authorization: basic(shop) }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    operation,
    repeatable: question.repeatable ?? method !== 'POST',
  };
}

function queryOf(shop: Shop, { method, query = {} }: Question, address: string): string {
  const parameters: QueryParameters = Object.entries(query);
  if (isSecure(shop)) return queryText(parameters);
  const timestamp = Math.floor((shop.now() + shop.transport.skewMs) / 1000);
  const { key, secret } = shop;
  return queryText(
    signed(method, address, parameters, { key, secret, nonce: shop.nonce(), timestamp }),
  );
}

function basic({ key, secret }: Shop): string {
  return `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
}
