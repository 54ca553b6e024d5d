/** The orders of a stub Amazon, as its Orders APIs tell them and take parcels of them. */
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';
import { refuse } from './stub-answers.ts';

export interface StubItem {
  orderItemId: string;
  quantityOrdered: number;
  fulfillment: { quantityFulfilled: number; quantityUnfulfilled: number };
  [more: string]: unknown;
}

export interface StubPackage {
  packageReferenceId: string;
  trackingNumber: string;
  carrier: string;
  shipTime: string;
  packageItems: { orderItemId: string; quantity: number }[];
}

export interface StubOrder {
  orderId: string;
  createdTime: string;
  lastUpdatedTime: string;
  fulfillment: { fulfillmentStatus: string; fulfilledBy: string; [more: string]: unknown };
  orderItems: StubItem[];
  packages: StubPackage[];
  [more: string]: unknown;
}

export interface StubOrders {
  readonly orders: Map<string, StubOrder>;
  search(request: ShopRequest): ShopReply;
  get(request: ShopRequest): ShopReply;
  confirm(request: ShopRequest): ShopReply;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

interface Token {
  readonly filters: string;
  readonly given: number;
  /** The last order of the page before. */
  readonly behind: string;
}

export function stubOrders(now: () => number): StubOrders {
  const orders = new Map<string, StubOrder>();

  function page(query: URLSearchParams): ShopReply {
    const size = Number(query.get('maxResultsPerPage') ?? 100);
    const filters = filtersOf(query);
    const token = tokenOf(query.get('paginationToken'));
    if (token && token.filters !== filters) return refuse(400, 'The filters are not the same.');
    if (token && now() - token.given > DAY_MS) return refuse(400, 'The token has expired.');
    const from = Date.parse(query.get('lastUpdatedAfter') ?? '');
    const to = Date.parse(query.get('lastUpdatedBefore') ?? '');
    const found = [...orders.values()]
      .filter(({ lastUpdatedTime: at }) => Date.parse(at) >= from && Date.parse(at) <= to)
      .filter(({ orderId }) => orderId > (token?.behind ?? ''))
      .sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
    const shown = found.slice(0, size);
    const behind = shown.at(-1)?.orderId ?? '';
    const next = JSON.stringify({ filters, given: now(), behind } satisfies Token);
    const nextToken = Buffer.from(next).toString('base64');
    return {
      body: {
        orders: shown.map((order) => included(order, query)),
        ...(found.length > size && { pagination: { nextToken } }),
        lastUpdatedBefore: query.get('lastUpdatedBefore'),
      },
    };
  }

  return {
    orders,
    search: ({ query }) => {
      if (query.has('createdAfter') === query.has('lastUpdatedAfter'))
        return refuse(400, 'Exactly one of createdAfter and lastUpdatedAfter.');
      const end = Date.parse(query.get('lastUpdatedBefore') ?? '');
      if (end > now() - 2 * MINUTE_MS)
        return refuse(400, 'lastUpdatedBefore must be at least two minutes old.');
      if (end < Date.parse(query.get('lastUpdatedAfter') ?? ''))
        return refuse(400, 'lastUpdatedBefore must be equal to or after lastUpdatedAfter.');
      return page(query);
    },
    get: ({ path, query }) => {
      const order = orders.get(path.split('/').at(-1) ?? '');
      return order ? { body: { order: included(order, query) } } : refuse(404, 'No such order.');
    },
    confirm: ({ path, body }) => {
      const order = orders.get(path.split('/').at(-2) ?? '');
      if (!order) return refuse(404, 'No such order.');
      const refusal = confirm(order, JSON.parse(body).packageDetail, now());
      if (refusal !== null) return refuse(400, refusal);
      return { status: 204 };
    },
  };
}

interface PackageDetail {
  packageReferenceId: string;
  carrierCode: string;
  carrierName?: string;
  trackingNumber: string;
  shipDate: string;
  orderItems: { orderItemId: string; quantity: number }[];
}

/** Why not; null when it was taken. */
function confirm(order: StubOrder, told: PackageDetail, now: number): string | null {
  if (!/^[1-9]\d*$/.test(told.packageReferenceId)) return 'PackageReferenceId is not valid.';
  if (told.trackingNumber === '') return 'TrackingNumber is required.';
  if (told.carrierCode === 'Other' && !told.carrierName) return 'CarrierName is required.';
  if (Date.parse(told.shipDate) > now) return 'ShipDate is in the future.';
  if (Date.parse(told.shipDate) < Date.parse(order.createdTime))
    return 'ShipDate is before the order.';
  if (order.fulfillment.fulfillmentStatus === 'CANCELLED') return 'The order is cancelled.';
  const others = order.packages.filter((one) => one.packageReferenceId !== told.packageReferenceId);
  const packages = [
    ...others,
    {
      packageReferenceId: told.packageReferenceId,
      trackingNumber: told.trackingNumber,
      carrier: told.carrierName ?? told.carrierCode,
      shipTime: told.shipDate,
      packageItems: told.orderItems,
    },
  ];
  for (const { orderItemId } of told.orderItems) {
    const item = order.orderItems.find((one) => one.orderItemId === orderItemId);
    if (!item) return `OrderItemId ${orderItemId} is not valid.`;
    if (sentOf(packages, orderItemId) > item.quantityOrdered) return 'Quantity exceeds.';
  }
  order.packages = packages;
  order.lastUpdatedTime = new Date(now).toISOString();
  for (const item of order.orderItems) {
    const sent = sentOf(packages, item.orderItemId);
    item.fulfillment.quantityFulfilled = sent;
    item.fulfillment.quantityUnfulfilled = item.quantityOrdered - sent;
  }
  const left = order.orderItems.some((item) => item.fulfillment.quantityUnfulfilled > 0);
  order.fulfillment.fulfillmentStatus = left ? 'PARTIALLY_SHIPPED' : 'SHIPPED';
  return null;
}

function sentOf(packages: readonly StubPackage[], id: string): number {
  return packages
    .flatMap(({ packageItems }) => packageItems)
    .filter(({ orderItemId }) => orderItemId === id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Without what was not asked for. */
function included(order: StubOrder, query: URLSearchParams): object {
  const asked = new Set((query.get('includedData') ?? '').split(','));
  const hidden = ['BUYER', 'RECIPIENT', 'PROCEEDS', 'CANCELLATION', 'FULFILLMENT', 'PACKAGES']
    .filter((name) => !asked.has(name))
    .map((name) => name.toLowerCase());
  const without = (value: object) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !hidden.includes(key)));
  return { ...without(order), orderItems: order.orderItems.map(without) };
}

function filtersOf(query: URLSearchParams): string {
  return [...query].filter(([name]) => name !== 'paginationToken').join('&');
}

function tokenOf(text: string | null): Token | null {
  return text === null ? null : JSON.parse(Buffer.from(text, 'base64').toString());
}
