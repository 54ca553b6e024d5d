/** The backup that was saved before this station joined a shop, remembered so that the way back can be told later. */
import { z } from 'zod';
import { keepChoice, readChoice } from '../../store/commands/view-choice.ts';
import type { Store } from '../../store/store.ts';

const NAME = 'joined-with';
const shape = z.object({ file: z.string(), at: z.string() });

export type JoinedWith = z.infer<typeof shape>;

/** Remembers the backup's file. */
export async function rememberJoining(store: Store, file: string): Promise<void> {
  // Where it cannot be kept, the file is there all the same and its name was shown.
  await keepChoice(store, NAME, { file, at: store.clock.iso() });
}

export function joinedWith(store: Store): Promise<JoinedWith | undefined> {
  return readChoice(store, NAME, shape);
}
