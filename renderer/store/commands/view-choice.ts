/** How somebody likes a screen at this station (columns, panels): kept here, never replicated. */
import type { z } from 'zod';
import type { Result } from '../../../shared/result.ts';
import { type NotSaved, saved } from '../saving.ts';
import { parseJson } from '../snapshots.ts';
import type { Store } from '../store.ts';

/** The choice `name` as it was kept last, or undefined when there is none that can be read. */
export async function readChoice<T>(
  store: Pick<Store, 'local'>,
  name: string,
  shape: z.ZodType<T>,
): Promise<T | undefined> {
  const record = await store.local.get(idOf(name));
  if (!record) return undefined;
  const read = shape.safeParse(parseJson(record.body));
  return read.success ? read.data : undefined;
}

/** Keeps the choice `name`. */
export async function keepChoice(
  store: Pick<Store, 'local'>,
  name: string,
  choice: unknown,
): Promise<Result<unknown, NotSaved>> {
  const record = { id: idOf(name), body: JSON.stringify(choice) };
  return saved(() => store.local.change(record.id, () => record));
}

function idOf(name: string): string {
  return `view:${name}`;
}
