/** A listing as the Listings Items API 2021-08-01 tells it, as far as it is used. */
import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '');

const DEFAULT_CHANNEL = 'DEFAULT';

export const listingAnswer = z.looseObject({
  sku: z.string().min(1),
  summaries: z
    .array(z.looseObject({ productType: text, itemName: text, createdDate: text }))
    .nullish()
    .transform((all) => all ?? []),
  attributes: z.record(z.string(), z.unknown()).nullish().catch(null),
  fulfillmentAvailability: z
    .array(
      z.looseObject({
        fulfillmentChannelCode: z.string(),
        quantity: z.int().nullish().catch(null),
      }),
    )
    .nullish()
    .transform((all) => all ?? []),
});
export type AmazonListing = z.infer<typeof listingAnswer>;

/** What the seller ships himself of it; null where nothing is counted. */
export function quantityOf({ fulfillmentAvailability: all }: AmazonListing): number | null {
  const own = all.find((one) => one.fulfillmentChannelCode === DEFAULT_CHANNEL);
  return own?.quantity ?? null;
}

/** Amazon's warehouses ship it: `AMAZON_NA`, `AMAZON_EU` … and no channel of the seller's own. */
export function isFulfilledByAmazon({ fulfillmentAvailability: all }: AmazonListing): boolean {
  return all.length > 0 && all.every((one) => one.fulfillmentChannelCode !== DEFAULT_CHANNEL);
}

const identifiers = z.array(z.looseObject({ type: z.string(), value: z.string() }));
const BARCODES = new Set(['ean', 'upc', 'gtin', 'isbn', 'jan']);

export function barcodeOf({ attributes }: AmazonListing): string {
  const all = identifiers.safeParse(attributes?.externally_assigned_product_identifier);
  return all.data?.find(({ type }) => BARCODES.has(type.toLowerCase()))?.value ?? '';
}
