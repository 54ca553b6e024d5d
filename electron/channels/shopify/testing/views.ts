/** A stub shop's state as its API shows it: objects that graphql-js walks through. Fields that nobody asks for are not here. */
import { decimalText } from '../../../../shared/records/money.ts';
import { gid } from '../ids.ts';
import type {
  StubFulfilment,
  StubLine,
  StubOrder,
  StubState,
  StubVariant,
  StubWork,
} from './state.ts';

interface PageArgs {
  readonly first?: number;
  readonly after?: string | null;
}

export function iso(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** A connection over a list: a cursor is the key of the last node. */
export function connection<T>(all: readonly T[], keyOf: (one: T) => string) {
  return ({ first = 50, after }: PageArgs) => {
    if (first > 250) throw new Error('first exceeds 250');
    const rest = after ? all.slice(all.findIndex((one) => keyOf(one) === after) + 1) : all;
    const nodes = rest.slice(0, first);
    const last = nodes.at(-1);
    return {
      nodes,
      pageInfo: {
        hasNextPage: rest.length > nodes.length,
        endCursor: last === undefined ? null : keyOf(last),
      },
    };
  };
}

export function locationView(state: StubState, id: number) {
  const found = state.locations.find((one) => one.id === id);
  return found && { ...found, id: gid('Location', String(id)), __typename: 'Location' };
}

function bag(minor: number, { currency, presentment }: StubOrder) {
  const theirs = Math.round(minor * presentment.rate);
  return {
    shopMoney: { amount: decimalText(minor, currency), currencyCode: currency },
    presentmentMoney: {
      amount: decimalText(theirs, presentment.currency),
      currencyCode: presentment.currency,
    },
  };
}

function lineView(line: StubLine, order: StubOrder) {
  return {
    id: gid('LineItem', String(line.id)),
    ...{ sku: line.sku, name: line.title, requiresShipping: line.requiresShipping },
    ...{ quantity: line.ordered, currentQuantity: line.current },
    originalUnitPriceSet: bag(line.price, order),
  };
}

const lineRef = (line: number) => ({ id: gid('LineItem', String(line)) });

function workView(state: StubState, work: StubWork) {
  const location = locationView(state, work.location);
  const open = work.status === 'OPEN' || work.status === 'IN_PROGRESS';
  const lines = work.lines.map(({ id, line, total, remaining }) => ({
    id: gid('FulfillmentOrderLineItem', String(id)),
    ...{ totalQuantity: total, remainingQuantity: remaining, lineItem: lineRef(line) },
  }));
  return {
    id: gid('FulfillmentOrder', String(work.id)),
    ...{ status: work.status, fulfillAt: work.fulfillAt, fulfillBy: work.fulfillBy },
    fulfillmentHolds: work.holds,
    supportedActions:
      open && !location?.isFulfillmentService ? [{ action: 'CREATE_FULFILLMENT' }] : [],
    assignedLocation: { location: location ?? null, name: location?.name ?? '' },
    lineItems: connection(lines, ({ id }) => id),
  };
}

export function fulfilmentView(one: StubFulfilment) {
  const lines = one.lines.map(({ line, quantity }) => ({ quantity, lineItem: lineRef(line) }));
  return {
    __typename: 'Fulfillment',
    ...{ id: gid('Fulfillment', String(one.id)), status: one.status },
    displayStatus: one.displayStatus ?? 'FULFILLED',
    trackingInfo: one.numbers.map((number) => ({ number, company: one.company })),
    fulfillmentLineItems: connection(lines, ({ lineItem }) => lineItem.id),
  };
}

function fulfilmentStatus({ fulfilment, work }: StubOrder): string {
  if (fulfilment !== null) return fulfilment;
  const living = work.filter(({ status }) => status !== 'CANCELLED');
  if (living.length > 0 && living.every(({ status }) => status === 'CLOSED')) return 'FULFILLED';
  if (living.some(({ status }) => status === 'ON_HOLD')) return 'ON_HOLD';
  const begun = work.some(({ lines }) => lines.some(({ total, remaining }) => remaining < total));
  return begun ? 'PARTIALLY_FULFILLED' : 'UNFULFILLED';
}

export function orderView(state: StubState, order: StubOrder) {
  const goods = order.lines.reduce((sum, { current, price }) => sum + current * price, 0);
  const postage = order.shipping?.price ?? 0;
  const added = (order.taxesIncluded ? 0 : order.tax) + (order.duties ?? 0);
  const seen = order.work.filter(
    ({ location }) =>
      !locationView(state, location)?.isFulfillmentService || seesOthers(state.scopes),
  );
  return {
    __typename: 'Order',
    ...{ id: gid('Order', String(order.id)), legacyResourceId: String(order.id) },
    ...{ name: order.name, test: order.test, taxesIncluded: order.taxesIncluded },
    ...{ createdAt: iso(order.createdAt), processedAt: iso(order.createdAt) },
    updatedAt: iso(order.updatedAt),
    cancelledAt: order.cancelledAt === null ? null : iso(order.cancelledAt),
    currencyCode: order.currency,
    displayFinancialStatus: order.financial,
    displayFulfillmentStatus: fulfilmentStatus(order),
    ...{ email: order.email, phone: order.phone, note: order.note, tags: order.tags },
    risk: { recommendation: order.risk },
    currentTotalPriceSet: bag(goods + postage + added - order.discount, order),
    currentTotalTaxSet: bag(order.tax, order),
    currentTotalDiscountsSet: bag(order.discount, order),
    currentTotalDutiesSet: order.duties === null ? null : bag(order.duties, order),
    currentTotalAdditionalFeesSet: null,
    shippingLines: connection(
      order.shipping
        ? [{ title: order.shipping.title, currentDiscountedPriceSet: bag(postage, order) }]
        : [],
      ({ title }) => title,
    ),
    billingAddress: order.billing,
    shippingAddress: order.address,
    lineItems: connection(
      order.lines.map((line) => lineView(line, order)),
      ({ id }) => id,
    ),
    fulfillmentOrders: connection(
      seen.map((work) => workView(state, work)),
      ({ id }) => id,
    ),
    fulfillments: () => order.fulfilments.map(fulfilmentView),
  };
}

function seesOthers(scopes: ReadonlySet<string>): boolean {
  return [...scopes].some((one) => one.endsWith('_third_party_fulfillment_orders'));
}

export function variantView(variant: StubVariant) {
  return {
    id: gid('ProductVariant', String(variant.id)),
    ...{ displayName: variant.title, sku: variant.sku, barcode: variant.barcode },
    inventoryItem: itemView(variant),
  };
}

export function itemView({ item, tracked, levels }: StubVariant) {
  return {
    __typename: 'InventoryItem',
    ...{ id: gid('InventoryItem', String(item)), tracked },
    inventoryLevel: ({ locationId }: { locationId: string }) => {
      const quantity = levels.get(Number(locationId.split('/').at(-1)));
      if (quantity === undefined) return null;
      return {
        quantities: ({ names }: { names: readonly string[] }) => names.map(() => ({ quantity })),
      };
    },
  };
}
