/** How much of an inventory item stands where. */
import { z } from 'zod';

export const levelShape = z.looseObject({
  inventory_item_id: z.string(),
  location_id: z.string(),
  stocked_quantity: z.number(),
});

export const stockedItem = z.looseObject({
  id: z.string(),
  location_levels: z
    .array(levelShape)
    .nullish()
    .transform((levels) => levels ?? []),
});

/** null: it is not kept there. */
export function levelAt(
  { location_levels }: z.infer<typeof stockedItem>,
  location: string,
): number | null {
  return location_levels.find((level) => level.location_id === location)?.stocked_quantity ?? null;
}
