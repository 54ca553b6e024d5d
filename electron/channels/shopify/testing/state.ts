/** What a stub shop keeps: places, inventory, orders with their fulfilment orders and fulfilments. Money in minor units. */

export interface StubLocation {
  readonly id: number;
  readonly name: string;
  readonly isFulfillmentService: boolean;
  isActive: boolean;
}

export interface StubVariant {
  readonly id: number;
  /** Of its inventory item. */
  readonly item: number;
  readonly sku: string;
  readonly title: string;
  readonly barcode: string;
  readonly tracked: boolean;
  /** On hand, by location. */
  readonly levels: Map<number, number>;
}

export interface StubLine {
  readonly id: number;
  readonly sku: string;
  readonly title: string;
  readonly ordered: number;
  /** After edits and refunds. */
  current: number;
  readonly price: number;
  readonly requiresShipping: boolean;
}

export interface StubWork {
  readonly id: number;
  readonly location: number;
  status: string;
  holds: { readonly reason: string; readonly reasonNotes: string | null }[];
  fulfillAt: string | null;
  fulfillBy: string | null;
  readonly lines: {
    readonly id: number;
    readonly line: number;
    readonly total: number;
    remaining: number;
  }[];
}

export interface StubFulfilment {
  readonly id: number;
  status: string;
  company: string;
  numbers: readonly string[];
  readonly lines: readonly { readonly line: number; readonly quantity: number }[];
  /** What its carrier told Shopify. */
  displayStatus?: 'IN_TRANSIT' | 'DELIVERED';
}

export interface StubAddress {
  readonly name: string;
  readonly company: string | null;
  readonly address1: string;
  readonly address2: string | null;
  readonly city: string;
  readonly provinceCode: string | null;
  readonly province: string | null;
  readonly zip: string;
  readonly countryCodeV2: string;
  readonly country: string;
  readonly phone: string | null;
}

export interface StubOrder {
  readonly id: number;
  readonly name: string;
  /** ms. */
  readonly createdAt: number;
  updatedAt: number;
  cancelledAt: number | null;
  /** A cancellation that is under way ends at. */
  cancelling: number | null;
  test: boolean;
  currency: string;
  /** The buyer's: one unit of the shop's is so many of it. */
  presentment: { readonly currency: string; readonly rate: number };
  taxesIncluded: boolean;
  financial: string | null;
  /** Null: by its fulfilment orders. */
  fulfilment: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: readonly string[];
  risk: string;
  shipping: { readonly title: string; readonly price: number } | null;
  discount: number;
  tax: number;
  duties: number | null;
  billing: { readonly name: string; readonly phone: string | null } | null;
  address: StubAddress | null;
  readonly lines: StubLine[];
  readonly work: StubWork[];
  readonly fulfilments: StubFulfilment[];
  /** What an emailed buyer was told, in turn. */
  readonly mails: string[];
}

export interface StubState {
  /** The shop's clock, ms. */
  readonly now: () => number;
  readonly locations: StubLocation[];
  readonly variants: StubVariant[];
  readonly orders: Map<number, StubOrder>;
  readonly scopes: Set<string>;
  /** ms until a change is found by a search. */
  indexLag: number;
  /** What each idempotent key was used for. */
  readonly keys: Map<string, { readonly input: string; readonly failed: boolean }>;
  nextId(): number;
}

export const HOME = 1;

export function openState(now: () => number): StubState {
  let last = 1_000;
  return {
    now,
    locations: [{ id: HOME, name: 'Warehouse', isFulfillmentService: false, isActive: true }],
    variants: [],
    orders: new Map(),
    scopes: new Set([
      'write_orders',
      'write_merchant_managed_fulfillment_orders',
      'write_third_party_fulfillment_orders',
      'read_products',
      'write_inventory',
      'read_locations',
    ]),
    indexLag: 0,
    keys: new Map(),
    nextId: () => ++last,
  };
}

/** To the second, as Shopify stamps. */
export function touch(state: StubState, order: StubOrder): void {
  order.updatedAt = Math.floor(state.now() / 1_000) * 1_000;
}

/** Cancellations are done a while after they were asked for. */
export function settle(state: StubState): void {
  for (const order of state.orders.values()) {
    if (order.cancelling === null || state.now() < order.cancelling) continue;
    order.cancelledAt = order.cancelling;
    order.cancelling = null;
    order.financial = 'REFUNDED';
    for (const work of order.work) work.status = 'CANCELLED';
    touch(state, order);
  }
}

export interface NewLine {
  readonly sku?: string;
  readonly title?: string;
  readonly units?: number;
  readonly price?: number;
  readonly requiresShipping?: boolean;
  readonly location?: number;
}

type Changes = Partial<Omit<StubOrder, 'id' | 'lines' | 'work' | 'fulfilments' | 'mails'>>;

/** An order placed now, with one fulfilment order a place. */
export function place(
  state: StubState,
  lines: readonly NewLine[],
  changes: Changes = {},
): StubOrder {
  const id = state.nextId();
  const at = Math.floor(state.now() / 1_000) * 1_000;
  const made = lines.map((one) => ({ ...lineOf(state, one), location: one.location ?? HOME }));
  const order: StubOrder = {
    ...{ id, name: `#${id}`, createdAt: at, updatedAt: at, cancelledAt: null, cancelling: null },
    ...{ test: false, currency: 'GBP', presentment: { currency: 'GBP', rate: 1 } },
    ...{ taxesIncluded: false, financial: 'PAID', fulfilment: null, note: null, tags: [] },
    ...{ email: 'ann@example.test', phone: null, risk: 'NONE', discount: 0, tax: 0, duties: null },
    shipping: { title: 'Standard', price: 495 },
    billing: { name: 'Ann Buyer', phone: null },
    address: ADDRESS,
    ...changes,
    lines: made.map(({ location: _, ...line }) => line),
    work: [],
    fulfilments: [],
    mails: [],
  };
  for (const location of new Set(made.map((one) => one.location)))
    order.work.push(
      workOf(
        state,
        location,
        made.filter((one) => one.location === location),
      ),
    );
  state.orders.set(id, order);
  return order;
}

function lineOf(state: StubState, { sku = 'NB-A6', units = 1, ...rest }: NewLine): StubLine {
  const { title = 'Field Notebook', price = 1_000, requiresShipping = true } = rest;
  const id = state.nextId();
  return { id, sku, title, ordered: units, current: units, price, requiresShipping };
}

function workOf(state: StubState, location: number, lines: readonly StubLine[]): StubWork {
  return {
    id: state.nextId(),
    location,
    status: 'OPEN',
    holds: [],
    fulfillAt: null,
    fulfillBy: null,
    lines: lines.map(({ id, current }) => ({
      id: state.nextId(),
      line: id,
      total: current,
      remaining: current,
    })),
  };
}

export const ADDRESS: StubAddress = {
  ...{ name: 'Ann Buyer', company: null, address1: '1 High St', address2: null, city: 'Leeds' },
  ...{ provinceCode: 'ENG', province: 'England', zip: 'LS1 4AP' },
  ...{ countryCodeV2: 'GB', country: 'United Kingdom', phone: '+44 113 496 0000' },
};

export function listVariant(state: StubState, sku: string, quantity: number): StubVariant {
  const variant: StubVariant = {
    ...{ id: state.nextId(), item: state.nextId(), sku, title: `Thing ${sku}` },
    ...{ barcode: '', tracked: true, levels: new Map([[HOME, quantity]]) },
  };
  state.variants.push(variant);
  return variant;
}
