/**
 * Whether this station is to ask a channel now: its host has the keys, and it holds the channel's lease. Pulls, notices
 * and pushes of stock all ask here first, so that one station does all of it.
 */
import type { KnownChannel } from '../../../shared/channels/calls.ts';
import { takeLease } from '../../../shared/channels/channel.ts';
import type { HostFault } from '../../../shared/host.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Host } from '../../host.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';

export type ChannelTurn =
  | { readonly kind: 'ours'; readonly known: KnownChannel }
  /** Asked before the lease is taken: another station may have them. */
  | { readonly kind: 'no-keys' }
  | { readonly kind: 'elsewhere'; readonly station: string }
  /** The lease could not be stored. */
  | { readonly kind: 'not-saved' };

export interface TurnParts {
  readonly store: Store;
  readonly channels: Host['channels'];
}

/** @param over whoever holds the lease now: a person wants it here */
export async function takeTurn(
  { store, channels }: TurnParts,
  id: string,
  over = false,
): Promise<Result<ChannelTurn, HostFault>> {
  const all = await channels.known();
  if (!all.ok) return all;
  const known = all.value.find((one) => one.id === id);
  if (!known) return ok({ kind: 'no-keys' });
  const lease = over ? undefined : store.settingsView.getState().channelLeases[id];
  const own = store.station.getState().id;
  const wanted = takeLease(lease, own, store.clock.now());
  if (wanted.kind === 'elsewhere') return ok(wanted);
  // Alone, nobody else could ask: nothing needs to be written.
  const alone = store.replication.view.getState().connection === null;
  if (wanted.kind === 'held' || alone) return ok({ kind: 'ours', known });
  const fields = { [id]: wanted.lease };
  const written = await changeSettings(store.settings, store.clock, 'channelLeases', fields);
  return ok(written.ok ? { kind: 'ours', known } : { kind: 'not-saved' });
}
