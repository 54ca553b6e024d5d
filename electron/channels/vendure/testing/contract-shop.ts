/** Vendure for the contract suite: a server with the habits of the real one, and the connector on it. */
import { z } from 'zod';
import type { ContractShop } from '../../testing/contract-shop.ts';
import { openFaultyServer, type ShopReply, type ShopRequest } from '../../testing/faulty-server.ts';
import { createTransport } from '../../transport/create-transport.ts';
import { quickClock } from '../../transport/testing/quick-clock.ts';
import { createVendure } from '../vendure.ts';
import { ANSWERS, Refused } from './stub-answers.ts';
import { orderOf, type StubOrder, type StubShop } from './stub-shop.ts';

const KEY = 'stub-key';
const question = z.object({ query: z.string(), variables: z.unknown() });

export async function openContractShop(): Promise<ContractShop> {
  const clock = quickClock();
  const shop: StubShop = { orders: [], variants: [] };
  let skewMs = 0;
  let key = KEY;
  let changes = 0;
  const throttled: ShopReply[] = [];
  const now = () => clock.now() + skewMs;

  function answer({ headers, body }: ShopRequest): ShopReply {
    // Vendure has no limits of its own; what stands in front of it has.
    const tooOften = throttled.shift();
    if (tooOften) return tooOften;
    if (headers['vendure-api-key'] !== key)
      return error('FORBIDDEN', 'You are not currently authorized to perform this action');
    const { query, variables } = question.parse(JSON.parse(body));
    return answerTo(shop, query, variables);
  }

  const server = await openFaultyServer({ now, answer });
  const orderOfId = (id: string): StubOrder | undefined =>
    shop.orders.find((order) => order.id === id);

  return {
    server,
    clock,
    skew: (ms) => {
      skewMs = ms;
    },
    connector: createVendure({
      url: `${server.url}/admin-api`,
      apiKey: KEY,
      transport: createTransport({
        account: 'vendure',
        limits: {},
        log: () => undefined,
        clock,
        chance: () => 1,
      }),
    }),
    place: (order) => {
      const number = shop.orders.length + 1;
      shop.orders.push(orderOf(order, number, new Date(now()).toISOString()));
      return String(number);
    },
    change: (id) => {
      changes += 1;
      const customer = orderOfId(id)?.customer;
      if (customer) customer.phoneNumber = `+44 20 ${changes}`;
    },
    parcels: (id) =>
      (orderOfId(id)?.fulfillments ?? [])
        .filter(({ state }) => state === 'Shipped')
        .map(({ trackingCode, lines }) => ({
          tracking: trackingCode,
          units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
        })),
    isCancelled: (id) => orderOfId(id)?.state === 'Cancelled',
    list: (sku, quantity) => {
      const id = String(shop.variants.length + 1);
      shop.variants.push({ id, sku, name: sku, stockOnHand: quantity });
      return id;
    },
    quantityOf: (listing) =>
      shop.variants.find(({ id }) => id === listing)?.stockOnHand ?? Number.NaN,
    throttle: (hinted) => {
      throttled.push({
        status: 429,
        ...(hinted && { headers: { 'retry-after': '7' } }),
        body: 'Slow down',
      });
    },
    revoke: () => {
      key = 'another key';
    },
    // Its keys do not lapse.
    expire: () => false,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function answerTo(shop: StubShop, query: string, variables: unknown): ShopReply {
  const [, found] = ANSWERS.find(([begins]) => begins.test(query.trim())) ?? [];
  if (!found) return { status: 400, ...error('GRAPHQL_VALIDATION_FAILED', query) };
  try {
    return { body: { data: found(shop, variables) } };
  } catch (refused) {
    if (refused instanceof Refused) return error(refused.code, refused.message);
    throw refused;
  }
}

function error(code: string, message: string): ShopReply {
  return { body: { errors: [{ message, extensions: { code } }], data: null } };
}
