/** What a real WooCommerce 11.0.1 answered (tests/fixtures/channels/woocommerce, cut down), and how answers are compared with it. */
import { readFileSync } from 'node:fs';

// biome-ignore lint/suspicious/noExplicitAny: a stranger's JSON, which the tests take apart.
export type Json = any;

export function recorded(name: string): Json {
  const at = new URL(
    `../../../../tests/fixtures/channels/woocommerce/${name}.json`,
    import.meta.url,
  );
  return JSON.parse(readFileSync(at, 'utf8'));
}

/** Where an answer has not the fields and types of a recorded one; more than was recorded does no harm. */
export function shapeFaults(answer: Json, model: Json, path = ''): string[] {
  if (model === null) return [];
  if (Array.isArray(model)) {
    if (!Array.isArray(answer)) return [`${path}: not a list`];
    return model.length === 0
      ? []
      : answer.flatMap((one, at) => shapeFaults(one, model[0], `${path}[${at}]`));
  }
  if (typeof model !== typeof answer) return [`${path}: ${typeof answer}, not ${typeof model}`];
  if (typeof model !== 'object') return [];
  return Object.keys(model).flatMap((key) =>
    shapeFaults(answer[key], model[key], `${path}.${key}`),
  );
}
