/**
 * What a small Vendure keeps: orders made from a recorded one, their fulfilments, variants and their stock. The real one is
 * driven by tests/channels/vendure; this one fails when the contract suite wants it to.
 */
import placed from '../../../../tests/fixtures/channels/vendure/placed.json' with { type: 'json' };
import type { ContractOrder } from '../../testing/contract-shop.ts';

export interface StubFulfilment {
  readonly id: string;
  state: 'Pending' | 'Shipped' | 'Cancelled';
  readonly method: string;
  readonly trackingCode: string;
  readonly lines: readonly { readonly orderLineId: string; readonly quantity: number }[];
}

export interface StubVariant {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  stockOnHand: number;
}

/** Carts are `active`, and have not been placed. */
const STATES: Readonly<Record<ContractOrder['status'], string>> = {
  open: 'PaymentSettled',
  unpaid: 'ArrangingPayment',
  cancelled: 'Cancelled',
  unknown: 'AwaitingTheMoon',
};

export type StubOrder = ReturnType<typeof orderOf>;

/** @param number of the order; its lines' ids begin with it, no two orders share one */
export function orderOf(order: ContractOrder, number: number, now: string) {
  const [first = '', ...last] = order.name.split(' ');
  const [line] = placed.lines;
  const isCart = order.status === 'unpaid';
  const paid = placed.payments.map((one) => ({ ...one, state: 'Settled' }));
  const fulfillments: StubFulfilment[] = [];
  return {
    ...placed,
    id: String(number),
    code: `CODE${number}`,
    state: STATES[order.status],
    active: isCart,
    createdAt: now,
    orderPlacedAt: isCart ? null : now,
    currencyCode: order.currency,
    customer: { ...placed.customer, phoneNumber: '', firstName: first, lastName: last.join(' ') },
    shippingAddress: {
      ...placed.shippingAddress,
      fullName: order.name,
      streetLine1: order.street,
      country: order.country,
      countryCode: order.country,
    },
    lines: order.lines.map(({ sku, title, units }, at) => ({
      ...line,
      id: String(number * 1_000 + at),
      quantity: order.status === 'cancelled' ? 0 : units,
      orderPlacedQuantity: units,
      productVariant: { id: String(at), sku, name: title },
    })),
    payments: isCart ? [] : paid,
    fulfillments,
  };
}

export interface StubShop {
  readonly orders: StubOrder[];
  readonly variants: StubVariant[];
}

/** Units of the line that are in no fulfilment yet. */
export function unitsLeft({ lines, fulfillments }: StubOrder, lineId: string): number {
  const taken = fulfillments
    .filter(({ state }) => state !== 'Cancelled')
    .flatMap((one) => one.lines)
    .filter(({ orderLineId }) => orderLineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return (lines.find(({ id }) => id === lineId)?.quantity ?? 0) - taken;
}

/** The order's state follows its fulfilments. */
export function settleState(order: StubOrder): void {
  const shipped = order.fulfillments.some(({ state }) => state === 'Shipped');
  const whole = order.lines.every(({ id }) => unitsLeft(order, id) === 0);
  order.state = shipped ? (whole ? 'Shipped' : 'PartiallyShipped') : 'PaymentSettled';
}
