/**
 * A record as the server keeps it: `_id`, `_rev`, the schema version `v`, and the record's fields. What arrives is data
 * of strangers: it is checked here, and what does not fit is told and never stored.
 */
import type { RemoteDoc, RemoteWrite } from './remote.ts';
import type { Replicated } from './replicated.ts';

/** The most that a record's migrations may add up to; guards against a document that claims to be very old. */
const FIRST_VERSION = 0;

export type Arrived<T> =
  | { readonly kind: 'record'; readonly record: T }
  /** Taken out on the server; `body` where its tombstone still says what it was. */
  | { readonly kind: 'tombstone'; readonly body: T | null }
  /** Written by a later version of Packbench than this one. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly reason: string };

/** A record as a document to write; `rev` is the server's revision that it replaces ('' : none is known). */
export function toRemote<T extends { readonly id: string }>(
  { record: { schema } }: Replicated<T>,
  { id, ...fields }: T,
  rev: string,
): RemoteWrite {
  const doc = { _id: id, ...(rev !== '' && { _rev: rev }), v: schema.version };
  for (const [name, value] of Object.entries(fields))
    if (!name.startsWith('_')) Object.assign(doc, { [name]: value });
  return doc;
}

/** What a document from the server is, brought up to this version's schema. */
export function fromRemote<T extends { readonly id: string }>(
  rules: Replicated<T>,
  doc: RemoteDoc,
): Arrived<T> {
  const { v = FIRST_VERSION } = doc;
  const { version } = rules.record.schema;
  if (typeof v !== 'number' || !Number.isInteger(v) || v < FIRST_VERSION)
    return removedOr(doc, { kind: 'damaged', reason: 'v: not a schema version' });
  if (v > version) return { kind: 'newer', version: v };
  const migrated = migrate(rules, fieldsOf(doc), v);
  const read = rules.shape.safeParse(migrated);
  if (!read.success) {
    const issue = read.error.issues[0];
    const reason = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    return removedOr(doc, { kind: 'damaged', reason });
  }
  const record = migrated as unknown as T; // Its shape was checked above; fields that the shape does not know are kept.
  return doc._deleted ? { kind: 'tombstone', body: record } : { kind: 'record', record };
}

function removedOr<T>({ _deleted }: RemoteDoc, otherwise: Arrived<T>): Arrived<T> {
  return _deleted ? { kind: 'tombstone', body: null } : otherwise;
}

function fieldsOf(doc: RemoteDoc): Record<string, unknown> {
  const fields: Record<string, unknown> = { id: doc._id };
  for (const [name, value] of Object.entries(doc))
    if (!name.startsWith('_') && name !== 'v' && name !== 'id') fields[name] = value;
  return fields;
}

function migrate<T>(
  { record: { schema, migrations } }: Replicated<T>,
  fields: Record<string, unknown>,
  from: number,
): Record<string, unknown> {
  let migrated = fields;
  for (let to = from + 1; to <= schema.version; to++) {
    try {
      migrated = migrations[to]?.(migrated) ?? migrated;
    } catch {
      // What cannot be migrated does not have the shape either, which the caller tells.
      return {};
    }
  }
  return migrated;
}
