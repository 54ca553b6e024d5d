/** An order as Amazon's Orders API 2026-01-01 tells it, as far as it is used. Everything but its ids and times may be missing. */
import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value?.trim() ?? '');
const texts = z
  .array(z.string())
  .nullish()
  .catch(null)
  .transform((all) => all ?? []);
const count = z.int().min(0).nullish().catch(null);
const moment = z.iso.datetime({ offset: true });
const maybe = <T extends z.ZodType>(one: T) => one.nullish().catch(null);
const list = <T extends z.ZodType>(one: T) =>
  z
    .array(one)
    .nullish()
    .transform((all) => all ?? []);

const money = maybe(z.looseObject({ amount: z.string(), currencyCode: z.string() }));
export type AmazonMoney = z.infer<typeof money>;

const breakdown = z.looseObject({ type: text, subtotal: money });
export type Breakdown = z.infer<typeof breakdown>;

const deliveryAddress = z.looseObject({
  name: text,
  companyName: text,
  addressLine1: text,
  addressLine2: text,
  addressLine3: text,
  city: text,
  districtOrCounty: text,
  stateOrRegion: text,
  municipality: text,
  postalCode: text,
  countryCode: text,
  phone: text,
});
export type AmazonAddress = z.infer<typeof deliveryAddress>;

const item = z.looseObject({
  orderItemId: z.string().min(1),
  quantityOrdered: z.int().min(0),
  programs: texts,
  product: z.looseObject({
    title: text,
    sellerSku: text,
    price: maybe(z.looseObject({ unitPrice: money })),
    customization: maybe(z.looseObject({ customizedUrl: text })),
  }),
  proceeds: maybe(z.looseObject({ breakdowns: list(breakdown) })),
  cancellation: maybe(
    z.looseObject({
      cancellationRequest: maybe(z.looseObject({ cancelReason: text })),
      cancellationExecution: maybe(z.looseObject({ cancelledBy: text })),
    }),
  ),
  fulfillment: maybe(
    z.looseObject({
      quantityFulfilled: count,
      quantityUnfulfilled: count,
      packing: maybe(
        z.looseObject({
          giftOption: maybe(z.looseObject({ giftMessage: text, giftWrapLevel: text })),
        }),
      ),
    }),
  ),
});
export type AmazonItem = z.infer<typeof item>;

export const orderAnswer = z.looseObject({
  orderId: z.string().min(1),
  createdTime: moment,
  lastUpdatedTime: moment,
  programs: texts,
  salesChannel: z.looseObject({ marketplaceId: text }),
  buyer: maybe(z.looseObject({ buyerName: text, buyerEmail: text })),
  recipient: maybe(
    z.looseObject({
      deliveryAddress: maybe(deliveryAddress),
      deliveryPreference: maybe(z.looseObject({ dropOffLocation: text, addressInstruction: text })),
    }),
  ),
  proceeds: maybe(z.looseObject({ grandTotal: money, breakdowns: list(breakdown) })),
  fulfillment: maybe(
    z.looseObject({
      fulfillmentStatus: text,
      fulfilledBy: text,
      fulfillmentServiceLevel: text,
      shipByWindow: maybe(z.looseObject({ latestDateTime: maybe(moment) })),
    }),
  ),
  orderItems: z.array(item),
  packages: list(
    z.looseObject({
      packageReferenceId: text,
      trackingNumber: text,
      packageStatus: maybe(z.looseObject({ status: text })),
    }),
  ),
});
export type AmazonOrder = z.infer<typeof orderAnswer>;
