/** A request's body: read within limits, and looked through before it reaches a database. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';

/** CouchDB's own limits. */
export const REQUEST_BYTES = 64 * 1024 * 1024;
export const DOCUMENT_BYTES = 8_000_000;

/** A refusal as CouchDB words it. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly reason: string;
}

export type Json = Readonly<Record<string, unknown>>;

const object = z.record(z.string(), z.unknown());
const written = z.object({
  docs: z.array(z.looseObject({ _id: z.string() })),
  new_edits: z.literal(true).optional(),
});

const tooLarge: Refusal = {
  status: 413,
  error: 'too_large',
  reason: 'the request entity is too large',
};

/** The body as JSON; an empty one is an empty object. */
export async function readBody(request: IncomingMessage): Promise<Result<Json, Refusal>> {
  if (Number(request.headers['content-length'] ?? 0) > REQUEST_BYTES) return err(tooLarge);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > REQUEST_BYTES) return err(tooLarge);
    chunks.push(chunk);
  }
  if (bytes === 0) return ok({});
  const read = object.safeParse(parsed(Buffer.concat(chunks).toString()));
  return read.success ? ok(read.data) : err(malformed('invalid UTF-8 JSON'));
}

/** What is wrong with a write to one document or many; null when nothing is. */
export function writeRefusal(place: string, body: Json): Refusal | null {
  if (place !== '_bulk_docs') return sizeRefusal([body]);
  const read = written.safeParse(body);
  if (!read.success) return malformed('docs with an _id each, and new_edits as it is by default');
  if (read.data.docs.some(({ _id }) => _id === '' || _id.startsWith('_')))
    return {
      status: 400,
      error: 'illegal_docid',
      reason: 'Document ids start with no underscore.',
    };
  return sizeRefusal(read.data.docs);
}

function sizeRefusal(docs: readonly object[]): Refusal | null {
  const large = docs.find((doc) => Buffer.byteLength(JSON.stringify(doc)) > DOCUMENT_BYTES);
  return large
    ? { status: 413, error: 'document_too_large', reason: 'a document is too large' }
    : null;
}

function malformed(reason: string): Refusal {
  return { status: 400, error: 'bad_request', reason };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
