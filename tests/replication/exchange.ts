/** One request as the layers of the test server see it, and the ways to answer it by oneself. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Asked {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** The request, read to its end. */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://server');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

/** The documents that a request writes. */
export function docsIn(asked: Asked): readonly ({ _id?: string } & Record<string, unknown>)[] {
  if (!asked.path.endsWith('/_bulk_docs')) return [];
  try {
    const { docs } = JSON.parse(asked.body.toString());
    return Array.isArray(docs) ? docs : [];
  } catch {
    return [];
  }
}

export interface Reply {
  readonly status: number;
  /** An object is sent as JSON, a text as HTML. */
  readonly body: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

export function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  const json = typeof body !== 'string';
  response.writeHead(status, {
    'content-type': json ? 'application/json' : 'text/html',
    ...headers,
  });
  response.end(json ? `${JSON.stringify(body)}\n` : body);
}

/** CouchDB's own shape of a refusal. */
export function refusal(status: number, error: string, reason: string): Reply {
  return { status, body: { error, reason } };
}
