/** What a channel has for sale, read page by page. */
import type { Listing } from '../../../shared/channels/port.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Host } from '../../host.ts';
import type { PullFault } from '../channels/pull-channel.ts';

/** More pages than this no shop has: a channel that never ends is stopped. */
const MOST_PAGES = 5_000;

export async function readListings(
  channels: Host['channels'],
  id: string,
  progress: (read: number) => void,
  signal: AbortSignal,
): Promise<Result<readonly Listing[], PullFault>> {
  // The same listing on two pages: what was read last is what it is.
  const listings = new Map<string, Listing>();
  let cursor = '';
  for (let page = 0; page < MOST_PAGES && !signal.aborted; page++) {
    const slice = await channels.listings({ id, cursor });
    if (!slice.ok) return slice;
    for (const listing of slice.value.listings) listings.set(listing.id, listing);
    progress(listings.size);
    if (slice.value.next === null) break;
    cursor = slice.value.next;
  }
  return ok([...listings.values()]);
}
