/**
 * The fields of a WooCommerce order that we use. Only the id has to be there: plugins change everything else, and one
 * strange order must not hold up the others.
 */
import { z } from 'zod';

/** Text, also of a number; '' of everything else. */
const text = z.union([z.string(), z.number().transform(String)]).catch('');

const meta = z.looseObject({
  key: text,
  value: z.unknown().optional(),
  display_key: text,
  display_value: z.unknown().optional(),
});
const metas = z.array(meta).catch([]);

const address = z.looseObject({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  email: text,
  phone: text,
});
const nowhere = address.parse({});

export const lineShape = z.looseObject({
  id: z.int().positive(),
  name: text,
  quantity: z.coerce.number().min(0),
  subtotal: text,
  sku: text,
  meta_data: metas,
});

const shippingLine = z.looseObject({ method_title: text, total: text });
const feeLine = z.looseObject({ name: text, total: text });
const couponLine = z.looseObject({ code: text });
const taxLine = z.looseObject({ label: text });

export const orderShape = z.looseObject({
  id: z.int().positive(),
  number: text,
  status: text,
  currency: text,
  date_created_gmt: text,
  date_modified_gmt: text,
  date_paid_gmt: text,
  discount_total: text,
  total: text,
  total_tax: text,
  billing: address.catch(nowhere),
  shipping: address.catch(nowhere),
  customer_note: text,
  meta_data: metas,
  line_items: z.array(z.unknown()).nullable().catch(null),
  shipping_lines: z.array(shippingLine).catch([]),
  fee_lines: z.array(feeLine).catch([]),
  coupon_lines: z.array(couponLine).catch([]),
  tax_lines: z.array(taxLine).catch([]),
  refunds: z.array(z.looseObject({ total: text })).catch([]),
});

export const refundShape = z.looseObject({
  line_items: z
    .array(z.looseObject({ quantity: z.coerce.number().catch(0), meta_data: metas }))
    .catch([]),
});

export type WooAddress = z.infer<typeof address>;
export type WooMeta = z.infer<typeof meta>;
export type WooLine = z.infer<typeof lineShape>;
export type WooOrder = z.infer<typeof orderShape>;
export type WooRefund = z.infer<typeof refundShape>;

/** All that we may want to read one day, without what is slow to make (links, payment pages, need of processing). */
export const ORDER_FIELDS = [
  'id,number,status,currency,date_created_gmt,date_modified_gmt,date_paid_gmt,date_completed_gmt',
  'discount_total,discount_tax,shipping_total,shipping_tax,total,total_tax,prices_include_tax',
  'customer_id,billing,shipping,payment_method,payment_method_title,transaction_id,created_via',
  'customer_note,meta_data,line_items,tax_lines,shipping_lines,fee_lines,coupon_lines,refunds',
].join(',');
