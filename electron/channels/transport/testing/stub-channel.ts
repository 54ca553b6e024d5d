/** A channel for the tests of the transport: a real HTTP server that answers as told, in turn, and keeps what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Behaviour = (response: ServerResponse, asked: Asked) => void;

export interface StubChannel {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** The last behaviour stays. */
export async function stubChannel(...behaviours: readonly Behaviour[]): Promise<StubChannel> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, body: await text(request) };
    const behaviour = behaviours[Math.min(asked.length, behaviours.length - 1)];
    asked.push(one);
    behaviour?.(response, one);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export function answer(
  status: number,
  body = '{}',
  headers: Record<string, string> = {},
): Behaviour {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Connected, and then nothing. */
export const silence: Behaviour = () => {};

/** The connection ends when the request is there, and whatever it asked may be done. */
export const cutOff: Behaviour = (response) => response.socket?.destroy();

/** The answer ends in the middle. */
export const truncated: Behaviour = (response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"orders":[', () => response.socket?.destroy());
};
