/** The owner's rules of how much of the stock a channel is offered: by channel, and for single SKUs where they differ. */
import { z } from 'zod';
import { objectKey } from '../../records/object-key.ts';

const figures = {
  /** Per cent of what is available; 0: the channel shows none. */
  share: z.int().min(0).max(100),
  /** Most units that it ever shows; null: no limit. */
  cap: z.int().min(0).nullable(),
  /** Units kept back from it. */
  buffer: z.int().min(0),
};

export const channelStockRule = z.object({
  ...figures,
  /** Figures as old as this widen the buffer by `staleUnits`, twice as old by twice as many, and so on; 0: never. */
  staleMinutes: z.int().min(0),
  staleUnits: z.int().min(0),
});

/** What is different for one SKU at one channel; what is left out is as for the channel. */
export const skuStockRule = z.object(figures).partial();

/** By channel. */
export const channelStockRules = z.record(objectKey, channelStockRule);

/** By SKU, then by channel. */
export const skuStockRules = z.record(objectKey, z.record(objectKey, skuStockRule));

export type ChannelStockRule = z.infer<typeof channelStockRule>;
export type SkuStockRule = z.infer<typeof skuStockRule>;

export const defaultStockRule: ChannelStockRule = {
  share: 100,
  cap: null,
  buffer: 0,
  staleMinutes: 30,
  staleUnits: 1,
};

/** The rule that holds for a SKU at a channel. */
export function stockRuleFor(
  channels: z.infer<typeof channelStockRules>,
  skus: z.infer<typeof skuStockRules>,
  { channel, skuId }: { readonly channel: string; readonly skuId: string },
): ChannelStockRule {
  const rule = channels[channel] ?? defaultStockRule;
  const over = skus[skuId]?.[channel];
  if (!over) return rule;
  return {
    ...rule,
    share: over.share ?? rule.share,
    cap: over.cap === undefined ? rule.cap : over.cap,
    buffer: over.buffer ?? rule.buffer,
  };
}
