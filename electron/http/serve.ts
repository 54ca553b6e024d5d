/** The Node host's server: the page's files over HTTP, the host contract over a WebSocket, for who is let in. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import { assertNever } from '../../shared/result.ts';
import type { Host } from '../host.ts';
import { pageFile } from '../page-files.ts';
import { pageHeaders } from '../page-policy.ts';
import { MESSAGE_BYTES, type Report, serveHostOnSocket } from '../wires.ts';
import { type Asked, admit, admitProgram, admitSocket, type Gate } from './gate.ts';
import { isOrdersUrl, type OrdersDoor } from './orders-door.ts';
import { strangerPage } from './stranger-page.ts';

/** Told to whoever asks, so that a second start can tell Packbench from another program at its port. */
export const SIGN = 'x-packbench';

/** A page that has not answered this long is gone; its network cable may have been pulled. */
const HEARTBEAT_MS = 30_000;

export interface ServeOptions {
  readonly port: number;
  readonly token: string;
  readonly version: string;
  /** The folder of the built page. */
  readonly page: string;
  readonly host: Host;
  readonly report: Report;
  /** Where programs send orders; without it nobody can. */
  readonly orders?: OrdersDoor | undefined;
}

/** A running server and the port it was given. */
export interface Serving {
  readonly gate: Gate;
  /** Ends all connections; resolves when the port is free again. */
  close(): Promise<void>;
}

/** Serves this machine until closed. Rejects when the port is taken: another port would show other orders. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const gate = { port: options.port, token: options.token };
  const server = createServer((request, response) => {
    answer(request, response, gate, options).catch((error) => {
      options.report(error);
      response.destroy();
    });
  });
  const sockets = openSockets(server, gate, options);
  await listening(server, options.port);
  const address = server.address();
  if (typeof address === 'object' && address !== null) gate.port = address.port;
  server.on('error', options.report);
  return { gate, close: () => closeAll(server, sockets) };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function asked(request: IncomingMessage): Asked {
  const { host, origin, cookie } = request.headers;
  return { method: request.method ?? '', url: request.url ?? '', host, origin, cookie };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  gate: Gate,
  { page, version, orders }: ServeOptions,
): Promise<void> {
  const headers = { ...pageHeaders(`ws://127.0.0.1:${gate.port}`), [SIGN]: version };
  if (orders && isOrdersUrl(request.url ?? ''))
    return orders(request, response, { headers, admitted: admitProgram(asked(request), gate) });
  const html = {
    ...headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  const body = (text: string | Buffer) => (request.method === 'HEAD' ? undefined : text);
  const decision = admit(asked(request), gate);
  switch (decision.kind) {
    case 'refused':
      response.writeHead(decision.status, headers).end();
      return;
    case 'moved':
      response.writeHead(302, { ...headers, Location: decision.to }).end();
      return;
    case 'welcome':
      response.writeHead(302, { ...html, Location: '/', 'Set-Cookie': decision.cookie }).end();
      return;
    case 'stranger':
      response.writeHead(401, html).end(body(strangerPage()));
      return;
    case 'admitted': {
      const file = await pageFile(page, decision.pathname);
      if (file === undefined) {
        response.writeHead(404, headers).end();
        return;
      }
      const keep = file.lasting ? 'private, max-age=31536000, immutable' : 'no-cache';
      response
        .writeHead(200, { ...headers, 'Content-Type': file.type, 'Cache-Control': keep })
        .end(body(file.body));
      return;
    }
    default:
      assertNever(decision);
  }
}

function openSockets(server: Server, gate: Gate, options: ServeOptions): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  const alive = new WeakSet<object>();
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', options.report);
    if (!admitSocket(asked(request), gate)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      alive.add(opened);
      opened.on('pong', () => alive.add(opened));
      opened.on('error', options.report);
      serveHostOnSocket(options.host, opened, options.report);
    });
  });
  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, HEARTBEAT_MS).unref();
  server.on('close', () => clearInterval(heartbeat));
  return sockets;
}

async function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(1001);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A browser that does not answer the goodbye is not waited for.
  setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  }, 500).unref();
  server.closeIdleConnections();
  await closed;
}
