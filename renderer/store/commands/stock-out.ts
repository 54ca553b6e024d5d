/** What the owner decides about stock at channels: telling it or not, how much of it, and which SKU a listing sells. */
import type { ChannelStockRule } from '../../../shared/channels/stock/rules.ts';
import type { Result } from '../../../shared/result.ts';
import type { NotSaved } from '../saving.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';

type Stored = Promise<Result<unknown, NotSaved>>;

/** From now on the channel's listings are told their figures; or not any more: they keep what they have. */
export function agreeToPush(store: Store, channel: string, on: boolean): Stored {
  const fields = { [channel]: on ? store.clock.iso() : '' };
  return changeSettings(store.settings, store.clock, 'channelStockAgreed', fields);
}

export function setStockRule(store: Store, channel: string, rule: ChannelStockRule): Stored {
  return changeSettings(store.settings, store.clock, 'channelStockRules', { [channel]: rule });
}

/** @param skuId '' for a listing that is none of ours */
export function linkListing(store: Store, channel: string, listing: string, skuId: string): Stored {
  const fields = { [`${channel}:${listing}`]: skuId };
  return changeSettings(store.settings, store.clock, 'listingLinks', fields);
}
