/** A purchase order as Walmart's Orders API v3 tells it, as far as it is used. */
import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value?.trim() ?? '');
/** Ms since 1970; in the contract of one order, and there alone, the day of placing is text. */
const epoch = z
  .union([z.int(), z.iso.datetime({ offset: true }).transform(Date.parse)])
  .nullish()
  .catch(null);
const maybe = <T extends z.ZodType>(one: T) => one.nullish().catch(null);
const list = <T extends z.ZodType>(one: T) =>
  z
    .array(one)
    .nullish()
    .transform((all) => all ?? []);

/** "1", and where a shop's software was wrong once, 1. */
const quantity = z.looseObject({ amount: z.coerce.number().int().min(0) });

const money = maybe(z.looseObject({ currency: z.string(), amount: z.number() }));
export type WalmartMoney = z.infer<typeof money>;

const charge = z.looseObject({
  chargeType: text,
  chargeName: text,
  chargeAmount: money,
  tax: maybe(z.looseObject({ taxAmount: money })),
});
export type WalmartCharge = z.infer<typeof charge>;

const lineStatus = z.looseObject({
  status: text,
  statusQuantity: quantity,
  trackingInfo: maybe(z.looseObject({ trackingNumber: text })),
});

const line = z.looseObject({
  lineNumber: z.string().min(1),
  item: z.looseObject({ productName: text, sku: text }),
  charges: maybe(z.looseObject({ charge: list(charge) })),
  orderLineQuantity: quantity,
  statusDate: epoch,
  orderLineStatuses: maybe(z.looseObject({ orderLineStatus: list(lineStatus) })),
  fulfillment: maybe(z.looseObject({ shippingProgramType: text })),
  intentToCancel: text,
  configId: text,
});
export type WalmartLine = z.infer<typeof line>;

const postalAddress = z.looseObject({
  name: text,
  address1: text,
  address2: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
});

export const orderAnswer = z.looseObject({
  purchaseOrderId: z.string().min(1),
  customerEmailId: text,
  orderType: text,
  orderDate: epoch,
  shippingInfo: maybe(
    z.looseObject({
      phone: text,
      estimatedShipDate: epoch,
      methodCode: text,
      postalAddress: maybe(postalAddress),
    }),
  ),
  orderLines: z.looseObject({ orderLine: z.array(line) }),
  orderSummary: maybe(
    z.looseObject({
      totalAmount: maybe(z.looseObject({ currencyAmount: z.number(), currencyUnit: z.string() })),
    }),
  ),
  shipNode: maybe(z.looseObject({ type: text })),
});
export type WalmartOrder = z.infer<typeof orderAnswer>;

/** An order, and as it came. */
export interface Listed {
  readonly order: WalmartOrder;
  readonly raw: unknown;
}

export const listed = z.unknown().transform((raw, context): Listed => {
  const read = orderAnswer.safeParse(raw);
  if (read.success) return { order: read.data, raw };
  context.addIssue({ code: 'custom', message: z.prettifyError(read.error) });
  return z.NEVER;
});
