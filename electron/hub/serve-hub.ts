/**
 * The trial hub's server: who comes in (door), what may be asked (routes), what may be in it (body), then the databases.
 * It speaks CouchDB's protocol, as far as stations use it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { version } from '../../package.json';
import { assertNever } from '../../shared/result.ts';
import { readAccounts } from './accounts.ts';
import { type Json, type Refusal, readBody, writeRefusal } from './body.ts';
import { type Databases, openDatabases } from './databases.ts';
import { type Admission, createDoor, type Door } from './door.ts';
import { tellEnd } from './poll-end.ts';
import { hasGoodSince, type Route, routeOf } from './routes.ts';

export interface HubOptions {
  /** Accounts and databases are kept here. */
  readonly folder: string;
  readonly address: string;
  readonly port: number;
  /** In ms; a lock is as long as this says. */
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export interface RunningHub {
  readonly port: number;
  close(): Promise<void>;
}

type InDatabase = Extract<Route, { kind: 'database' }>;
type Admitted = Extract<Admission, { kind: 'in' }>;

/** What a station is told who asks what this is. */
const welcome = {
  couchdb: 'Welcome',
  // The CouchDB whose answers these are.
  version: '3.5.0',
  vendor: { name: 'Packbench trial hub', version },
};

/** Serves until closed. Rejects when folder or port belong to somebody else. */
export async function serveHub(options: HubOptions): Promise<RunningHub> {
  const databases = await openDatabases(options.folder);
  const door = createDoor(() => readAccounts(options.folder), options.now);
  const server = createServer((request, response) => {
    answer(request, response, door, databases).catch((error) => {
      options.report(error);
      if (response.headersSent) response.destroy();
      else refuse(response, { status: 500, error: 'internal_server_error', reason: 'see the hub' });
    });
  });
  // Longer than a station keeps an unused connection, so that it is never closed under a request.
  server.keepAliveTimeout = 65_000;
  await listening(server, options);
  server.on('error', options.report);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, { port, address }: HubOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  databases: Databases,
): Promise<void> {
  // Stations are no web pages, and no web page has anything to ask here.
  if (request.headers.origin !== undefined) return refuse(response, forbidden('no web pages'));
  const target = request.url ?? '/';
  const route = routeOf(request.method ?? '', target);
  const { authorization } = request.headers;
  if (route?.kind === 'root' && authorization === undefined) return send(response, 200, welcome);
  const admission = await door.admit(authorization, request.socket.remoteAddress ?? '');
  if (admission.kind !== 'in') return refuse(response, doorRefusal(admission));
  if (!route) return refuse(response, { status: 404, error: 'not_found', reason: 'missing' });
  switch (route.kind) {
    case 'root':
      return send(response, 200, welcome);
    case 'session':
      return send(response, 200, sessionOf(admission));
    case 'database':
      if (route.ownerOnly && !admission.isOwner)
        return refuse(response, unauthorized('You are not a server admin.'));
      if (!hasGoodSince(target)) return refuse(response, badSince);
      return passOn(request, response, route, databases);
    default:
      return assertNever(route);
  }
}

async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  { place }: InDatabase,
  databases: Databases,
): Promise<void> {
  const body = await readBody(request);
  if (!body.ok) return refuse(response, body.error);
  const wrong = writeRefusal(place, body.value);
  if (wrong) return refuse(response, wrong);
  if (place === '_changes') tellEnd(request, response);
  databases(readAlready(request, bodyFor(place, body.value)), response);
}

/** Listings are asked for by id and in no other way. */
function bodyFor(place: string, body: Json): Json {
  return place === '_all_docs' ? { keys: body.keys ?? [] } : body;
}

/** A request whose body Express does not read again. */
function readAlready(request: IncomingMessage, body: Json): IncomingMessage {
  return Object.assign(request, { body, _body: true });
}

function sessionOf({ name, isOwner }: Admitted): Json {
  return { ok: true, userCtx: { name, roles: isOwner ? ['_admin'] : [] } };
}

function doorRefusal({ kind }: Exclude<Admission, { kind: 'in' }>): Refusal {
  switch (kind) {
    case 'stranger':
      return unauthorized('Authentication required.');
    case 'wrong':
      return unauthorized('Name or password is incorrect.');
    case 'locked':
      return forbidden('Account is temporarily locked due to multiple authentication failures');
    default:
      return assertNever(kind);
  }
}

const badSince: Refusal = {
  status: 400,
  error: 'bad_request',
  reason: "Malformed sequence supplied in 'since' parameter.",
};

function unauthorized(reason: string): Refusal {
  return { status: 401, error: 'unauthorized', reason };
}

function forbidden(reason: string): Refusal {
  return { status: 403, error: 'forbidden', reason };
}

function refuse(response: ServerResponse, { status, error, reason }: Refusal): void {
  // What is still on its way of a refused request is not waited for.
  response.setHeader('connection', 'close');
  if (status === 401) response.setHeader('www-authenticate', 'Basic realm="Packbench hub"');
  send(response, status, { error, reason });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
