/** Vendure's variants, as listings: a slice at a time. */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type VendureAccount } from './ask.ts';

const SLICE = 100;

export const VARIANT_STOCK = 'id stockLevels { stockOnHand }';

/** On hand in all places together. */
export const variantStock = z
  .object({ id: z.string(), stockLevels: z.array(z.object({ stockOnHand: z.int() })) })
  .transform(({ id, stockLevels }) => ({
    id,
    onHand: stockLevels.reduce((sum, { stockOnHand }) => sum + stockOnHand, 0),
  }));
export type VariantStock = z.infer<typeof variantStock>;

const named = z.object({ sku: z.string(), name: z.string(), trackInventory: z.string() });

const variantsAnswer = z.object({
  activeChannel: z.object({ trackInventory: z.boolean().nullish() }),
  productVariants: z.object({
    totalItems: z.int(),
    items: z.array(z.intersection(variantStock, named)),
  }),
});

export async function listings(
  account: VendureAccount,
  cursor: string,
): Answer<{ readonly listings: readonly Listing[]; readonly next: string | null }> {
  const skip = /^\d+$/.test(cursor) ? Number(cursor) : 0;
  const answer = await ask(account, {
    query: `query Listings($options: ProductVariantListOptions) {
      activeChannel { trackInventory }
      productVariants(options: $options) {
        totalItems items { ${VARIANT_STOCK} sku name trackInventory }
      }
    }`,
    variables: { options: { skip, take: SLICE, sort: { id: 'ASC' } } },
    answer: variantsAnswer,
    operation: 'catalogue',
    repeatable: true,
  });
  if (!answer.ok) return answer;
  const { activeChannel, productVariants } = answer.value;
  const counts = (track: string) =>
    track === 'INHERIT' ? activeChannel.trackInventory !== false : track === 'TRUE';
  const { items, totalItems } = productVariants;
  const read = skip + items.length;
  return ok({
    listings: items.map(({ id, sku, name, onHand, trackInventory }) => ({
      id,
      sku,
      // Vendure has no field for it.
      barcode: '',
      title: name,
      quantity: counts(trackInventory) ? onHand : null,
    })),
    next: items.length > 0 && read < totalItems ? String(read) : null,
  });
}
