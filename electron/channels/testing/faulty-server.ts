/**
 * The HTTP server under every stub shop: it hands requests to the shop and its answers back, counts them, and fails on
 * demand in the ways that networks and hosts do. What the vendor itself would say is the shop's.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ShopRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case names. */
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ShopReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, undefined as no body, anything else as JSON. */
  readonly body?: unknown;
}

export type ServerFault =
  /** Answered so, without the shop hearing of it. */
  | { readonly kind: 'instead'; readonly reply: ShopReply }
  /** The shop does it, and the connection ends before its answer. */
  | { readonly kind: 'lost' }
  /** The shop does it, and half of its answer arrives as if it were all. */
  | { readonly kind: 'cut' };

export interface FaultyServer extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly ShopRequest[];
  /** The next requests that `matching` is true of, one a fault, in turn. */
  fail(faults: readonly ServerFault[], matching?: (request: ShopRequest) => boolean): void;
}

interface Waiting {
  readonly fault: ServerFault;
  readonly matching: (request: ShopRequest) => boolean;
}

export interface FaultyServerOptions {
  /** Of the Date header, ms since 1970. */
  readonly now: () => number;
  readonly answer: (request: ShopRequest) => ShopReply | Promise<ShopReply>;
}

export async function openFaultyServer(options: FaultyServerOptions): Promise<FaultyServer> {
  const asked: ShopRequest[] = [];
  const waiting: Waiting[] = [];

  async function serve(incoming: IncomingMessage, response: ServerResponse) {
    const request = await requestOf(incoming);
    asked.push(request);
    const at = waiting.findIndex(({ matching }) => matching(request));
    const fault = at < 0 ? undefined : waiting.splice(at, 1)[0]?.fault;
    const reply = fault?.kind === 'instead' ? fault.reply : await options.answer(request);
    if (fault?.kind === 'lost') {
      response.socket?.destroy();
      return;
    }
    const body = textOf(reply.body);
    response.writeHead(reply.status ?? 200, {
      date: new Date(options.now()).toUTCString(),
      'content-type': 'application/json',
      ...reply.headers,
    });
    response.end(fault?.kind === 'cut' ? body.slice(0, Math.floor(body.length / 2)) : body);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error) => response.writeHead(599).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    fail: (faults, matching = () => true) => {
      waiting.push(...faults.map((fault) => ({ fault, matching })));
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<ShopRequest> {
  const { method = '', url = '/', headers } = incoming;
  const { pathname: path, searchParams: query } = new URL(url, 'http://stub');
  return { method, path, query, headers, body: await text(incoming) };
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
