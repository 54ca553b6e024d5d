/** The walk of this station as it is kept locally, so that a reload goes on where it was. */
import { z } from 'zod';
import { pickWalk } from '../../../shared/picking/pick-walk.ts';
import type { Result } from '../../../shared/result.ts';
import { type NotSaved, saved } from '../saving.ts';
import { parseJson } from '../snapshots.ts';
import type { Store } from '../store.ts';

const RECORD = 'pick-walk';

/** `picked`: orders whose walk is finished; they wait for the bench. */
const keptWalk = z.object({ walk: pickWalk.nullable(), picked: z.array(z.string()) });
export type KeptWalk = z.infer<typeof keptWalk>;

export const NO_WALK: KeptWalk = { walk: null, picked: [] };

/** What was kept; nothing where it is damaged: what was picked is scanned again, and nothing else is lost. */
export async function readWalk({ local }: Pick<Store, 'local'>): Promise<KeptWalk> {
  const read = await saved(() => local.get(RECORD));
  const kept = keptWalk.safeParse(parseJson((read.ok && read.value?.body) || 'null'));
  return kept.success ? kept.data : NO_WALK;
}

export function keepWalk(
  { local }: Pick<Store, 'local'>,
  kept: KeptWalk,
): Promise<Result<unknown, NotSaved>> {
  return saved(() => local.change(RECORD, () => ({ id: RECORD, body: JSON.stringify(kept) })));
}
