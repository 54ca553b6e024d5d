/** The fields of an Etsy receipt, which is an order, that we use. Only its id has to be there. */
import { z } from 'zod';

/** Text, also of a number; '' of everything else. */
const text = z.union([z.string(), z.number().transform(String)]).catch('');
/** Seconds since 1970. */
const moment = z.number().nullable().catch(null);

/** `amount` over `divisor` of the currency. */
const money = z.looseObject({ amount: z.int(), divisor: z.int().positive(), currency_code: text });
export type EtsyMoney = z.infer<typeof money>;
const maybeMoney = money.nullable().catch(null);

export const transactionShape = z.looseObject({
  transaction_id: z.int().positive(),
  title: text,
  quantity: z.int().min(0),
  sku: text,
  price: maybeMoney,
  is_digital: z.boolean().catch(false),
  shipping_method: text,
  shipping_upgrade: text,
  expected_ship_date: moment,
  variations: z.array(z.looseObject({ formatted_name: text, formatted_value: text })).catch([]),
});
export type EtsyTransaction = z.infer<typeof transactionShape>;

const shipment = z.looseObject({
  receipt_shipping_id: z.int().nullable().catch(null),
  tracking_code: text,
});

export const receiptShape = z.looseObject({
  receipt_id: z.int().positive(),
  status: text,
  is_paid: z.boolean().catch(false),
  is_shipped: z.boolean().catch(false),
  is_gift: z.boolean().catch(false),
  // Etsy has renamed them, and sends both.
  created_timestamp: moment,
  create_timestamp: moment,
  updated_timestamp: moment,
  update_timestamp: moment,
  buyer_email: text,
  name: text,
  first_line: text,
  second_line: text,
  city: text,
  state: text,
  zip: text,
  country_iso: text,
  message_from_buyer: text,
  gift_message: text,
  grandtotal: maybeMoney,
  total_shipping_cost: maybeMoney,
  total_tax_cost: maybeMoney,
  discount_amt: maybeMoney,
  gift_wrap_price: maybeMoney,
  shipments: z.array(shipment).catch([]),
  transactions: z.array(z.unknown()).nullable().catch(null),
});
export type EtsyReceipt = z.infer<typeof receiptShape>;
