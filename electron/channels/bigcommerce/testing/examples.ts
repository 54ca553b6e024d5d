/** Answers as the vendor's own contract shows them (tests/fixtures/channels/bigcommerce), and the contract itself. */
import { readFileSync } from 'node:fs';

// biome-ignore lint/suspicious/noExplicitAny: a stranger's JSON, which the tests take apart.
export type Json = any;

export function fixture(name: string): Json {
  const at = new URL(
    `../../../../tests/fixtures/channels/bigcommerce/${name}.json`,
    import.meta.url,
  );
  return JSON.parse(readFileSync(at, 'utf8'));
}

/**
 * The contract without the links (`…_Resource`) that stand for what was not included: they are objects of any shape, so
 * that nothing would be checked beside them.
 */
export function withoutLinks(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutLinks);
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutLinks(value)]),
  );
  if (!Array.isArray(inner.oneOf)) return inner;
  const whole = inner.oneOf.filter(
    (one: Json) => !(one.$ref ?? one.items?.$ref)?.endsWith('_Resource'),
  );
  return { ...inner, oneOf: whole.length > 0 ? whole : inner.oneOf };
}
