/** A real HTTP server for a test of a connector: it answers as it is told, and is closed by the caller. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Reply {
  readonly status?: number;
  /** Text as it is, anything else as JSON. */
  readonly body: unknown;
}

export interface Answering extends AsyncDisposable {
  readonly url: string;
}

/** `answer` is given the JSON body of each request. */
export async function answering(answer: (body: unknown) => Reply): Promise<Answering> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const { status = 200, body } = answer(JSON.parse(text));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/admin-api`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
