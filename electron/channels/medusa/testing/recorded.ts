/** What a real Medusa 2.21.2 answered (tests/fixtures/channels/medusa, cut down). */
import { readFileSync } from 'node:fs';

// biome-ignore lint/suspicious/noExplicitAny: a stranger's JSON, which the tests take apart.
export type Json = any;

export function recorded(name: string): Json {
  const at = new URL(`../../../../tests/fixtures/channels/medusa/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(at, 'utf8'));
}
