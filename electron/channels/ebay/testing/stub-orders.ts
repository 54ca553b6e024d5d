/** The orders of a stub eBay: getOrders and getOrder, shipping fulfilments, and Post-Order's cancellations. */
import { minorDigits } from '../../../../shared/records/money.ts';
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';

export interface StubLine {
  readonly sku: string;
  readonly title: string;
  readonly units: number;
}

export interface StubOrder {
  readonly lines: readonly StubLine[];
  /** GBP when not said. */
  readonly currency?: string;
  /** Written over what an order is without it, as `orderPaymentStatus`. */
  readonly changes?: Readonly<Record<string, unknown>>;
}

interface Kept {
  order: Record<string, unknown> & { orderId: string; lastModifiedDate: string };
  requests: Record<string, string>[];
  readonly parcels: Record<string, unknown>[];
}

export interface StubOrders {
  place(order: StubOrder): string;
  /** Written over it, now. */
  change(id: string, changes: Readonly<Record<string, unknown>>): void;
  /** The buyer asks to cancel. */
  requestCancel(id: string): string;
  /** The money of a cancelled order is back. */
  finishCancel(id: string): void;
  isCancelled(id: string): boolean;
  parcels(id: string): readonly { readonly tracking: string; readonly units: number }[];
  /** null: not one of its paths. */
  answer(request: ShopRequest): ShopReply | null;
}

const BASE = '/sell/fulfillment/v1/order';
const CANCELLATION = '/post-order/v2/cancellation';
/** An end that is ahead of eBay's clock by less than a second is taken for now. */
const TOLERANCE_MS = 1_000;

export interface StubOrdersOptions {
  readonly now: () => number;
  /** It refuses an end that is not over by the ms. */
  readonly strict: boolean;
}

export function stubOrders({ now, strict }: StubOrdersOptions): StubOrders {
  const all = new Map<string, Kept>();
  const stamp = () => new Date(now()).toISOString();

  function kept(id: string): Kept {
    const one = all.get(id);
    if (!one) throw new Error(`no order ${id}`);
    return one;
  }

  function change(id: string, changes: Readonly<Record<string, unknown>>): void {
    const one = kept(id);
    one.order = { ...one.order, ...changes, lastModifiedDate: stamp() };
  }

  function list({ query }: ShopRequest): ShopReply {
    const ids = query.get('orderIds')?.split(',');
    if (ids) {
      if (ids.length > 50) return refusal(30900, 'Exceeded maximum number of order IDs');
      const orders = ids.flatMap((id) => all.get(id)?.order ?? []);
      return { body: { orders, total: orders.length, limit: 50, offset: 0 } };
    }
    const bounds = boundsOf(query.get('filter'), now());
    const limit = Number(query.get('limit') ?? 50);
    const offset = Number(query.get('offset') ?? 0);
    if (limit > 200) return refusal(31100, `Invalid limit: ${limit}`);
    if (bounds === null) return refusal(30800, 'Invalid filter value');
    if (bounds.to > now() + (strict ? 0 : TOLERANCE_MS))
      return refusal(30850, "Start and end dates can't be in the future");
    if (bounds.to - bounds.from > 730 * 24 * 3_600_000)
      return refusal(30830, "Time range between start date and end date must be within '2' years.");
    if (bounds.from >= bounds.to) return refusal(30840, 'Start date should be before end date');
    const found = [...all.values()]
      .map(({ order }) => order)
      .filter((order) => isWithin(Date.parse(order.lastModifiedDate), bounds));
    const orders = found.slice(offset, offset + limit);
    return { body: { orders, total: found.length, limit, offset } };
  }

  function ship(id: string, { body }: ShopRequest): ShopReply {
    const one = kept(id);
    const told = JSON.parse(body);
    if ((told.trackingNumber === undefined) !== (told.shippingCarrierCode === undefined))
      return refusal(32300, 'Invalid shipment tracking number or carrier');
    if (/[^A-Za-z0-9]/.test(told.trackingNumber ?? ''))
      return refusal(32300, 'Invalid shipment tracking number or carrier');
    const lines = one.order.lineItems as { lineItemId: string; quantity: number }[];
    const known = told.lineItems.every((line: { lineItemId: string }) =>
      lines.some(({ lineItemId }) => lineItemId === line.lineItemId),
    );
    if (!known) return refusal(32200, 'Invalid line item id');
    const fulfillmentId = told.trackingNumber ?? '999';
    one.parcels.push({
      fulfillmentId,
      lineItems: told.lineItems,
      shippedDate: told.shippedDate ?? stamp(),
      ...(told.trackingNumber && {
        shipmentTrackingNumber: told.trackingNumber,
        shippingCarrierCode: told.shippingCarrierCode,
      }),
    });
    const sent = one.parcels.reduce((sum, parcel) => sum + unitsOf(parcel), 0);
    const due = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    change(id, { orderFulfillmentStatus: sent < due ? 'IN_PROGRESS' : 'FULFILLED' });
    const location = `https://api.ebay.com${BASE}/${id}/shipping_fulfillment/${fulfillmentId}`;
    return { status: 201, headers: { location } };
  }

  function cancel(id: string, initiator: 'Seller' | 'Buyer', state: string): string {
    const cancelRequestId = `5${String(1000 + all.size)}${kept(id).requests.length}`;
    kept(id).requests.push({
      cancelInitiator: initiator,
      cancelRequestId,
      cancelRequestState: state,
      cancelReason: 'BUYER_ASKED_CANCEL',
      cancelRequestedDate: stamp(),
    });
    change(id, { cancelStatus: { cancelState: 'IN_PROGRESS', cancelRequests: [] } });
    return cancelRequestId;
  }

  function cancellation({ method, path, body, headers }: ShopRequest): ShopReply {
    if (method !== 'POST' || !headers.authorization?.startsWith('IAF '))
      return { status: 401, body: postOrderError(1, 'Authentication failed') };
    if (headers['x-ebay-c-marketplace-id'] !== 'EBAY_GB')
      return { status: 400, body: postOrderError(2, 'Marketplace is missing') };
    const approved = /^\/([^/]+)\/approve$/.exec(path.slice(CANCELLATION.length))?.[1];
    if (approved) {
      const of = [...all.values()].find(({ requests }) =>
        requests.some(({ cancelRequestId }) => cancelRequestId === approved),
      );
      if (!of) return { status: 404, body: postOrderError(1004, 'Invalid cancel id') };
      of.requests = of.requests.map((one) => ({ ...one, cancelRequestState: 'COMPLETED' }));
      change(of.order.orderId, {});
      return { status: 200 };
    }
    const { legacyOrderId, cancelReason } = JSON.parse(body);
    if (!cancelReason) return { status: 400, body: postOrderError(1600, 'Reason is missing') };
    const one = all.get(legacyOrderId);
    if (!one) return { status: 404, body: postOrderError(1003, 'Order not found') };
    if (one.requests.length > 0)
      return { body: { orderEligibilityResult: { failureReason: ['CANCELLATION_EXIST'] } } };
    return { body: { cancelId: cancel(legacyOrderId, 'Seller', 'COMPLETED') } };
  }

  function answerForOrder(id: string, rest: string, request: ShopRequest): ShopReply {
    const one = all.get(id);
    if (!one) {
      const status = rest === '' ? 404 : 400;
      return { ...refusal(32100, `Invalid order ID: ${id}`), status };
    }
    if (rest === '') {
      const cancelStatus = { ...(one.order.cancelStatus as object), cancelRequests: one.requests };
      return { body: { ...one.order, cancelStatus } };
    }
    if (request.method === 'POST') return ship(id, request);
    return { body: { fulfillments: one.parcels, total: one.parcels.length } };
  }

  return {
    place: ({ lines, currency = 'GBP', changes = {} }) => {
      const orderId = orderIdOf(all.size + 1);
      const order = { ...plainOrder(orderId, lines, currency, stamp()), ...changes };
      all.set(orderId, { order, requests: [], parcels: [] });
      return orderId;
    },
    change,
    requestCancel: (id) => cancel(id, 'Buyer', 'REQUESTED'),
    finishCancel: (id) =>
      change(id, { cancelStatus: { cancelState: 'CANCELED', cancelRequests: [] } }),
    isCancelled: (id) =>
      kept(id).requests.some(({ cancelRequestState }) => cancelRequestState === 'COMPLETED') ||
      (kept(id).order.cancelStatus as { cancelState: string }).cancelState === 'CANCELED',
    parcels: (id) =>
      kept(id).parcels.map((parcel) => ({
        tracking: String(parcel.shipmentTrackingNumber ?? ''),
        units: unitsOf(parcel),
      })),
    answer: (request) => {
      if (request.path === BASE) return list(request);
      if (request.path.startsWith(CANCELLATION)) return cancellation(request);
      const [, id, rest = ''] = new RegExp(`^${BASE}/([^/]+)(/.*)?$`).exec(request.path) ?? [];
      return id ? answerForOrder(decodeURIComponent(id), rest, request) : null;
    },
  };
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

function boundsOf(filter: string | null, now: number): Bounds | null {
  // Without a filter: what was made in the last 90 days.
  if (filter === null) return { from: now - 90 * 24 * 3_600_000, to: now };
  const [, from = '', to = ''] = /^lastmodifieddate:\[(.+)\.\.(.+)\]$/.exec(filter) ?? [];
  const bounds = { from: Date.parse(from), to: Date.parse(to) };
  return Number.isNaN(bounds.from + bounds.to) ? null : bounds;
}

function isWithin(at: number, { from, to }: Bounds): boolean {
  return from <= at && at <= to;
}

function unitsOf(parcel: Record<string, unknown>): number {
  const lines = parcel.lineItems as { quantity?: number }[];
  return lines.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
}

function orderIdOf(n: number): string {
  return `12-${String(n).padStart(5, '0')}-12345`;
}

/** Paid, five of its currency a unit, and to be sent to Leeds. */
function plainOrder(orderId: string, lines: readonly StubLine[], currency: string, stamp: string) {
  const money = (amount: number) => ({ value: amount.toFixed(minorDigits(currency)), currency });
  const items = 5 * lines.reduce((sum, { units }) => sum + units, 0);
  return {
    orderId,
    creationDate: stamp,
    lastModifiedDate: stamp,
    orderFulfillmentStatus: 'NOT_STARTED',
    orderPaymentStatus: 'PAID',
    sellerId: 'paper.and.brass',
    buyer: { username: 'ann-buyer' },
    cancelStatus: { cancelState: 'NONE_REQUESTED', cancelRequests: [] },
    pricingSummary: {
      priceSubtotal: money(items),
      deliveryCost: money(3),
      total: money(items + 3),
    },
    fulfillmentStartInstructions: [shipTo({})],
    lineItems: lines.map(({ sku, title, units }, at) => ({
      lineItemId: `${orderId.replaceAll('-', '')}${at + 1}`,
      sku,
      title,
      quantity: units,
      lineItemCost: money(5 * units),
      lineItemFulfillmentStatus: 'NOT_STARTED',
      listingMarketplaceId: 'EBAY_GB',
      refunds: [],
      taxes: [],
    })),
  };
}

/** Instructions to send it there. */
export function shipTo(of: { name?: string; street?: string; country?: string; phone?: string }) {
  return {
    fulfillmentInstructionsType: 'SHIP_TO',
    shippingStep: {
      shippingServiceCode: 'UK_RoyalMailSecondClassStandard',
      shipTo: {
        fullName: of.name ?? 'Ann Buyer',
        primaryPhone: { phoneNumber: of.phone ?? '0113 496 0000' },
        contactAddress: {
          addressLine1: of.street ?? '1 High St',
          city: 'Leeds',
          postalCode: 'LS1 4AP',
          countryCode: of.country ?? 'GB',
        },
      },
    },
  };
}

function refusal(errorId: number, message: string): ShopReply {
  const error = { errorId, domain: 'API_FULFILLMENT', category: 'REQUEST', message };
  return { status: 400, body: { errors: [error] } };
}

function postOrderError(errorId: number, message: string) {
  return { errorMessage: { error: [{ errorId, domain: 'cancelErrorDomain', message }] } };
}
