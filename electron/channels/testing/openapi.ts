/**
 * Checks requests and answers against a vendor's OpenAPI (2 or 3, as JSON): a stub shop that is wrong about its vendor,
 * and a connector that asks what the vendor does not know, both fail here.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { ShopReply, ShopRequest } from './faulty-server.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: object;
}

type Node = { readonly [key: string]: unknown };

export interface OpenApi {
  /** What is wrong with a request, in words; empty when nothing. */
  request(request: ShopRequest): readonly string[];
  /** What is wrong with the answer to it. */
  reply(request: ShopRequest, reply: ShopReply): readonly string[];
}

/** @param base the path before the contract's own paths, '' for none */
export function openApi(document: Node, base = ''): OpenApi {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  formats.default(ajv);
  ajv.addSchema(nullableAsTypes(document) as Node, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const operations = operationsOf(document, base);

  function check(pointer: string, value: unknown, where: string): string[] {
    let validate = compiled.get(pointer);
    if (validate === undefined) {
      validate = ajv.compile({ $ref: `api#${pointer}` });
      compiled.set(pointer, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map((e) => `${where}${e.instancePath} ${e.message ?? ''}`);
  }

  function find({ method, path }: ShopRequest) {
    return operations.find((one) => one.method === method.toLowerCase() && one.path.test(path));
  }

  return {
    request: (request) => {
      const operation = find(request);
      if (operation === undefined) return [`${request.method} ${request.path} is not in the API`];
      const faults = queryFaults(request, operation.parameters);
      const body = operation.bodyPointer;
      if (body === null || request.body === '') return faults;
      return [...faults, ...check(body, parsed(request.body), 'body')];
    },
    reply: (request, { status = 200, body }) => {
      const operation = find(request);
      if (operation === undefined) return [`${request.method} ${request.path} is not in the API`];
      const pointer = operation.replyPointers.get(String(status));
      if (pointer === undefined) return [`${request.path} never answers ${status}`];
      return pointer === null || body === undefined ? [] : check(pointer, plain(body), 'answer');
    },
  };
}

interface Operation {
  readonly method: string;
  readonly path: RegExp;
  readonly parameters: readonly Parameter[];
  /** JSON pointer of its body's schema; null: none. */
  readonly bodyPointer: string | null;
  readonly replyPointers: ReadonlyMap<string, string | null>;
}

function operationsOf(document: Node, base: string): Operation[] {
  const paths = (document.paths ?? {}) as Record<string, Node>;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map((method) => operationAt(document, base, path, method)),
  );
}

function operationAt(document: Node, base: string, path: string, method: string): Operation {
  const at = `/paths/${escaped(path)}/${method}`;
  const item = valueAt(document, `/paths/${escaped(path)}`);
  const operation = valueAt(document, at);
  const parameters = [item.parameters, operation.parameters]
    .flatMap((list) => (list as (Parameter & { $ref?: string })[] | undefined) ?? [])
    .map((one) =>
      one.$ref ? (valueAt(document, one.$ref.slice(1)) as unknown as Parameter) : one,
    );
  const inBody = ((operation.parameters as Parameter[] | undefined) ?? []).findIndex(
    (one) => one.in === 'body',
  );
  const responses = (operation.responses ?? {}) as Node;
  return {
    method,
    path: new RegExp(`^${literal(base + path)}$`),
    parameters,
    bodyPointer:
      inBody >= 0
        ? `${at}/parameters/${inBody}/schema`
        : operation.requestBody
          ? contentPointer(document, `${at}/requestBody`)
          : null,
    replyPointers: new Map(
      Object.keys(responses).map((status) => [
        status,
        contentPointer(document, `${at}/responses/${status}`),
      ]),
    ),
  };
}

/** Of a body's or an answer's JSON schema, behind a reference where there is one. */
function contentPointer(document: Node, pointer: string): string | null {
  const node = valueAt(document, pointer);
  if (typeof node.$ref === 'string') return contentPointer(document, node.$ref.slice(1));
  if (node.schema !== undefined) return `${pointer}/schema`;
  const content = (node.content ?? {}) as Record<string, Node>;
  const type = Object.keys(content).find((one) => one.includes('json'));
  if (type === undefined || content[type]?.schema === undefined) return null;
  return `${pointer}/content/${escaped(type)}/schema`;
}

function queryFaults({ query }: ShopRequest, parameters: readonly Parameter[]): string[] {
  const known = parameters.filter((one) => one.in === 'query');
  const missing = known.filter((one) => one.required && !query.has(one.name));
  const unknown = [...query.keys()].filter((name) => !known.some((one) => one.name === name));
  return [
    ...missing.map(({ name }) => `query: ${name} is missing`),
    ...unknown.map((name) => `query: ${name} is not known`),
  ];
}

function valueAt(document: Node, pointer: string): Node {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Node>((node, part) => (node[unescaped(part)] ?? {}) as Node, document);
}

function literal(template: string): string {
  return template
    .split(/\{[^}]+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(part: string): string {
  return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** OpenAPI 3.0 says `nullable`, JSON schema a list of types. */
function nullableAsTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullableAsTypes);
  if (typeof value !== 'object' || value === null) return value;
  const node = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, nullableAsTypes(inner)]),
  );
  if (node.nullable !== true || typeof node.type !== 'string') return node;
  return { ...node, type: [node.type, 'null'] };
}

/** As it would arrive. */
function plain(body: unknown): unknown {
  return typeof body === 'string' ? parsed(body) : JSON.parse(JSON.stringify(body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
