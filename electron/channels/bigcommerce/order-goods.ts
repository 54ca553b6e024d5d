/** What was bought with an order of BigCommerce, and how it is to get to the buyer. */
import type { OrderLine } from '../../../shared/records/order-facts.ts';
import { type BigCommerceOrder, type BigCommerceProduct, productShape } from './order-answer.ts';

/** What is read of one order, and what of it could not be. */
export interface Reader {
  readonly review: string[];
  readonly minor: (text: string, what: string) => number;
}

/** Everything in the order that is a thing; downloads are not, and gift certificates come by e-mail. */
export function productsOf(
  { consignments }: BigCommerceOrder,
  review: string[],
): readonly BigCommerceProduct[] {
  if (consignments === null) review.push('consignments: none');
  const { shipping = [], pickups = [] } = consignments ?? {};
  if (shipping.length > 1) review.push(`shipping addresses: ${shipping.length}`);
  for (const { pickup_method_display_name: method } of pickups) review.push(`pickup: ${method}`);
  return [...shipping, ...pickups]
    .flatMap(({ line_items }) => line_items)
    .flatMap((item, at) => {
      const read = productShape.safeParse(item);
      if (read.success) return [read.data];
      // A line that cannot be read is said, and the order with it; it is not left out in silence.
      review.push(`line_items ${at + 1}: ${read.error.issues[0]?.path.join('.') ?? ''}`);
      return [];
    });
}

export function lineOf(product: BigCommerceProduct, { minor, review }: Reader): OrderLine {
  const { id, sku, name, quantity, product_options } = product;
  const units = unitsOf(product);
  if (!Number.isInteger(quantity)) review.push(`quantity: ${quantity} ${name}`);
  const options = product_options.map((one) => `${one.display_name}: ${one.display_value}`);
  return {
    id: String(id),
    sku,
    title: [name, ...options].join(', '),
    units,
    unitPrice: minor(product.price_ex_tax, 'price_ex_tax'),
  };
}

/** Less what was refunded, of what has not left yet. */
function unitsOf({ quantity, quantity_refunded, quantity_shipped }: BigCommerceProduct): number {
  return Math.ceil(Math.max(quantity - quantity_refunded, Math.min(quantity, quantity_shipped), 0));
}

export function haveLeft(products: readonly BigCommerceProduct[]): boolean {
  return (
    products.some(({ quantity_shipped }) => quantity_shipped > 0) &&
    products.every((product) => product.quantity_shipped >= unitsOf(product))
  );
}
