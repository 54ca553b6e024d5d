/**
 * One question to eBay: with its access token, which is renewed once when eBay refuses it, and what the answer says, as
 * JSON or as a fault. eBay numbers its errors; Post-Order, which is older, wraps them otherwise.
 */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { jsonOf } from '../json-reply.ts';
import type { RenewedToken } from '../renewed-token.ts';
import type { ChannelReply, ChannelRequest, Transport } from '../transport.ts';
import { signatureHeaders } from './signature.ts';
import type { SigningKeys } from './signing-key.ts';

export interface EbayAccount {
  /** `https://api.ebay.com`, or the sandbox's. */
  readonly url: string;
  /** The application's, as eBay calls them App ID and Cert ID. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The seller's consent; good for 18 months, and it does not change when it is used. */
  readonly refreshToken: string;
  /** '' before it was made. */
  readonly signingKey: { load(): Promise<string>; save(key: string): Promise<void> };
  readonly transport: Transport;
  /** Ms since 1970, by this station's clock. */
  readonly now: () => number;
}

export interface Ebay extends EbayAccount {
  readonly token: RenewedToken;
  readonly signing: SigningKeys;
}

export interface Question {
  readonly method: 'GET' | 'POST';
  /** From the host on. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly operation: 'orders' | 'shipments' | 'stock' | 'cancellations';
  /** Reads, when not said. */
  readonly repeatable?: boolean;
  /** Post-Order is of the time before bearer tokens. */
  readonly scheme?: 'Bearer' | 'IAF';
  /** As `EBAY_GB`, where it is asked for. */
  readonly marketplace?: string;
  /** In the EU and the UK eBay wants a signature, elsewhere it does not look at one. */
  readonly signed?: true;
}

export interface JsonAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly headers: ChannelReply['headers'];
}

export async function ask(ebay: Ebay, question: Question): Answer<JsonAnswer> {
  const first = await askWithToken(ebay, question);
  if (!first.ok || first.value.status !== 401) return first.ok ? read(first.value) : first;
  // It lapsed before its time, or the seller took the consent back, which the renewal will say. Nothing was done.
  const second = await askWithToken(ebay, question);
  return second.ok ? read(second.value) : second;
}

async function askWithToken(ebay: Ebay, question: Question): Answer<ChannelReply> {
  const token = await ebay.token.get();
  if (!token.ok) return token;
  const request = requestOf(ebay, question, token.value);
  const signed = question.signed ? await signedOf(ebay, request) : ok(request);
  if (!signed.ok) return signed;
  const reply = await ebay.transport.send(signed.value);
  if (reply.ok && reply.value.status === 401) ebay.token.refused(token.value);
  return reply;
}

function requestOf({ url }: Ebay, question: Question, token: string): ChannelRequest {
  const { method, path, query, body, operation, scheme = 'Bearer', marketplace } = question;
  const search = new URLSearchParams(query).toString();
  return {
    method,
    url: `${url}${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      accept: 'application/json',
      // Left to itself, fetch sends `*`, which the Inventory API refuses.
      'accept-language': 'en-US',
      authorization: `${scheme} ${token}`,
      ...(marketplace !== undefined && { 'x-ebay-c-marketplace-id': marketplace }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    operation,
    repeatable: question.repeatable ?? method === 'GET',
  };
}

/** Where eBay gives no key it is sent without: eBay says itself whether this seller's need one. */
async function signedOf(
  { signing, now, transport }: Ebay,
  request: ChannelRequest,
): Answer<ChannelRequest> {
  const key = await signing.get();
  if (!key.ok) return key;
  if (key.value === null) return ok(request);
  const { method, url, body = '' } = request;
  const created = Math.floor((now() + transport.skewMs) / 1_000);
  const headers = signatureHeaders(key.value, { method, url, body, created });
  return ok({ ...request, headers: { ...request.headers, ...headers } });
}

function read(reply: ChannelReply): ReturnType<typeof answerOf> {
  return reply.status < 300 ? answerOf(reply) : err(faultOf(reply));
}

function answerOf(reply: ChannelReply) {
  const json = jsonOf(reply);
  return json.ok ? ok({ status: reply.status, json: json.value, headers: reply.headers }) : json;
}

const ebayError = z.looseObject({
  errorId: z.union([z.string(), z.number().transform(String)]),
  message: z.string().catch(''),
  longMessage: z.string().catch(''),
});
export type EbayError = z.infer<typeof ebayError>;
export const ebayErrors = z.array(ebayError).catch([]);

const refusal = z.union([
  z.looseObject({ errors: z.array(ebayError) }).transform(({ errors }) => errors),
  z
    .looseObject({ errorMessage: z.looseObject({ error: z.array(ebayError) }) })
    .transform(({ errorMessage }) => errorMessage.error),
]);

function faultOf(reply: ChannelReply): ChannelFault {
  const { status } = reply;
  const json = jsonOf(reply);
  const [error] = (json.ok ? refusal.safeParse(json.value).data : undefined) ?? [];
  const reason = error ? wordsOf(error) : `HTTP ${status}`;
  if (status === 401) return { kind: 'signed-out', why: 'keys', reason };
  if (status === 403) return { kind: 'signed-out', why: 'permission', reason };
  return { kind: 'refused', code: error?.errorId ?? String(status), reason };
}

export function wordsOf({ message, longMessage }: EbayError): string {
  return longMessage || message;
}
