/** What Shopify looks at before it executes a query: what it may cost, and which permissions it needs. */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { adminSchema } from './schema.ts';

type Variables = Readonly<Record<string, unknown>>;

const MUTATION_COST = 10;

/**
 * Objects cost a point, lists less than their length: 250 variants with an inventory item each cost 24
 * (https://community.shopify.dev/t/unexpectedly-low-graphql-query-cost-in-shopify-admin-api-seeking-clarification/23101).
 */
export function costOf(document: DocumentNode, variables: Variables): number {
  const { schema } = adminSchema();
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === 'OperationDefinition',
  );
  if (!operation) return 0;
  const root = schema.getRootType(operation.operation);
  const inside = root ? costOfAll(operation.selectionSet, root, variables) : 0;
  return operation.operation === 'mutation' ? MUTATION_COST + inside : inside;
}

function costOfAll(
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  variables: Variables,
): number {
  const { schema } = adminSchema();
  return selections.reduce((sum, node) => {
    if (node.kind === 'Field') return sum + costOfField(node, type, variables);
    if (node.kind === 'FragmentSpread') return sum;
    const named = node.typeCondition ? schema.getType(node.typeCondition.name.value) : type;
    return sum + (isCompositeType(named) ? costOfAll(node.selectionSet, named, variables) : 0);
  }, 0);
}

function costOfField(node: FieldNode, parent: GraphQLCompositeType, variables: Variables): number {
  const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
  if (!field || !node.selectionSet) return 0;
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return 0;
  const inside = costOfAll(node.selectionSet, type, variables);
  const bare = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (type.name === 'PageInfo' || (!isListType(bare) && !type.name.endsWith('Connection')))
    return type.name === 'PageInfo' ? 0 : 1 + inside;
  // `nodes` of a connection: counted with the connection.
  if (parent.name.endsWith('Connection')) return 1 + inside;
  const weight = weightOf(sizeOf(node, variables));
  return isListType(bare) ? weight * (1 + inside) : weight * inside;
}

function weightOf(size: number): number {
  return Math.ceil(1.5 * Math.log2(size + 1)) || 1;
}

function sizeOf(node: FieldNode, variables: Variables): number {
  const value = node.arguments?.find(({ name }) => ['first', 'last', 'ids'].includes(name.value));
  const size = value && valueFromASTUntyped(value.value, variables);
  if (Array.isArray(size)) return size.length;
  return typeof size === 'number' ? size : 1;
}

/** Of the first thing that is not granted: its name, and the scopes of which one would do; null: all is. */
export function denied(
  document: DocumentNode,
  granted: ReadonlySet<string>,
): { readonly field: string; readonly scopes: readonly string[] } | null {
  const { schema, scopes } = adminSchema();
  const info = new TypeInfo(schema);
  let found: { field: string; scopes: readonly string[] } | null = null;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType()?.name ?? '';
        const type = info.getType();
        const field = node.name.value;
        const keys = [`${parent}.${field}`, type ? getNamedType(type).name : ''];
        for (const key of keys) {
          const needed = scopes.get(key);
          if (!needed || needed.some((one) => isGranted(granted, one))) continue;
          found ??= { field, scopes: needed };
        }
      },
    }),
  );
  return found;
}

export function isGranted(granted: ReadonlySet<string>, scope: string): boolean {
  return granted.has(scope) || granted.has(scope.replace(/^read_/, 'write_'));
}
