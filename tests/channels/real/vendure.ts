/**
 * A real Vendure: products made and deleted by its Admin API, orders made of drafts and paid by hand. Vendure deletes no
 * order; each is shipped or cancelled at the end. It needs a country and a shipping method.
 */
import { connectReal } from './connect.ts';
import type { Keys, RealShop } from './real-shop.ts';
import { askApi, BUYER, type Json } from './shop-api.ts';
import { createUndo } from './undo.ts';

type Ask = (query: string, variables?: object) => Promise<Json>;

export async function openVendure(keys: Keys): Promise<RealShop> {
  const ask = apiOf(keys);
  const undo = createUndo();
  const email = `packbench-${Date.now()}@example.test`;
  const { countries } = await ask('{ countries(options: { take: 1 }) { items { code } } }');
  const country: string = countries.items[0].code;
  const variants = new Map<string, string>();
  const buyers = new Set<string>();
  let orders = 0;

  async function makeOrder(wanted: Readonly<Record<string, number>>): Promise<string> {
    const { createDraftOrder } = await ask('mutation { createDraftOrder { id } }');
    const id: string = createDraftOrder.id;
    orders += 1;
    undo.made(() => closeOrder(ask, id));
    for (const [sku, quantity] of Object.entries(wanted))
      await ask(ADD, { id, variant: variants.get(sku), quantity });
    const { setCustomerForDraftOrder } = await ask(ADDRESS, {
      ...{ id, email, country, ...BUYER, name: `${BUYER.first} ${BUYER.last}` },
    });
    const buyer: string = setCustomerForDraftOrder.customer.id;
    if (!buyers.has(buyer)) undo.made(() => ask(REMOVE_BUYER, { id: buyer }));
    buyers.add(buyer);
    const { methods } = await ask(METHODS, { id });
    if (!methods[0]) throw new Error('Vendure needs a shipping method.');
    const paid = await ask(PAY, { id, method: methods[0].id });
    if (paid.addManualPaymentToOrder.__typename !== 'Order') throw new Error(JSON.stringify(paid));
    return id;
  }

  async function makeProduct(sku: string, units: number): Promise<string> {
    const name = `Packbench test ${sku}`;
    const { createProduct } = await ask(MAKE_PRODUCT, { name, slug: sku.toLowerCase() });
    undo.made(() => ask(REMOVE_PRODUCT, { id: createProduct.id }));
    const input = {
      ...{ productId: createProduct.id, sku, price: 1000, stockOnHand: units },
      ...{ trackInventory: 'TRUE', translations: [{ languageCode: 'en', name }] },
    };
    const { createProductVariants } = await ask(MAKE_VARIANT, { input: [input] });
    variants.set(sku, createProductVariants[0].id);
    return createProductVariants[0].id;
  }

  return {
    connector: connectReal('vendure', keys),
    tracking: 'may-change',
    makeProduct,
    makeOrder,
    stockOf: async (sku) => {
      const { productVariant } = await ask(STOCK, { id: variants.get(sku) });
      return productVariant.stockOnHand;
    },
    parcelsOf: async (order) =>
      (await standing(ask, order)).fulfillments
        .filter((one: Json) => one.state === 'Shipped')
        .map((one: Json) => ({
          tracking: one.trackingCode,
          units: one.lines.reduce((sum: number, line: Json) => sum + line.quantity, 0),
        })),
    isCancelled: async (order) => (await standing(ask, order)).state === 'Cancelled',
    removeAll: async () => {
      await undo.all();
      return orders === 0 ? [] : [`${orders} orders, shipped or cancelled: Vendure deletes none`];
    },
  };
}

function apiOf({ url = '', apiKey = '' }: Keys): Ask {
  return async (query, variables = {}) => {
    const headers = { 'vendure-api-key': apiKey };
    const { data, errors } = await askApi({
      ...{ method: 'POST', url, headers, body: { query, variables } },
    });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

async function standing(ask: Ask, id: string): Promise<Json> {
  return (await ask(STANDING, { id })).order;
}

async function closeOrder(ask: Ask, id: string): Promise<void> {
  const { state } = await standing(ask, id);
  if (state === 'Draft') await ask(REMOVE_DRAFT, { id });
  else if (!['Shipped', 'Cancelled'].includes(state)) await ask(CANCEL, { id });
}

const MAKE_PRODUCT = `mutation ($name: String!, $slug: String!) { createProduct(input: {
  enabled: true, translations: [{ languageCode: en, name: $name, slug: $slug, description: "" }]
}) { id } }`;
const MAKE_VARIANT = `mutation ($input: [CreateProductVariantInput!]!) {
  createProductVariants(input: $input) { id }
}`;
const REMOVE_PRODUCT = 'mutation ($id: ID!) { deleteProduct(id: $id) { result } }';
const REMOVE_BUYER = 'mutation ($id: ID!) { deleteCustomer(id: $id) { result } }';
const REMOVE_DRAFT = 'mutation ($id: ID!) { deleteDraftOrder(orderId: $id) { result } }';
const CANCEL = 'mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }';
const STOCK = 'query ($id: ID!) { productVariant(id: $id) { stockOnHand } }';
const METHODS = `query ($id: ID!) {
  methods: eligibleShippingMethodsForDraftOrder(orderId: $id) { id }
}`;
const ADD = `mutation ($id: ID!, $variant: ID!, $quantity: Int!) {
  addItemToDraftOrder(orderId: $id, input: { productVariantId: $variant, quantity: $quantity }) {
    __typename
  }
}`;
const ADDRESS = `mutation (
  $id: ID!, $email: String!, $first: String!, $last: String!, $name: String!
  $street: String!, $city: String!, $postcode: String!, $country: String!, $phone: String!
) {
  setCustomerForDraftOrder(orderId: $id, input: {
    firstName: $first, lastName: $last, emailAddress: $email
  }) { ... on Order { customer { id } } }
  setDraftOrderShippingAddress(orderId: $id, input: {
    fullName: $name, streetLine1: $street, city: $city, postalCode: $postcode,
    countryCode: $country, phoneNumber: $phone
  }) { id }
}`;
const PAY = `mutation ($id: ID!, $method: ID!) {
  setDraftOrderShippingMethod(orderId: $id, shippingMethodId: $method) { __typename }
  transitionOrderToState(id: $id, state: "ArrangingPayment") { __typename }
  addManualPaymentToOrder(input: {
    orderId: $id, method: "packbench test", transactionId: "test", metadata: {}
  }) { __typename }
}`;
const STANDING = `query ($id: ID!) { order(id: $id) {
  state fulfillments { state trackingCode lines { quantity } }
} }`;
