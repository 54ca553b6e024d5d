/** Shopify's own Admin schema of 2026-10, made once: what the stub shop executes its queries on. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  type GraphQLSchema,
  type IntrospectionQuery,
  isEnumType,
} from 'graphql';

const FILE = new URL(
  '../../../../tests/fixtures/channels/shopify/admin-2026-10.json.gz',
  import.meta.url,
);

interface Contract {
  readonly data: IntrospectionQuery;
  readonly offline_scopes: {
    readonly items: readonly {
      readonly typeName: string;
      readonly fieldName?: string;
      readonly offlineScopes: readonly string[];
    }[];
  };
}

export interface AdminSchema {
  readonly schema: GraphQLSchema;
  /** Scopes that open a type ("Order") or a field ("Mutation.orderCancel"), one of which is enough. */
  readonly scopes: ReadonlyMap<string, readonly string[]>;
}

let made: AdminSchema | undefined;

export function adminSchema(): AdminSchema {
  made ??= make(JSON.parse(gunzipSync(readFileSync(FILE)).toString()));
  return made;
}

function make({ data, offline_scopes }: Contract): AdminSchema {
  const schema = buildClientSchema(data);
  // Values that only a later version has: a shop of the tests may answer what nobody knows yet.
  for (const type of Object.values(schema.getTypeMap()))
    if (isEnumType(type)) type.serialize = String;
  const needed = offline_scopes.items.filter(({ offlineScopes }) => offlineScopes.length > 0);
  return {
    schema,
    scopes: new Map(
      needed.map(({ typeName, fieldName, offlineScopes }) => [
        fieldName ? `${typeName}.${fieldName}` : typeName,
        offlineScopes,
      ]),
    ),
  };
}
