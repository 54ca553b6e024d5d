/** The purchase orders of a stub Walmart: units move from status to status, as its Orders API does it. */
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';
import { refuse } from './stub-answers.ts';

interface Quantity {
  unitOfMeasurement: string;
  amount: string;
}

export interface StubStatus {
  status: string;
  statusQuantity: Quantity;
  trackingInfo?: { trackingNumber: string; [more: string]: unknown };
  cancellationReason?: string;
}

export interface StubLine {
  lineNumber: string;
  orderLineQuantity: Quantity;
  orderLineStatuses: { orderLineStatus: StubStatus[] };
  statusDate: number;
  intentToCancel?: string;
  [more: string]: unknown;
}

export interface StubOrder {
  purchaseOrderId: string;
  orderDate: number;
  orderLines: { orderLine: StubLine[] };
  shipNode: { type: string };
  [more: string]: unknown;
}

export interface Kept {
  order: StubOrder;
  /** Nothing in the order tells it. */
  modified: number;
  /** Paid for: Walmart shows an order not before. */
  released: boolean;
}

/** How orders are taken in, changed and told. */
export interface StubOrders {
  readonly kept: Map<string, Kept>;
  list(request: ShopRequest): ShopReply;
  get(request: ShopRequest): ShopReply;
  acknowledge(request: ShopRequest): ShopReply;
  ship(request: ShopRequest): ShopReply;
  cancel(request: ShopRequest): ShopReply;
}

const DAY_MS = 86_400_000;

/** What the stub reads of a parcel or a cancellation. */
interface TellLine {
  lineNumber: string;
  intentToCancelOverride?: boolean;
  orderLineStatuses: {
    orderLineStatus: (StubStatus & { currentTrackingInfo?: { trackingNumber: string } })[];
  };
}

export function quantity(units: number): Quantity {
  return { unitOfMeasurement: 'EACH', amount: String(units) };
}

export function stubOrders(now: () => number): StubOrders {
  const kept = new Map<string, Kept>();

  /** Does it on a copy of the order, and keeps that when nothing is wrong. */
  function change(request: ShopRequest, how: (order: StubOrder) => string | null): ShopReply {
    const id = request.path.split('/').at(-2) ?? '';
    const one = kept.get(id);
    if (!one?.released) return refuse(404, 'No such order.', 'CONTENT_NOT_FOUND');
    const order = structuredClone(one.order);
    const refusal = how(order);
    if (refusal !== null) return refuse(400, refusal);
    for (const line of order.orderLines.orderLine) line.statusDate = now();
    Object.assign(one, { order, modified: now() });
    return { body: { order } };
  }

  return {
    kept,
    list: ({ query }) => {
      const placedFrom = moment(query, 'createdStartDate') ?? now() - 7 * DAY_MS;
      if (placedFrom < now() - 180 * DAY_MS) return refuse(400, 'Only the last 180 days.');
      const placedTo = moment(query, 'createdEndDate') ?? now();
      const changed = moment(query, 'lastModifiedStartDate') ?? 0;
      const node = query.get('shipNodeType') ?? 'SellerFulfilled';
      const limit = Number(query.get('limit') ?? 100);
      if (limit > 200) return refuse(400, 'limit cannot be larger than 200.');
      const from = Number(query.get('poIndex') ?? 0);
      const found = [...kept.values()]
        .filter(({ released, modified }) => released && modified > changed)
        .map(({ order }) => order)
        .filter(({ shipNode }) => shipNode.type === node)
        .filter(({ orderDate }) => orderDate > placedFrom && orderDate <= placedTo)
        .sort((a, b) => b.orderDate - a.orderDate);
      const end = from + limit;
      const next = new URLSearchParams(query);
      next.set('hasMoreElements', 'true');
      next.set('soIndex', String(found.length));
      next.set('poIndex', String(end));
      next.set('partnerId', '100009');
      return {
        body: {
          list: {
            meta: {
              totalCount: found.length,
              limit,
              ...(end < found.length && { nextCursor: `?${next}` }),
            },
            elements: { order: found.slice(from, end) },
          },
        },
      };
    },
    get: ({ path }) => {
      const one = kept.get(path.split('/').at(-1) ?? '');
      if (!one?.released) return refuse(404, 'No such order.', 'CONTENT_NOT_FOUND');
      // As the contract has it, and only here.
      return { body: { ...one.order, orderDate: new Date(one.order.orderDate).toISOString() } };
    },
    acknowledge: (request) =>
      change(request, (order) => {
        for (const line of order.orderLines.orderLine)
          move(line, 'Created', 'Acknowledged', unitsIn(line, 'Created'));
        return null;
      }),
    ship: (request) => {
      const { processMode, orderLines } = JSON.parse(request.body).orderShipment;
      const told: TellLine[] = orderLines.orderLine;
      const how = processMode === 'PARTIAL_UPDATE' ? correct : ship;
      return change(request, (order) => eachLine(order, told, how));
    },
    cancel: (request) => {
      const { orderLines } = JSON.parse(request.body).orderCancellation;
      return change(request, (order) => eachLine(order, orderLines.orderLine, cancel));
    },
  };
}

function eachLine(
  order: StubOrder,
  told: readonly TellLine[],
  how: (line: StubLine, told: TellLine) => string | null,
): string | null {
  for (const one of told) {
    const line = order.orderLines.orderLine.find(({ lineNumber }) => lineNumber === one.lineNumber);
    const refusal = line ? how(line, one) : `No line ${one.lineNumber}`;
    if (refusal !== null) return refusal;
  }
  return null;
}

function ship(line: StubLine, told: TellLine): string | null {
  for (const { statusQuantity, trackingInfo } of told.orderLineStatuses.orderLineStatus) {
    const units = Number(statusQuantity.amount);
    const { carrierName } = trackingInfo as { carrierName?: { otherCarrier?: string } };
    if (!trackingInfo?.trackingNumber) return 'trackingNumber is required';
    if (carrierName?.otherCarrier && !trackingInfo.trackingURL) return 'trackingURL is required';
    if (line.intentToCancel && !told.intentToCancelOverride) return 'The buyer asked to cancel';
    if (unitsIn(line, 'Acknowledged') < units) return 'Not acknowledged, or shipped already';
    move(line, 'Acknowledged', 'Shipped', units);
    line.orderLineStatuses.orderLineStatus.push({
      status: 'Shipped',
      statusQuantity: quantity(units),
      trackingInfo,
    });
  }
  return null;
}

function correct(line: StubLine, told: TellLine): string | null {
  for (const { trackingInfo, currentTrackingInfo } of told.orderLineStatuses.orderLineStatus) {
    const current = currentTrackingInfo?.trackingNumber;
    const shipped = line.orderLineStatuses.orderLineStatus.find(
      (one) => one.trackingInfo?.trackingNumber === current,
    );
    if (!shipped || !trackingInfo) return 'No such tracking number';
    shipped.trackingInfo = trackingInfo;
  }
  return null;
}

function cancel(line: StubLine, told: TellLine): string | null {
  for (const { statusQuantity, cancellationReason } of told.orderLineStatuses.orderLineStatus) {
    const asked = cancellationReason === 'CUSTOMER_REQUESTED_SELLER_TO_CANCEL';
    if (asked && !line.intentToCancel) return 'The buyer did not ask to cancel';
    const units = Number(statusQuantity.amount);
    const created = Math.min(units, unitsIn(line, 'Created'));
    if (unitsIn(line, 'Acknowledged') < units - created) return 'Shipped or cancelled already';
    move(line, 'Created', 'Cancelled', created);
    move(line, 'Acknowledged', 'Cancelled', units - created);
  }
  return null;
}

export function unitsIn(line: StubLine, status: string): number {
  return line.orderLineStatuses.orderLineStatus
    .filter((one) => one.status === status)
    .reduce((sum, { statusQuantity }) => sum + Number(statusQuantity.amount), 0);
}

/** Units without a number of their own are one entry a status; those shipped are told one by one. */
function move(line: StubLine, from: string, to: string, units: number): void {
  if (units === 0) return;
  const rest = unitsIn(line, from) - units;
  const there = unitsIn(line, to) + units;
  const others = line.orderLineStatuses.orderLineStatus.filter(
    ({ status }) => status !== from && (to === 'Shipped' || status !== to),
  );
  if (rest > 0) others.push({ status: from, statusQuantity: quantity(rest) });
  if (to !== 'Shipped') others.push({ status: to, statusQuantity: quantity(there) });
  line.orderLineStatuses.orderLineStatus = others;
}

function moment(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  return text === null ? null : Date.parse(text);
}
