/**
 * How far this station has read a channel. Kept here and not shared: behind a shared one, orders that are still on
 * another station's disk would be missing at all others.
 */
import { z } from 'zod';
import { parseJson } from '../snapshots.ts';
import type { Store } from '../store.ts';

const nameOf = (channel: string) => `channel-cursor:${channel}`;

/** `since`: where the reading began. Begun elsewhere, it begins anew: orders from further back are wanted. */
const kept = z.object({ since: z.string().nullable(), cursor: z.string() });

/** '' before the first pull. */
export async function readCursor(
  store: Store,
  channel: string,
  since: string | null,
): Promise<string> {
  const known = kept.safeParse(parseJson((await store.local.get(nameOf(channel)))?.body ?? ''));
  return known.success && known.data.since === since ? known.data.cursor : '';
}

export async function writeCursor(
  store: Store,
  channel: string,
  since: string | null,
  cursor: string,
): Promise<void> {
  const id = nameOf(channel);
  const body = JSON.stringify({ since, cursor });
  await store.local.change(id, (current) => (current?.body === body ? null : { id, body }));
}
