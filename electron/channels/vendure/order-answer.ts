/** An order as Vendure's Admin API tells it, as far as it is used. Money is in minor units, ids are texts. */
import { z } from 'zod';

export const ORDER_FIELDS = `
  id code state createdAt orderPlacedAt currencyCode totalWithTax
  customer { firstName lastName emailAddress phoneNumber }
  shippingAddress {
    fullName company streetLine1 streetLine2 city province postalCode country countryCode phoneNumber
  }
  shippingLines { price shippingMethod { name } }
  lines { id quantity orderPlacedQuantity unitPrice productVariant { sku name } }
  surcharges { description price }
  discounts { description amount }
  taxSummary { description taxTotal }
  payments { state amount refunds { state total } }
  fulfillments { id state method trackingCode lines { orderLineId quantity } }
`;

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '');
const minor = z.int().catch(0);
/** Lists are null where they were never filled. */
const list = <T extends z.ZodType>(one: T) =>
  z
    .array(one)
    .nullish()
    .transform((all) => all ?? []);

const shippingAddress = z.object({
  fullName: text,
  company: text,
  streetLine1: text,
  streetLine2: text,
  city: text,
  province: text,
  postalCode: text,
  country: text,
  countryCode: text,
  phoneNumber: text,
});

export const payment = z.object({
  state: text,
  amount: minor,
  refunds: list(z.object({ state: text, total: minor })),
});
export type VendurePayment = z.infer<typeof payment>;

export const orderAnswer = z.object({
  id: z.string(),
  code: z.string(),
  state: text,
  createdAt: z.iso.datetime({ offset: true }),
  orderPlacedAt: z.iso.datetime({ offset: true }).nullish(),
  currencyCode: text,
  totalWithTax: minor,
  customer: z
    .object({ firstName: text, lastName: text, emailAddress: text, phoneNumber: text })
    .nullish(),
  shippingAddress: shippingAddress.nullish(),
  shippingLines: list(
    z.object({ price: minor, shippingMethod: z.object({ name: text }).nullish() }),
  ),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.int().min(0),
      unitPrice: minor,
      productVariant: z.object({ sku: text, name: text }).nullish(),
    }),
  ),
  surcharges: list(z.object({ description: text, price: minor })),
  discounts: list(z.object({ description: text, amount: minor })),
  taxSummary: list(z.object({ description: text, taxTotal: minor })),
  payments: list(payment),
  fulfillments: list(z.object({ state: text, trackingCode: text })),
});
export type VendureOrder = z.infer<typeof orderAnswer>;
