/** The answers of CouchDB 3 and of express-pouchdb as far as they are used; what else comes is no answer of theirs. */
import { z } from 'zod';
import { type RemoteFault, remoteDoc } from '../../shared/replication/remote.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { HttpReply } from './http-exchange.ts';

/** CouchDB's sequences are texts, express-pouchdb's are numbers. */
const sequence = z.union([z.string(), z.number()]).transform(String);

export const changesAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      deleted: z.boolean().optional(),
      changes: z.array(z.object({ rev: z.string() })),
      doc: remoteDoc.nullish(),
    }),
  ),
  last_seq: sequence,
  /** Only CouchDB says. */
  pending: z.int().optional(),
});

/** A poll brings no documents. */
export const pollAnswer = z.object({ results: z.array(z.unknown()), last_seq: sequence });

export const databaseAnswer = z.object({ update_seq: sequence, doc_count: z.int() });

export const allDocsAnswer = z.object({
  rows: z.array(
    z.object({
      id: z.string().optional(),
      /** Missing where the document never was. */
      value: z.object({ rev: z.string(), deleted: z.boolean().optional() }).nullish(),
      doc: remoteDoc.nullish(),
    }),
  ),
});

export const bulkGetAnswer = z.object({
  results: z.array(z.object({ docs: z.array(z.object({ ok: remoteDoc.optional() })) })),
});

export const bulkDocsAnswer = z.array(
  z.union([
    z.object({ id: z.string(), error: z.string(), reason: z.string().catch('') }),
    z.object({ id: z.string(), rev: z.string() }),
  ]),
);

export const localDoc = z.looseObject({ _rev: z.string() });

/** What an answer says, or that it is not CouchDB's. */
export function understood<T extends z.ZodType>(
  schema: T,
  reply: Result<HttpReply, RemoteFault>,
): Result<z.infer<T>, RemoteFault> {
  if (!reply.ok) return reply;
  const read = schema.safeParse(reply.value.json);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return err({
    kind: 'nonsense',
    reason: `${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? ''}`,
  });
}
