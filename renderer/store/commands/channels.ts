/** What people decide about sales channels: connecting one, pausing it, disconnecting it. Its orders always stay. */
import { type ChannelSetting, newChannel as fresh } from '../../../shared/channels/channel.ts';
import type { VendorName } from '../../../shared/channels/vendors.ts';
import type { Result } from '../../../shared/result.ts';
import type { NotSaved } from '../saving.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';

export interface NewChannel {
  readonly vendor: VendorName;
  readonly name: string;
  /** Orders from this moment on are read, UTC ISO; null: as far back as the channel allows. */
  readonly since: string | null;
  /** See `accountOf`. */
  readonly account?: string;
}

export function addChannel(
  store: Store,
  id: string,
  channel: NewChannel,
): Promise<Result<unknown, NotSaved>> {
  return save(store, id, fresh(channel, store.clock.iso()));
}

/** Connects a channel again that was disconnected: it keeps its orders and settings. */
export function takeBackChannel(store: Store, id: string): ReturnType<typeof changeChannel> {
  // Parcels that left meanwhile were told by hand, or not at all.
  return changeChannel(store, id, { gone: false, paused: false, connectedAt: store.clock.iso() });
}

/** What can be changed of a channel later. */
export type ChannelFields = Partial<Omit<ChannelSetting, 'vendor' | 'account'>>;

/** Changes a channel that is there; one that is not stays so. */
export async function changeChannel(
  store: Store,
  id: string,
  fields: ChannelFields,
): Promise<Result<unknown, NotSaved> | null> {
  const known = store.settingsView.getState().channels[id];
  if (!known) return null;
  // Parcels that left while it was not told of any are not told of afterwards.
  const begins = fields.tellShipments === true && !known.tellShipments;
  const from = begins ? { connectedAt: store.clock.iso() } : {};
  return save(store, id, { ...known, ...fields, ...from });
}

function save(store: Store, id: string, channel: ChannelSetting) {
  return changeSettings(store.settings, store.clock, 'channels', { [id]: channel });
}
