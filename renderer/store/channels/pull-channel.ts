/**
 * One cycle of a channel: its changed orders slice by slice, the cursor stored behind each, then the open orders as they
 * are now, since no channel tells every change by "updated since".
 */
import type { AskFault } from '../../../shared/channels/calls.ts';
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { vendors } from '../../../shared/channels/vendors.ts';
import type { HostFault } from '../../../shared/host.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Host } from '../../host.ts';
import type { Store } from '../store.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { ordersOnTheirWay } from './deliveries.ts';
import { type PulledChannel, takeInPulled } from './take-in.ts';

export interface Cycle {
  readonly store: Store;
  readonly channels: Host['channels'];
  readonly channel: PulledChannel;
  /** Where the next reading of open orders goes on, where not all are read in one cycle. */
  readonly rota: Rota;
  /** `left`: orders that are still to come; null: the channel does not say. */
  readonly progress: (taken: number, left: number | null) => void;
  readonly signal: AbortSignal;
}

/** The open order (its id) that was read again last, and the parcel that was asked for last. */
export interface Rota {
  after: string;
  parcel: ShipmentRecord | undefined;
}

export type PullFault = AskFault | HostFault;

/** Few enough that a slice is stored at once between two scans, many enough for a first pull. */
const SLICE = 50;

/** How many orders were new or changed. What was stored before a fault or the signal stays, and is not asked for again. */
export async function pullChannel(cycle: Cycle): Promise<Result<number, PullFault>> {
  const seen = new Set<string>();
  const pulled = await pullChanges(cycle, seen);
  if (!pulled.ok) return pulled;
  const refreshed = await refreshOpen(cycle, seen);
  if (!refreshed.ok) return refreshed;
  const followed = await followParcels(cycle, seen);
  return followed.ok ? ok(pulled.value + refreshed.value + followed.value) : followed;
}

async function pullChanges(
  { store, channels, channel, progress, signal }: Cycle,
  seen: Set<string>,
): Promise<Result<number, PullFault>> {
  const { id } = channel;
  const { since, vendor } = channel.setting;
  const limit = vendors[vendor].slice ?? SLICE;
  let taken = 0;
  for (let cursor = await readCursor(store, id, since); !signal.aborted; ) {
    const slice = await channels.pull({ id, cursor, since, limit });
    if (!slice.ok) return slice;
    const { orders, left } = slice.value;
    taken += await takeIn({ store, channel }, orders);
    for (const { reading } of orders) seen.add(reading.externalId);
    const isLast = left === 0 || slice.value.cursor === cursor;
    cursor = slice.value.cursor;
    await writeCursor(store, id, since, cursor);
    progress(taken, left);
    if (isLast) break;
    await store.activity.pause();
  }
  return ok(taken);
}

/** The channel's open orders that its changes did not tell of. */
async function refreshOpen(
  cycle: Cycle,
  seen: ReadonlySet<string>,
): Promise<Result<number, PullFault>> {
  const { store, channel, rota, signal } = cycle;
  const most = vendors[channel.setting.vendor].rereads;
  const all = [...store.open.rows.values()].filter((row) => row.channel === channel.id && row.live);
  const ids = inTurn(
    all.map((row) => row.id),
    rota,
    most,
  );
  let changed = 0;
  for (let from = 0; from < ids.length && !signal.aborted; from += SLICE) {
    const open = (await store.orders.getMany(ids.slice(from, from + SLICE))).filter(
      ({ facts }) => facts.revision !== null && !seen.has(facts.externalId),
    );
    const now = await readAgain(cycle, open);
    if (!now.ok) return now;
    changed += await takeIn({ store, channel }, [...now.value, ...vanished(open, now.value)]);
    await store.activity.pause();
  }
  return ok(changed);
}

/** Orders with parcels on their way, where the channel tells what was delivered: they are closed here, and no change. */
async function followParcels(
  cycle: Cycle,
  seen: ReadonlySet<string>,
): Promise<Result<number, PullFault>> {
  const { store, channel, rota, signal } = cycle;
  const { tellsDelivered, rereads } = vendors[channel.setting.vendor];
  if (!tellsDelivered) return ok(0);
  const where = { after: rota.parcel, most: rereads };
  const { orders, last } = await ordersOnTheirWay(store, channel.id, where);
  const asked = orders.filter(({ facts }) => !seen.has(facts.externalId));
  let changed = 0;
  for (let from = 0; from < asked.length && !signal.aborted; from += SLICE) {
    const now = await readAgain(cycle, asked.slice(from, from + SLICE));
    if (!now.ok) return now;
    changed += await takeIn({ store, channel }, now.value);
    await store.activity.pause();
  }
  rota.parcel = last;
  return ok(changed);
}

async function readAgain(
  { channels, channel }: Cycle,
  orders: readonly OrderRecord[],
): Promise<Result<readonly PulledOrder[], PullFault>> {
  if (orders.length === 0) return ok([]);
  const externalIds = orders.map(({ facts }) => facts.externalId);
  const now = await channels.refresh({ id: channel.id, externalIds });
  return now.ok ? now : err(now.error);
}

/** Whose turn it is: those behind the last one, and then from the beginning. */
function inTurn(ids: readonly string[], rota: Rota, most = ids.length): readonly string[] {
  const sorted = ids.toSorted();
  const behind = sorted.filter((id) => id > rota.after);
  const turn = [...behind, ...sorted.filter((id) => id <= rota.after)].slice(0, most);
  rota.after = turn.length < ids.length ? (turn.at(-1) ?? '') : '';
  return turn;
}

/** Orders that the channel has no more: as they were, for a person to look at. */
function vanished(open: readonly OrderRecord[], found: readonly PulledOrder[]): PulledOrder[] {
  const there = new Set(found.map(({ reading }) => reading.externalId));
  return open
    .filter(({ facts }) => !there.has(facts.externalId))
    .map(({ facts: { readAt: _, hash: __, ...reading } }) => ({
      reading,
      review: ['The channel does not have this order any more.'],
      cancelRequested: false,
      raw: '',
    }));
}

async function takeIn(
  { store, channel }: Pick<Cycle, 'store' | 'channel'>,
  orders: readonly PulledOrder[],
): Promise<number> {
  if (orders.length === 0) return 0;
  const { created, changed } = await takeInPulled(store, channel, orders);
  return created + changed;
}
