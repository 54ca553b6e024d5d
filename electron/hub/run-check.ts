/** Runs the check function's very text on a document, as CouchDB would, for a server that does not do it itself. */
import { createContext, Script } from 'node:vm';
import { z } from 'zod';
import { checkDesign } from '../../shared/replication/check-function.ts';
import { type ReplicatedName, replicatedNames } from '../../shared/replication/remote.ts';

/** Who writes, as CouchDB tells the function. */
export interface UserContext {
  readonly db: string;
  readonly name: string;
  readonly roles: readonly string[];
}

type ValidateDocUpdate = (newDoc: unknown, oldDoc: unknown, user: UserContext, sec: object) => void;

const refusal = z.object({ forbidden: z.string() });

const checks = new Map(
  replicatedNames.map((name) => [name, compiled(checkDesign(name).validate_doc_update)]),
);

/** Why the document may not be written over `oldDoc` (null: there is none); null when it may. */
export function refusedBecause(
  collection: ReplicatedName,
  newDoc: object,
  oldDoc: object | null,
  user: UserContext,
): string | null {
  try {
    checks.get(collection)?.(newDoc, oldDoc, user, {});
    return null;
  } catch (thrown) {
    const read = refusal.safeParse(thrown);
    if (read.success) return read.data.forbidden;
    throw thrown;
  }
}

function compiled(text: string): ValidateDocUpdate {
  return new Script(`(${text})`).runInContext(createContext({}));
}
