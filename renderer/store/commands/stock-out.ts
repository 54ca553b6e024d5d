/** What the owner decides about stock at channels: telling it or not, how much of it, and which SKU a listing sells. */
import type { ChannelStockRule, SkuStockRule } from '../../../shared/channels/stock/rules.ts';
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

/** What is different for one SKU at one channel; an empty rule: nothing. */
export function setSkuStockRule(
  store: Store,
  { skuId, channel }: { readonly skuId: string; readonly channel: string },
  rule: SkuStockRule,
): Stored {
  const known = store.settingsView.getState().skuStockRules[skuId] ?? {};
  const fields = { [skuId]: { ...known, [channel]: rule } };
  return changeSettings(store.settings, store.clock, 'skuStockRules', fields);
}

/** @param skuId '' for a listing that is none of ours */
export function linkListing(store: Store, channel: string, listing: string, skuId: string): Stored {
  const fields = { [`${channel}:${listing}`]: skuId };
  return changeSettings(store.settings, store.clock, 'listingLinks', fields);
}
