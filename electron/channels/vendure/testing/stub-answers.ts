/** What a small Vendure answers, by the name of the question; refusals are worded as recorded. */
import { z } from 'zod';
import {
  type StubOrder,
  type StubShop,
  type StubVariant,
  settleState,
  unitsLeft,
} from './stub-shop.ts';

/** `data` of an answer; throws a `Refused`. */
export type Answering = (shop: StubShop, variables: unknown) => unknown;

export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const listOptions = z.object({
  options: z.strictObject({
    filter: z
      .strictObject({
        active: z.strictObject({ eq: z.boolean() }).optional(),
        orderPlacedAt: z
          .strictObject({ after: z.string().optional(), isNull: z.boolean().optional() })
          .optional(),
        id: z.strictObject({ in: z.array(z.string()) }).optional(),
      })
      .default({}),
    sort: z.looseObject({}).optional(),
    skip: z.int().default(0),
    take: z.int().max(1_000),
  }),
});

const orders: Answering = (shop, variables) => {
  const { filter, skip, take } = listOptions.parse(variables).options;
  const { after, isNull } = filter.orderPlacedAt ?? {};
  const found = shop.orders
    .filter(({ id }) => filter.id?.in.includes(id) ?? true)
    .filter(({ active }) => active === (filter.active?.eq ?? active))
    .filter(({ orderPlacedAt: at }) => isNull === undefined || (at === null) === isNull)
    .filter(({ orderPlacedAt: at }) => after === undefined || (at !== null && at > after))
    .toSorted((a, b) => place(a).localeCompare(place(b)) || Number(a.id) - Number(b.id));
  return { orders: { totalItems: found.length, items: found.slice(skip, skip + take) } };
};

const told: Answering = ({ orders }, variables) => {
  const { id } = z.object({ id: z.string() }).parse(variables);
  return { order: orders.find((order) => order.id === id) ?? null };
};

const fulfilInput = z.object({
  input: z.strictObject({
    lines: z.array(z.strictObject({ orderLineId: z.string(), quantity: z.int().positive() })),
    handler: z.strictObject({
      code: z.literal('manual-fulfillment'),
      arguments: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    }),
  }),
});

const fulfil: Answering = ({ orders }, variables) => {
  const { lines, handler } = fulfilInput.parse(variables).input;
  const argument = (wanted: string) =>
    handler.arguments.find(({ name }) => name === wanted)?.value ?? '';
  const order = orders.find((one) => one.lines.some(({ id }) => id === lines[0]?.orderLineId));
  if (!order) return refused('EmptyOrderLineSelectionError', 'EMPTY_ORDER_LINE_SELECTION_ERROR');
  if (lines.some(({ orderLineId, quantity }) => quantity > unitsLeft(order, orderLineId)))
    return refused('ItemsAlreadyFulfilledError', 'ITEMS_ALREADY_FULFILLED_ERROR');
  const made = {
    id: `${order.id}0${order.fulfillments.length}`,
    state: 'Pending' as const,
    method: argument('method'),
    trackingCode: argument('trackingCode'),
    lines,
  };
  order.fulfillments.push(made);
  return { made: { __typename: 'Fulfillment', ...made } };
};

const moveInput = z.object({ id: z.string(), state: z.enum(['Shipped', 'Cancelled']) });

const move: Answering = ({ orders }, variables) => {
  const { id, state } = moveInput.parse(variables);
  for (const order of orders)
    for (const one of order.fulfillments.filter((fulfilment) => fulfilment.id === id)) {
      one.state = state;
      settleState(order);
      return { made: { __typename: 'Fulfillment', ...one } };
    }
  throw notFound('Fulfillment', id);
};

const cancelInput = z.object({
  input: z.strictObject({ orderId: z.string(), reason: z.string(), cancelShipping: z.boolean() }),
});

const cancel: Answering = ({ orders }, variables) => {
  const { orderId } = cancelInput.parse(variables).input;
  const order = orders.find(({ id }) => id === orderId);
  if (!order) throw notFound('Order', orderId);
  order.state = 'Cancelled';
  for (const line of order.lines) line.quantity = 0;
  return { made: { __typename: 'Order', state: order.state } };
};

const variants: Answering = (shop, variables) => {
  const { filter, skip, take } = listOptions.parse(variables).options;
  const found = shop.variants.filter(({ id }) => filter.id?.in.includes(id) ?? true);
  const items = found.slice(skip, skip + take).map(shown);
  return {
    activeChannel: { trackInventory: true },
    productVariants: { totalItems: found.length, items },
  };
};

const stockInput = z.object({
  input: z.array(z.strictObject({ id: z.string(), stockOnHand: z.int() })),
});

/** All of them or none. */
const stock: Answering = (shop, variables) => {
  const wanted = stockInput.parse(variables).input;
  const found = wanted.map(({ id, stockOnHand }) => {
    const variant = shop.variants.find((one) => one.id === id);
    if (!variant) throw notFound('ProductVariant', id);
    return { variant, stockOnHand };
  });
  for (const { variant, stockOnHand } of found) variant.stockOnHand = stockOnHand;
  return { set: found.map(({ variant }) => shown(variant)) };
};

/** By how the question begins; what tests a key asks without a name. */
export const ANSWERS: readonly (readonly [question: RegExp, answer: Answering])[] = [
  [/^query Orders\b/, orders],
  [/^query Told\b/, told],
  [/^mutation Fulfil\b/, fulfil],
  [/^mutation Move\b/, move],
  [/^mutation Cancel\b/, cancel],
  [/^query (?:Seen|Listings)\b/, variants],
  [/^mutation Stock\b/, stock],
  [/^\{ activeChannel/, () => ({ activeChannel: { id: '1', code: 'high-street' } })],
  [/^(?:\{|mutation \{)/, () => ({})],
];

function shown({ id, sku, name, stockOnHand }: StubVariant) {
  return { id, sku, name, trackInventory: 'INHERIT', stockLevels: [{ stockOnHand }] };
}

function place({ orderPlacedAt }: StubOrder): string {
  return orderPlacedAt ?? '';
}

function refused(__typename: string, errorCode: string) {
  return { made: { __typename, errorCode, message: errorCode } };
}

function notFound(what: string, id: string): Refused {
  return new Refused('ENTITY_NOT_FOUND', `No ${what} with the id "${id}" could be found`);
}
