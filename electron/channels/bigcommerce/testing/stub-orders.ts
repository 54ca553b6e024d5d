/** Orders and shipments as BigCommerce writes them, made from the examples of its contract. */
import { fixture, type Json } from './examples.ts';

export interface Bought {
  readonly sku: string;
  readonly title: string;
  readonly units: number;
  readonly type?: 'physical' | 'digital';
}

const examples = fixture('examples');

/** RFC 2822. */
export function written(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}

/** With its consignments, as it is kept; lines are numbered from its own number on. */
export function newOrder(id: number, ms: number, lines: readonly Bought[]): Json {
  const address = { ...structuredClone(examples.consignments.shipping[0]), id: id * 10 };
  const line_items = lines.map((line, n) => productOf(id * 100 + n, id, address.id, line));
  return {
    ...structuredClone(examples.order),
    id,
    date_created: written(ms),
    date_modified: written(ms),
    default_currency_code: 'USD',
    coupon_discount: '0.0000',
    is_deleted: false,
    consignments: {
      pickups: [],
      shipping: [{ ...address, line_items }],
      downloads: [],
      email: { gift_certificates: [] },
    },
    fees: [],
  };
}

export function productOf(id: number, order: number, address: number, line: Bought): Json {
  return {
    ...structuredClone(examples.product),
    id,
    order_id: order,
    order_address_id: address,
    name: line.title,
    name_customer: line.title,
    name_merchant: line.title,
    sku: line.sku,
    type: line.type ?? 'physical',
    quantity: line.units,
    quantity_shipped: 0,
    product_options: [],
  };
}

export function productsIn(order: Json): Json[] {
  return order.consignments.shipping.flatMap(({ line_items }: Json) => line_items);
}

export function newShipment(id: number, order: number, ms: number, body: Json): Json {
  return {
    ...structuredClone(examples.shipment),
    tracking_number: '',
    shipping_provider: '',
    ...body,
    id,
    order_id: order,
    date_created: written(ms),
    items: body.items.map((one: Json) => ({ product_id: 77, ...one })),
  };
}

/** A shop's shipments set the order's status by themselves. */
export function statusAfter(order: Json): Json {
  const products = productsIn(order);
  const whole = products.every((one) => one.quantity_shipped >= one.quantity);
  const some = products.some((one) => one.quantity_shipped > 0);
  if (whole) return { status_id: 2, status: 'Shipped' };
  return some ? { status_id: 3, status: 'Partially Shipped' } : {};
}
