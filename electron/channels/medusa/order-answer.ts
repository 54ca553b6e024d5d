/**
 * The fields of a Medusa order that we ask for and use. Medusa writes every number twice, as a float and as a text
 * (`raw_total: {value: "38.89"}`): the texts are read. Only the id has to be there, so that one strange order does not hold
 * up the others.
 */
import { z } from 'zod';

/** Text, also of a number; '' of everything else. */
const text = z.union([z.string(), z.number().transform(String)]).catch('');
const raw = z
  .looseObject({ value: text })
  .transform(({ value }) => value)
  .catch('');
const count = z.coerce.number().min(0).catch(0);

const address = z.looseObject({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  country_code: text,
  province: text,
  postal_code: text,
  phone: text,
});

export const itemShape = z.looseObject({
  id: z.string().min(1),
  product_title: text,
  title: text,
  variant_title: text,
  variant_sku: text,
  quantity: z.coerce.number().min(0),
  raw_unit_price: raw,
  raw_subtotal: raw,
  raw_discount_subtotal: raw,
  raw_tax_total: raw,
  detail: z.looseObject({ shipped_quantity: count }).catch({ shipped_quantity: 0 }),
});

const method = z.looseObject({
  name: text,
  raw_subtotal: raw,
  raw_amount: raw,
  raw_discount_subtotal: raw,
  raw_tax_total: raw,
});

const fulfilmentItem = z.looseObject({ line_item_id: text, quantity: count });

export const fulfilmentShape = z.looseObject({
  id: z.string().min(1),
  shipped_at: text,
  delivered_at: text,
  canceled_at: text,
  metadata: z.record(z.string(), z.unknown()).catch({}),
  items: z.array(fulfilmentItem).catch([]),
  labels: z.array(z.looseObject({ tracking_number: text })).catch([]),
});

export const orderShape = z.looseObject({
  id: z.string().min(1),
  display_id: text,
  fulfillments: z.array(fulfilmentShape).catch([]),
  status: text,
  payment_status: text,
  created_at: text,
  updated_at: text,
  email: text,
  currency_code: text,
  total: text,
  summary: z.looseObject({ raw_current_order_total: raw }).catch({ raw_current_order_total: '' }),
  items: z.array(z.unknown()).nullable().catch(null),
  shipping_address: address.nullable().catch(null),
  billing_address: address.nullable().catch(null),
  shipping_methods: z.array(method).catch([]),
});

export type MedusaAddress = z.infer<typeof address>;
export type MedusaItem = z.infer<typeof itemShape>;
export type MedusaMethod = z.infer<typeof method>;
export type MedusaOrder = z.infer<typeof orderShape>;

/**
 * Sums of lines come only with the order's own, and statuses are made from what is selected: without the items
 * Medusa calls an order fulfilled of which one unit in three is.
 */
export const ORDER_FIELDS = [
  'id,display_id,status,created_at,updated_at,canceled_at,email,currency_code,summary',
  'total,subtotal,tax_total,shipping_total,discount_total,metadata,version',
  'payment_status,fulfillment_status,*items,*items.detail,*shipping_address,*billing_address',
  '*shipping_methods,*fulfillments,*fulfillments.items,*fulfillments.labels,*payment_collections',
].join(',');
