/**
 * An order as Shopify's Admin API tells it, as far as it is used. Money is the shop's own; the raw answer keeps the
 * total in the buyer's currency too.
 */
import { z } from 'zod';

const MONEY = '{ shopMoney { amount } }';
const LINE = `id sku name currentQuantity requiresShipping originalUnitPriceSet ${MONEY}`;
const PAGE = 'pageInfo { hasNextPage endCursor }';

/** More are asked for order by order. */
const FIRST_LINES = 30;

export const ORDER_FIELDS = `
  id name createdAt processedAt updatedAt cancelledAt test currencyCode taxesIncluded
  displayFinancialStatus displayFulfillmentStatus email phone note tags
  risk { recommendation }
  currentTotalPriceSet { shopMoney { amount } presentmentMoney { amount currencyCode } }
  currentTotalTaxSet ${MONEY}
  currentTotalDiscountsSet ${MONEY}
  currentTotalDutiesSet ${MONEY}
  currentTotalAdditionalFeesSet ${MONEY}
  shippingLines(first: 3) { nodes { title currentDiscountedPriceSet ${MONEY} } }
  billingAddress { name phone }
  shippingAddress {
    name company address1 address2 city provinceCode province zip countryCodeV2 country phone
  }
  lineItems(first: ${FIRST_LINES}) { ${PAGE} nodes { ${LINE} } }
  fulfillments(first: 10) { displayStatus trackingInfo(first: 5) { number } }
  fulfillmentOrders(first: 5) {
    pageInfo { hasNextPage }
    nodes {
      status fulfillAt fulfillBy
      fulfillmentHolds { reason reasonNotes }
      assignedLocation { location { isFulfillmentService } }
    }
  }
`;

export const LINES_QUERY = `query Lines($id: ID!, $after: String) {
  order(id: $id) { lineItems(first: 250, after: $after) { ${PAGE} nodes { ${LINE} } } }
}`;

export const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '');
const moment = z.iso.datetime({ offset: true });
/** Its amount as text. */
const money = z
  .object({ shopMoney: z.object({ amount: z.string() }) })
  .nullish()
  .transform((set) => set?.shopMoney.amount ?? '0');

const line = z.object({
  id: z.string(),
  sku: text,
  name: text,
  /** What was ordered less what was taken out or paid back. */
  currentQuantity: z.int().min(0),
  requiresShipping: z.boolean(),
  originalUnitPriceSet: money,
});
export type ShopifyLine = z.infer<typeof line>;

export const linePage = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  nodes: z.array(line),
});

/** Why a fulfilment order is held, with what a person wrote. */
export const hold = z
  .object({ reason: text, reasonNotes: text })
  .transform(({ reason, reasonNotes }) => (reasonNotes ? `${reason}: ${reasonNotes}` : reason));

const assignedLocation = z
  .object({ location: z.object({ isFulfillmentService: z.boolean() }).nullish() })
  .nullish();

const workSummary = z.object({
  status: text,
  fulfillAt: moment.nullish(),
  fulfillBy: moment.nullish(),
  fulfillmentHolds: z.array(hold),
  assignedLocation,
});
export type WorkSummary = z.infer<typeof workSummary>;

const shippingAddress = z.object({
  name: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  provinceCode: text,
  province: text,
  zip: text,
  countryCodeV2: text,
  country: text,
  phone: text,
});

export const orderAnswer = z.object({
  id: z.string(),
  name: text,
  createdAt: moment,
  processedAt: moment.nullish(),
  updatedAt: moment,
  cancelledAt: moment.nullish(),
  test: z.boolean().catch(false),
  currencyCode: text,
  taxesIncluded: z.boolean().catch(false),
  displayFinancialStatus: text,
  displayFulfillmentStatus: text,
  email: text,
  phone: text,
  note: text,
  tags: z.array(z.string()),
  risk: z.object({ recommendation: text }),
  currentTotalPriceSet: money,
  currentTotalTaxSet: money,
  currentTotalDiscountsSet: money,
  currentTotalDutiesSet: money,
  currentTotalAdditionalFeesSet: money,
  shippingLines: z.object({
    nodes: z.array(z.object({ title: text, currentDiscountedPriceSet: money })),
  }),
  billingAddress: z.object({ name: text, phone: text }).nullish(),
  shippingAddress: shippingAddress.nullish(),
  lineItems: linePage,
  fulfillments: z
    .array(z.object({ displayStatus: text, trackingInfo: z.array(z.object({ number: text })) }))
    .catch([]),
  fulfillmentOrders: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    nodes: z.array(workSummary),
  }),
});
export type ShopifyOrder = z.infer<typeof orderAnswer>;
