/** The shop from its two other sides: its owner, who asks the Admin API in plain words, and its customers. */
import { inject } from 'vitest';
import { z } from 'zod';
import { plainTransport } from '../../../electron/channels/testing/plain-transport.ts';
import { createVendure } from '../../../electron/channels/vendure/vendure.ts';

const { url, session } = inject('vendure');
const adminUrl = `${url}/admin-api`;

interface Reply {
  readonly status: number;
  readonly token: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of many shapes
  readonly body: any;
}

async function post(
  where: string,
  headers: Record<string, string>,
  query: string,
  variables: object,
): Promise<Reply> {
  const response = await fetch(where, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const token = response.headers.get('vendure-auth-token') ?? '';
  return { status: response.status, token, body: await response.json() };
}

/** Asks as the owner, or with the headers given. */
export function asked(
  query: string,
  variables: object = {},
  headers: Record<string, string> = { authorization: `Bearer ${session}` },
): Promise<Reply> {
  return post(adminUrl, headers, query, variables);
}

/** As `asked`, where an error is none of the test's. */
export async function owner(query: string, variables: object = {}): Promise<Reply['body']> {
  const { body } = await asked(query, variables);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

/** A key that may do what is named, or everything. */
export async function makeKey(permissions?: readonly string[]): Promise<string> {
  const role = permissions ? await makeRole(permissions) : await everything();
  const { createApiKey } = await owner(
    `mutation ($role: ID!) { createApiKey(input: {
      roleIds: [$role], translations: [{ languageCode: en, name: "packbench" }]
    }) { apiKey } }`,
    { role },
  );
  return createApiKey.apiKey;
}

async function makeRole(permissions: readonly string[]): Promise<string> {
  const { createRole } = await owner(
    'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }',
    { input: { code: `role-${permissions.join('-')}`, description: 'packbench', permissions } },
  );
  return createRole.id;
}

async function everything(): Promise<string> {
  const { roles } = await owner('{ roles { items { id code } } }');
  const all: { id: string; code: string }[] = roles.items;
  return all.find(({ code }) => code === '__super_admin_role__')?.id ?? '';
}

export function connect(apiKey: string) {
  return createVendure({ url: adminUrl, apiKey, transport: plainTransport });
}

/** The connector with every permission. */
export const vendure = connect(await makeKey());

export interface Variant {
  readonly id: string;
  readonly onHand: number;
  readonly allocated: number;
}

const variants = z.object({
  productVariants: z.object({
    items: z.tuple([
      z.object({ id: z.string(), stockOnHand: z.number(), stockAllocated: z.number() }),
    ]),
  }),
});

export async function variant(sku: string): Promise<Variant> {
  const data = await owner(
    `query ($sku: String!) { productVariants(options: { filter: { sku: { eq: $sku } } }) {
      items { id stockOnHand stockAllocated }
    } }`,
    { sku },
  );
  const [{ id, stockOnHand, stockAllocated }] = variants.parse(data).productVariants.items;
  return { id, onHand: stockOnHand, allocated: stockAllocated };
}

/** A customer who has filled a cart and chosen how it is sent. */
export async function fillCart(wanted: Readonly<Record<string, number>>) {
  let token = '';
  const ask = async (query: string, variables: object = {}) => {
    const headers: Record<string, string> =
      token === '' ? {} : { authorization: `Bearer ${token}` };
    const reply = await post(`${url}/shop-api`, headers, query, variables);
    token ||= reply.token;
    if (reply.body.errors) throw new Error(JSON.stringify(reply.body.errors));
    return reply.body.data;
  };
  const [first = '', ...others] = await Promise.all(
    Object.entries(wanted).map(async ([sku, quantity]) => {
      const { id } = await variant(sku);
      return `addItemToOrder(productVariantId: ${id}, quantity: ${quantity}) { ... on Order { id } }`;
    }),
  );
  // The first answer brings the customer's token.
  const { addItemToOrder } = await ask(`mutation { ${first} }`);
  await ask(`mutation {
    ${others.map((add, at) => `add${at}: ${add}`).join('\n')}
    setCustomerForOrder(input: {
      firstName: "Ann", lastName: "O'Buyer Ünïcode", emailAddress: "ann@example.test"
    }) { __typename }
    setOrderShippingAddress(input: {
      fullName: "Ann O'Buyer", streetLine1: "1 High St", city: "Leeds", postalCode: "LS1 4AP",
      countryCode: "GB", phoneNumber: "+44 113 496 0000"
    }) { __typename }
    setOrderShippingMethod(shippingMethodId: ["1"]) { __typename }
    transitionOrderToState(state: "ArrangingPayment") { ... on Order { state } }
  }`);
  const pay = async (method: 'card' | 'paid-at-once') => {
    const { addPaymentToOrder } = await ask(
      `mutation ($input: PaymentInput!) { addPaymentToOrder(input: $input) { __typename } }`,
      { input: { method, metadata: {} } },
    );
    if (addPaymentToOrder.__typename !== 'Order')
      throw new Error(JSON.stringify(addPaymentToOrder));
  };
  return { id: String(addItemToOrder.id), pay };
}

export async function placeOrder(
  wanted: Readonly<Record<string, number>>,
  method: 'card' | 'paid-at-once' = 'paid-at-once',
): Promise<string> {
  const { id, pay } = await fillCart(wanted);
  await pay(method);
  return id;
}

/** The ids of an order's lines, in their order. */
export async function linesOf(id: string): Promise<string[]> {
  const { order } = await owner('query ($id: ID!) { order(id: $id) { lines { id } } }', { id });
  return order.lines.map((line: { id: string }) => line.id);
}

/** What became of an order at the shop. */
export async function standing(id: string) {
  const { order } = await owner(
    `query ($id: ID!) { order(id: $id) {
      state updatedAt
      fulfillments { state method trackingCode lines { orderLineId quantity } }
    } }`,
    { id },
  );
  return order;
}
