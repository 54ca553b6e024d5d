/**
 * How far this station has read a channel. Kept here and not shared: behind a shared one, orders that are still on
 * another station's disk would be missing at all others.
 */
import type { Store } from '../store.ts';

const nameOf = (channel: string) => `channel-cursor:${channel}`;

/** '' before the first pull. */
export async function readCursor(store: Store, channel: string): Promise<string> {
  return (await store.local.get(nameOf(channel)))?.body ?? '';
}

export async function writeCursor(store: Store, channel: string, cursor: string): Promise<void> {
  const id = nameOf(channel);
  await store.local.change(id, (current) =>
    current?.body === cursor ? null : { id, body: cursor },
  );
}
