/** The shape of a stored record's RxDB schema and its migrations, said without importing RxDB. */

export interface RecordSchema {
  readonly version: number;
  readonly primaryKey: string;
  readonly type: 'object';
  readonly properties: { readonly [field: string]: RecordField };
  readonly required: readonly string[];
  readonly indexes: readonly (readonly string[])[];
}

export interface RecordField {
  readonly type: 'string' | 'number' | 'boolean' | 'object' | 'array';
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
}

/** How a document of version n − 1 becomes one of version n, keyed by n; empty while a schema is at version 0. */
export type Migrations = {
  readonly [version: number]: (old: Record<string, unknown>) => Record<string, unknown>;
};

/** A stored record: its name (one word, the collection's), its schema and its migrations. */
export interface StoredRecord {
  readonly name: string;
  readonly schema: RecordSchema;
  readonly migrations: Migrations;
}

/** A string field that may be indexed: present, never null, at most `maxLength` characters. */
export function keyField(maxLength: number): RecordField {
  return { type: 'string', maxLength };
}

/** A document of schema version `from` as one of the record's version now. */
export function migrated(
  { schema, migrations }: StoredRecord,
  from: number,
  document: Record<string, unknown>,
): Record<string, unknown> {
  let current = document;
  for (let version = from + 1; version <= schema.version; version++)
    current = migrations[version]?.(current) ?? current;
  return current;
}
