/** Where an order came from, in words. */
import type { TFunction } from 'i18next';

/** A channel's name; a channel nobody has heard of keeps its own. `t` is of the namespace `orders`. */
export function channelText(channel: string, t: TFunction<'orders'>): string {
  return t(`channel.${channel}`, { defaultValue: channel });
}
