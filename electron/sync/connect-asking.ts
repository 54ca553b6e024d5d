/** The requests of a test of a connection: one at a time, each with its limit, in the name of who wants to connect. */
import type { ConnectFault } from '../../shared/replication/connecting.ts';
import { err, type Result } from '../../shared/result.ts';
import { basicAuth, type Login, skewOf } from './couch-session.ts';
import { exchange, type HttpFault, type HttpReply, type HttpRequest } from './http-exchange.ts';
import { reasonOf } from './remote-fault.ts';

/** A welcome, a session, a database's state: anything larger is no CouchDB. */
const ANSWER_BYTES = 1_000_000;

export interface Asking {
  readonly login: Login;
  /** `path` begins with `/`. `anonymous`: without showing the password. */
  ask(
    method: HttpRequest['method'],
    path: string,
    options?: { readonly body?: unknown; readonly anonymous?: boolean },
  ): Promise<Result<HttpReply, HttpFault>>;
  /** Server time less this machine's by the last answer; 0 before. */
  skewMs(): number;
}

export function createAsking(login: Login, signal: AbortSignal, limitMs: number): Asking {
  let skewMs = 0;
  return {
    login,
    skewMs: () => skewMs,
    ask: async (method, path, { body, anonymous = false } = {}) => {
      const sentAt = Date.now();
      const reply = await exchange({
        method,
        url: `${login.address}${path}`,
        authorization: anonymous ? undefined : basicAuth(login),
        body,
        limitMs,
        maxBytes: ANSWER_BYTES,
        signals: [signal],
      });
      if (reply.ok && reply.value.date !== null) skewMs = skewOf(reply.value.date, sentAt);
      return reply;
    },
  };
}

/** What a step says of an answer that it did not expect, or of none. */
export function trouble(reply: Result<HttpReply, HttpFault>): {
  readonly ok: false;
  readonly error: ConnectFault;
} {
  return err({ kind: 'server-trouble', reason: described(reply) });
}

function described(reply: Result<HttpReply, HttpFault>): string {
  if (reply.ok) return `HTTP ${reply.value.status} ${reasonOf(reply.value)}`.trim();
  return reply.error.kind === 'unreachable' ? reply.error.reason : reply.error.kind;
}
