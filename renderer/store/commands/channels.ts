/** What people decide about sales channels: connecting one, pausing it, disconnecting it. Its orders always stay. */
import type { ChannelSetting } from '../../../shared/channels/channel.ts';
import type { VendorName } from '../../../shared/channels/vendors.ts';
import type { Result } from '../../../shared/result.ts';
import type { NotSaved } from '../saving.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';

/** A channel is asked this often; what a person waits for is asked for by hand. */
const EVERY_MINUTES = 5;

export interface NewChannel {
  readonly vendor: VendorName;
  readonly name: string;
  /** Orders from this moment on are read, UTC ISO; null: as far back as the channel allows. */
  readonly since: string | null;
}

export function addChannel(
  store: Store,
  id: string,
  channel: NewChannel,
): Promise<Result<unknown, NotSaved>> {
  const connectedAt = store.clock.iso();
  return save(store, id, {
    ...channel,
    connectedAt,
    paused: false,
    everyMinutes: EVERY_MINUTES,
    tellShipments: true,
    gone: false,
  });
}

/** Changes a channel that is there; one that is not stays so. */
export async function changeChannel(
  store: Store,
  id: string,
  fields: Partial<Pick<ChannelSetting, 'paused' | 'gone'>>,
): Promise<Result<unknown, NotSaved> | null> {
  const known = store.settingsView.getState().channels[id];
  return known ? save(store, id, { ...known, ...fields }) : null;
}

function save(store: Store, id: string, channel: ChannelSetting) {
  return changeSettings(store.settings, store.clock, 'channels', { [id]: channel });
}
