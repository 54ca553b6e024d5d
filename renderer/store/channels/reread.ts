/** A channel's orders read once more from what it told of them: this app may have learnt to read them better since. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import type { HostFault } from '../../../shared/host.ts';
import { isErased } from '../../../shared/orders/log.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Host } from '../../host.ts';
import type { Store } from '../store.ts';
import { type PulledChannel, takeInPulled } from './take-in.ts';

/** Few enough to be read and stored between two scans. */
const SLICE = 50;
/** An answer is kept before its order is stored, which may have to wait for a scan. */
const LATER_MS = 120_000;

interface Reread {
  readonly store: Store;
  readonly channels: Pick<Host['channels'], 'reread'>;
  readonly channel: PulledChannel;
  /** Orders looked at so far. */
  readonly progress: (orders: number) => void;
  readonly signal: AbortSignal;
}

/** How many orders were read anew, and how many of them are other than before. */
export interface RereadTally {
  readonly read: number;
  readonly changed: number;
}

export async function rereadChannel(parts: Reread): Promise<Result<RereadTally, HostFault>> {
  const { store, channel, progress, signal } = parts;
  const tally = { read: 0, changed: 0 };
  let looked = 0;
  for await (const slice of store.orders.slices(SLICE, store.activity.pause)) {
    if (signal.aborted) break;
    const told = await keptOf(parts, slice);
    if (!told.ok) return told;
    if (told.value.length > 0) {
      const { created, changed } = await takeInPulled(store, channel, told.value);
      tally.read += told.value.length;
      tally.changed += created + changed;
    }
    looked += slice.length;
    progress(looked);
  }
  return ok(tally);
}

/** What this computer kept of them; not of those that another station read later. */
async function keptOf(
  { channels, channel }: Reread,
  slice: readonly OrderRecord[],
): Promise<Result<readonly PulledOrder[], HostFault>> {
  const mine = slice.filter(
    (order) =>
      order.facts.channel === channel.id && order.facts.revision !== null && !isErased(order),
  );
  if (mine.length === 0) return ok([]);
  const externalIds = mine.map(({ facts }) => facts.externalId);
  const kept = await channels.reread({ id: channel.id, externalIds });
  if (!kept.ok) return kept;
  const readAt = new Map(
    mine.map(({ facts }) => [facts.externalId, Date.parse(stampTime(facts.readAt))]),
  );
  return ok(
    kept.value
      .filter(({ order, keptAt }) => {
        const at = readAt.get(order.reading.externalId);
        return at !== undefined && at <= Date.parse(keptAt) + LATER_MS;
      })
      .map(({ order }) => order),
  );
}
