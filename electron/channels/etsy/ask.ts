/**
 * One question to Etsy: with the application's key and the seller's access token, which is renewed once when Etsy refuses
 * it, and what the answer says, as JSON or as a fault. Writes are forms, but for a listing's inventory.
 */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { jsonOf, shapeOf } from '../json-reply.ts';
import type { RenewedToken } from '../renewed-token.ts';
import type { ChannelReply, ChannelRequest, Transport } from '../transport.ts';
import type { Locks } from './locks.ts';

/** Text of ours that outlives this process. */
export interface KeptText {
  load(): Promise<string>;
  /** Resolves when it would survive a crash. */
  save(text: string): Promise<void>;
}

export interface EtsyAccount {
  /** `https://api.etsy.com`. */
  readonly url: string;
  /** The application's, as Etsy calls them. */
  readonly keystring: string;
  readonly sharedSecret: string;
  /** The refresh token, which is another after each use. */
  readonly tokens: KeptText;
  /** Which listings we took off sale because nothing was left; '' to begin. Others were taken off by the seller. */
  readonly hidden: KeptText;
  readonly transport: Transport;
  /** Ms since 1970, by this station's clock. */
  readonly now: () => number;
}

export interface Etsy extends EtsyAccount {
  readonly token: RenewedToken;
  /** By listing: its inventory is read, changed and written whole. */
  readonly locks: Locks;
  /** The seller's shop, asked for once. */
  readonly shopId: () => Answer<number>;
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below `v3/application/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly operation: 'orders' | 'shipments' | 'stock';
  /** Reads, when not said. */
  readonly repeatable?: boolean;
}

type Asker = Pick<Etsy, 'url' | 'keystring' | 'sharedSecret' | 'transport' | 'token'>;

/** `what`: as the fault names what was expected. */
export async function ask<T extends z.ZodType>(
  etsy: Asker,
  question: Question,
  shape: T,
  what: string,
): Answer<z.infer<T>> {
  const first = await askWithToken(etsy, question);
  if (!first.ok || first.value.status !== 401)
    return first.ok ? read(first.value, shape, what) : first;
  // It lapsed before its time, or a new password of the seller's ended all of them, which the renewal will say.
  const second = await askWithToken(etsy, question);
  return second.ok ? read(second.value, shape, what) : second;
}

async function askWithToken(etsy: Asker, question: Question): Answer<ChannelReply> {
  const token = await etsy.token.get();
  if (!token.ok) return token;
  const reply = await etsy.transport.send(requestOf(etsy, question, token.value));
  if (reply.ok && reply.value.status === 401) etsy.token.refused(token.value);
  return reply;
}

function requestOf(etsy: Asker, question: Question, token: string): ChannelRequest {
  const { method, path, query, form, json, operation } = question;
  const search = new URLSearchParams(query).toString();
  const body = form ? new URLSearchParams(form).toString() : textOf(json);
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    method,
    url: `${etsy.url}/v3/application/${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      'x-api-key': `${etsy.keystring}:${etsy.sharedSecret}`,
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body }),
    operation,
    repeatable: question.repeatable ?? method === 'GET',
  };
}

function textOf(json: unknown): string | undefined {
  return json === undefined ? undefined : JSON.stringify(json);
}

function read<T extends z.ZodType>(
  reply: ChannelReply,
  shape: T,
  what: string,
): Result<z.infer<T>, ChannelFault> {
  if (reply.status >= 300) return err(faultOf(reply));
  const json = jsonOf(reply);
  return json.ok ? shapeOf(shape, json.value, what) : json;
}

const refusal = z.looseObject({ error: z.string(), error_description: z.string().catch('') });

/** Etsy's refusals have a sentence, and no code but the status. */
export function faultOf(reply: ChannelReply): ChannelFault {
  const { status } = reply;
  const json = jsonOf(reply);
  const said = refusal.safeParse(json.ok ? json.value : null).data;
  const reason = said ? said.error_description || said.error : `HTTP ${status}`;
  if (said?.error === 'invalid_grant') return { kind: 'signed-out', why: 'expired', reason };
  if (status === 401) return { kind: 'signed-out', why: 'keys', reason };
  if (status === 403) {
    const why = /scope|permission/i.test(`${said?.error} ${reason}`) ? 'permission' : 'keys';
    return { kind: 'signed-out', why, reason };
  }
  return { kind: 'refused', code: String(status), reason };
}

/** The fault says that Etsy has no such thing. */
export function isMissing(fault: ChannelFault): boolean {
  return fault.kind === 'refused' && fault.code === '404';
}
