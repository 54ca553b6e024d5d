/**
 * A listing's inventory: its products, one for each combination of variations, and what of them is one stock. Products get
 * other ids each time that an inventory is written, so a stock is known by the variations it is of. Pure.
 */
import { z } from 'zod';

const ids = z.array(z.int()).catch([]);

const value = z.looseObject({
  property_id: z.int(),
  property_name: z.string().catch(''),
  scale_id: z.int().nullable().catch(null),
  value_ids: ids,
  values: z.array(z.string()).catch([]),
});

const offering = z.looseObject({
  quantity: z.int(),
  is_enabled: z.boolean().catch(true),
  is_deleted: z.boolean().catch(false),
  readiness_state_id: z.int().nullable().catch(null),
  price: z.looseObject({ amount: z.int(), divisor: z.int().positive() }),
});

const product = z.looseObject({
  sku: z.string().catch(''),
  is_deleted: z.boolean().catch(false),
  offerings: z.array(offering),
  property_values: z.array(value).catch([]),
});
type Product = z.infer<typeof product>;

export const inventoryShape = z.looseObject({
  products: z.array(product),
  price_on_property: ids,
  quantity_on_property: ids,
  sku_on_property: ids,
  readiness_state_on_property: ids,
});
export type Inventory = z.infer<typeof inventoryShape>;

/** What has a SKU and a quantity of its own. */
export interface Stock {
  /** Of its variations, as `200=Beige;513=L`; '' where it is all of the listing. */
  readonly key: string;
  readonly sku: string;
  /** `Beige, L`. */
  readonly name: string;
  readonly quantity: number;
}

export function stocksOf(inventory: Inventory): Stock[] {
  const stocks = new Map<string, Stock>();
  for (const one of inventory.products.filter(({ is_deleted }) => !is_deleted)) {
    const values = valuesOn(one, [...inventory.quantity_on_property, ...inventory.sku_on_property]);
    const key = keyOf(values);
    if (stocks.has(key)) continue;
    const name = values.flatMap(({ values: words }) => words).join(', ');
    stocks.set(key, { key, sku: one.sku, name, quantity: quantityOf(one) });
  }
  return [...stocks.values()];
}

/** With other quantities, by the stocks' keys. */
export function withQuantities(
  inventory: Inventory,
  quantities: ReadonlyMap<string, number>,
): Inventory {
  const on = [...inventory.quantity_on_property, ...inventory.sku_on_property];
  return {
    ...inventory,
    products: inventory.products.map((one) => {
      const quantity = quantities.get(keyOf(valuesOn(one, on)));
      if (quantity === undefined) return one;
      return { ...one, offerings: one.offerings.map((each) => ({ ...each, quantity })) };
    }),
  };
}

/** Etsy counts one quantity for all whose values on the quantity's own properties are the same. */
export function isConsistent({ products, quantity_on_property: on }: Inventory): boolean {
  const seen = new Map<string, number>();
  return products
    .filter(({ is_deleted }) => !is_deleted)
    .every((one) => {
      const key = keyOf(valuesOn(one, on));
      const known = seen.get(key) ?? quantityOf(one);
      seen.set(key, known);
      return known === quantityOf(one);
    });
}

export function hasAny({ products }: Inventory): boolean {
  return products.some((one) => !one.is_deleted && quantityOf(one) > 0);
}

/** As Etsy takes it: prices as numbers, and none of the ids and marks that it gave. */
export function bodyOf(inventory: Inventory): object {
  const { products, price_on_property, quantity_on_property, sku_on_property } = inventory;
  return {
    products: products
      .filter(({ is_deleted }) => !is_deleted)
      .map((one) => ({
        sku: one.sku,
        property_values: one.property_values.map(
          ({ property_id, property_name, scale_id, value_ids, values }) => {
            return { property_id, property_name, scale_id, value_ids, values };
          },
        ),
        offerings: one.offerings
          .filter(({ is_deleted }) => !is_deleted)
          .map(({ price, quantity, is_enabled, readiness_state_id }) => ({
            price: price.amount / price.divisor,
            quantity,
            is_enabled,
            ...(readiness_state_id !== null && { readiness_state_id }),
          })),
      })),
    price_on_property,
    quantity_on_property,
    sku_on_property,
    readiness_state_on_property: inventory.readiness_state_on_property,
  };
}

function quantityOf({ offerings }: Product): number {
  return offerings
    .filter(({ is_deleted, is_enabled }) => is_enabled && !is_deleted)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function valuesOn({ property_values }: Product, properties: readonly number[]) {
  return property_values
    .filter(({ property_id }) => properties.includes(property_id))
    .sort((a, b) => a.property_id - b.property_id);
}

function keyOf(values: Product['property_values']): string {
  return values.map((one) => `${one.property_id}=${one.values.join('|')}`).join(';');
}
