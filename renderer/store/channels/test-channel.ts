/** A channel for tests, as it is when it was just connected. */
import { type ChannelSetting, newChannel } from '../../../shared/channels/channel.ts';
import type { VendorName } from '../../../shared/channels/vendors.ts';

export function ofShop(vendor: VendorName): ChannelSetting {
  return newChannel({ vendor, name: 'A shop', since: null }, '2026-11-23T09:00:00.000Z');
}
