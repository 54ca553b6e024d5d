/**
 * Requests to the workspace's databases in the name of one account.
 *
 * A server locks an account after five wrong passwords, and a station has a poll open for each database. So the password
 * is shown by one request before any other may follow, again after each outage and after a quiet while; and once the
 * server has said no, nothing more is sent (R5).
 */
import { setMaxListeners } from 'node:events';
import type { RemoteFault, ReplicatedName } from '../../shared/replication/remote.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { databaseName } from './address.ts';
import { exchange, type HttpReply, type HttpRequest } from './http-exchange.ts';
import { faultOf, silenceOf } from './remote-fault.ts';

/** Where a workspace is and who asks. Without a password nothing is asked. */
export interface Login {
  readonly address: string;
  readonly workspace: string;
  readonly user: string;
  readonly password: string | null;
}

export interface SessionLimits {
  readonly requestMs: number;
  /** How long a password that was accepted is taken for good. */
  readonly trustMs: number;
}

const LIMITS: SessionLimits = { requestMs: 15_000, trustMs: 15_000 };

/** The largest answer that is read; a message of the host contract may be larger than this. */
const ANSWER_BYTES = 24 * 1024 * 1024;

export interface CouchRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly collection: ReplicatedName;
  /** Below the database; made of this program's words and of `localPath`. */
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly limitMs?: number;
  readonly silenceMs?: number;
  readonly maxBytes?: number;
  /** Statuses that are an answer to this request and no fault. */
  readonly expects?: readonly number[];
  /** Ends this request. */
  readonly signal?: AbortSignal;
}

export interface CouchSession {
  ask(request: CouchRequest): Promise<Result<HttpReply, RemoteFault>>;
  /** Server time less this machine's, in ms, by the last answer. */
  skewMs(): number | null;
  /** Ends every request; those after it are answered with `off`. */
  close(): void;
}

export function basicAuth({ user, password }: Pick<Login, 'user' | 'password'>): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

export function createCouchSession(login: Login, limits: SessionLimits = LIMITS): CouchSession {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  let shut: RemoteFault | undefined =
    login.password === null ? { kind: 'signed-out', why: 'password' } : undefined;
  let skewMs: number | null = null;
  let proof: Promise<Result<unknown, RemoteFault>> | undefined;
  let provenAt = Number.NEGATIVE_INFINITY;

  /** Resolves once the server is known to accept the password; whoever comes meanwhile waits for the same request. */
  function prove(): Promise<Result<unknown, RemoteFault>> {
    if (performance.now() - provenAt < limits.trustMs) return Promise.resolve(ok(undefined));
    proof ??= send({ method: 'GET', collection: 'orders', expects: [400, 404, 413] }).finally(
      () => {
        proof = undefined;
      },
    );
    return proof;
  }

  async function send(request: CouchRequest): Promise<Result<HttpReply, RemoteFault>> {
    if (shut) return err(shut);
    const sentAt = performance.now();
    const sentDate = Date.now();
    const reply = await exchange({
      ...httpOf(login, request),
      limitMs: request.limitMs ?? limits.requestMs,
      signals: request.signal ? [ending.signal, request.signal] : [ending.signal],
    });
    if (!reply.ok) {
      const fault = silenceOf(reply.error);
      if (fault.kind === 'silent' || fault.kind === 'unreachable')
        provenAt = Number.NEGATIVE_INFINITY;
      return err(shut ?? fault);
    }
    const fault = request.expects?.includes(reply.value.status) ? undefined : faultOf(reply.value);
    if (fault?.kind === 'signed-out') shutWith(fault);
    else if (fault?.kind !== 'busy') provenAt = Math.max(provenAt, sentAt);
    // A poll's date is from when it began.
    if (reply.value.date !== null && request.silenceMs === undefined)
      skewMs = skewOf(reply.value.date, sentDate);
    return fault ? err(fault) : reply;
  }

  function shutWith(fault: RemoteFault): void {
    shut ??= fault;
    ending.abort();
  }

  return {
    ask: async (request) => {
      const proven = await prove();
      return proven.ok ? send(request) : proven;
    },
    skewMs: () => skewMs,
    close: () => shutWith({ kind: 'off' }),
  };
}

/** A Date header has whole seconds and was written somewhere between sending and receiving. */
export function skewOf(date: number, sentAt: number): number {
  return Math.round(date + 500 - (sentAt + Date.now()) / 2);
}

function httpOf(login: Login, request: CouchRequest): Omit<HttpRequest, 'limitMs' | 'signals'> {
  return {
    method: request.method,
    url: urlOf(login, request),
    authorization: basicAuth(login),
    body: request.body,
    silenceMs: request.silenceMs,
    maxBytes: request.maxBytes ?? ANSWER_BYTES,
  };
}

function urlOf(login: Login, { collection, path, query }: CouchRequest): string {
  const database = `${login.address}/${databaseName(login.workspace, collection)}`;
  const below = path === undefined ? '' : `/${path}`;
  return `${database}${below}${query ? `?${new URLSearchParams(query)}` : ''}`;
}
