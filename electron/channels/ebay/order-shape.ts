/** The fields of an eBay order that we use. Only its id has to be there: one strange order must not hold up the others. */
import { z } from 'zod';

/** Text, also of a number; '' of everything else. */
const text = z.union([z.string(), z.number().transform(String)]).catch('');

const amount = z.looseObject({ value: text, currency: text });
const maybeAmount = amount.nullable().catch(null);
export type EbayAmount = z.infer<typeof amount>;

const contact = z.looseObject({
  fullName: text,
  companyName: text,
  email: text,
  primaryPhone: z.looseObject({ phoneNumber: text }).catch({ phoneNumber: '' }),
  contactAddress: z
    .looseObject({
      addressLine1: text,
      addressLine2: text,
      city: text,
      county: text,
      stateOrProvince: text,
      postalCode: text,
      countryCode: text,
    })
    .nullable()
    .catch(null),
});
export type EbayContact = z.infer<typeof contact>;

const instruction = z.looseObject({
  fulfillmentInstructionsType: text,
  ebaySupportedFulfillment: z.boolean().catch(false),
  shippingStep: z
    .looseObject({
      shippingServiceCode: text,
      shipTo: contact.nullable().catch(null),
      shipToReferenceId: text,
    })
    .nullable()
    .catch(null),
});

export const lineShape = z.looseObject({
  lineItemId: z.string().min(1),
  sku: text,
  title: text,
  quantity: z.int().min(0),
  lineItemCost: maybeAmount,
  listingMarketplaceId: text,
  variationAspects: z.array(z.looseObject({ name: text, value: text })).catch([]),
  lineItemFulfillmentInstructions: z.looseObject({ shipByDate: text }).catch({ shipByDate: '' }),
  giftDetails: z.looseObject({ message: text }).catch({ message: '' }),
});
export type EbayLine = z.infer<typeof lineShape>;

const cancelRequest = z.looseObject({
  cancelInitiator: text,
  cancelRequestId: text,
  cancelRequestState: text,
});

const pricing = z.looseObject({
  adjustment: maybeAmount,
  deliveryCost: maybeAmount,
  deliveryDiscount: maybeAmount,
  fee: maybeAmount,
  priceDiscount: maybeAmount,
  tax: maybeAmount,
  total: maybeAmount,
});
export type EbayPricing = z.infer<typeof pricing>;

export const orderShape = z.looseObject({
  orderId: z.string().min(1),
  creationDate: text,
  lastModifiedDate: text,
  orderFulfillmentStatus: text,
  orderPaymentStatus: text,
  sellerId: text,
  buyerCheckoutNotes: text,
  buyer: z
    .looseObject({ username: text, buyerRegistrationAddress: contact.nullable().catch(null) })
    .nullable()
    .catch(null),
  cancelStatus: z
    .looseObject({ cancelState: text, cancelRequests: z.array(cancelRequest).catch([]) })
    .nullable()
    .catch(null),
  fulfillmentStartInstructions: z.array(instruction).catch([]),
  lineItems: z.array(z.unknown()).nullable().catch(null),
  pricingSummary: pricing.nullable().catch(null),
  program: z.record(z.string(), z.unknown()).catch({}),
});
export type EbayOrder = z.infer<typeof orderShape>;
