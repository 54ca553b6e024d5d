/**
 * The fields of a BigCommerce order that we use. Its goods and addresses come with it, as consignments: asked for one by one
 * they would be two more requests an order. Only the id has to be there, so that one strange order does not hold up the others.
 */
import { z } from 'zod';

/** Text, also of a number; '' of everything else. */
const text = z.union([z.string(), z.number().transform(String)]).catch('');
const count = z.coerce.number().min(0).catch(0);

const address = z.looseObject({
  first_name: text,
  last_name: text,
  company: text,
  street_1: text,
  street_2: text,
  city: text,
  state: text,
  zip: text,
  country: text,
  country_iso2: text,
  phone: text,
  email: text,
});
const nowhere = address.parse({});

export const productShape = z.looseObject({
  id: z.int().positive(),
  order_address_id: z.int().catch(0),
  name: text,
  sku: text,
  type: text,
  price_ex_tax: text,
  quantity: z.coerce.number().min(0),
  quantity_shipped: count,
  quantity_refunded: count,
  wrapping_message: text,
  product_options: z.array(z.looseObject({ display_name: text, display_value: text })).catch([]),
});

const goods = z.array(z.unknown()).catch([]);

const consignments = z.looseObject({
  shipping: z
    .array(address.and(z.looseObject({ id: z.int(), shipping_method: text, line_items: goods })))
    .catch([]),
  pickups: z
    .array(z.looseObject({ pickup_method_display_name: text, line_items: goods }))
    .catch([]),
  downloads: z.array(z.looseObject({ line_items: goods })).catch([]),
});

export const orderShape = z.looseObject({
  id: z.int().positive(),
  date_created: text,
  date_modified: text,
  status_id: z.coerce.number().catch(-1),
  status: text,
  is_deleted: z.boolean().catch(false),
  payment_status: text,
  default_currency_code: text,
  currency_code: text,
  shipping_cost_ex_tax: text,
  handling_cost_ex_tax: text,
  wrapping_cost_ex_tax: text,
  total_inc_tax: text,
  total_tax: text,
  discount_amount: text,
  coupon_discount: text,
  customer_message: text,
  billing_address: address.catch(nowhere),
  consignments: consignments.nullable().catch(null),
  fees: z.array(z.looseObject({ display_name_customer: text, cost_ex_tax: text })).catch([]),
});

export type BigCommerceAddress = z.infer<typeof address>;
export type BigCommerceOrder = z.infer<typeof orderShape>;
export type BigCommerceProduct = z.infer<typeof productShape>;

/** Both questions of orders ask for these. */
export const WHOLE_ORDER = {
  include: 'consignments.line_items,fees',
  consignment_structure: 'object',
} as const;
