/** Orders and fulfilments as a Medusa 2.21.2 writes them, made from recorded ones. */
import { type Json, recorded } from './recorded.ts';

export interface Bought {
  readonly sku: string;
  readonly title: string;
  readonly units: number;
  /** Of one unit, in major units as text. */
  readonly price?: string;
}

const sampleOrder: Json = recorded('orders-list').orders[0];
const sampleFulfilment: Json = recorded('fulfillment-create').order.fulfillments[0];
const sampleLabel: Json = recorded('shipment-create').order.fulfillments[0].labels[0];

/** A number as Medusa writes it: as a float, and as text beside it. */
export function twice(name: string, value: string): Json {
  return { [name]: Number(value), [`raw_${name}`]: { value, precision: 20 } };
}

export function newOrder(
  id: string,
  displayId: number,
  at: string,
  lines: readonly Bought[],
): Json {
  const items = lines.map((line, n) => itemOf(`${id}_item_${n + 1}`, id, line));
  const total = String(
    items.reduce((sum, item) => sum + item.total, 0) + sampleOrder.shipping_methods[0].total,
  );
  return {
    ...structuredClone(sampleOrder),
    id,
    display_id: displayId,
    items,
    fulfillments: [],
    ...twice('total', total),
    summary: { ...sampleOrder.summary, ...twice('current_order_total', total) },
    created_at: at,
    updated_at: at,
  };
}

function itemOf(id: string, order: string, { sku, title, units, price = '24' }: Bought): Json {
  const sum = String(Number(price) * units);
  return {
    ...structuredClone(sampleOrder.items[0]),
    id,
    title,
    product_title: title,
    variant_sku: sku,
    ...twice('unit_price', price),
    ...twice('quantity', String(units)),
    ...twice('subtotal', sum),
    ...twice('total', sum),
    detail: {
      ...structuredClone(sampleOrder.items[0].detail),
      order_id: order,
      item_id: id,
      ...twice('quantity', String(units)),
    },
  };
}

export function newFulfilment(id: string, at: string, body: Json): Json {
  return {
    ...structuredClone(sampleFulfilment),
    id,
    metadata: body.metadata ?? null,
    created_at: at,
    updated_at: at,
    items: body.items.map((one: Json, n: number) => ({
      ...structuredClone(sampleFulfilment.items[0]),
      id: `${id}_item_${n + 1}`,
      line_item_id: one.id,
      fulfillment_id: id,
      ...twice('quantity', String(one.quantity)),
    })),
    labels: [],
  };
}

export function newLabel(id: string, fulfilment: string, body: Json): Json {
  return { ...structuredClone(sampleLabel), ...body, id, fulfillment_id: fulfilment };
}

/** Quirk 2: what it says depends on whether the items were asked for too. */
export function fulfilmentStatus(order: Json, withItems: boolean): string {
  const sum = (key: string) =>
    order.items.reduce((all: number, { detail }: Json) => all + detail[key], 0);
  const all = sum('quantity');
  const [done, word] =
    sum('shipped_quantity') > 0
      ? [sum('shipped_quantity'), 'shipped']
      : [sum('fulfilled_quantity'), 'fulfilled'];
  if (done === 0) return 'not_fulfilled';
  return withItems && done < all ? `partially_${word}` : word;
}

/** What `fields` leaves of an order: names, and relations behind a star. */
export function selected(order: Json, fields: string): Json {
  const names = fields.split(',').filter((name) => !name.includes('.'));
  const kept = new Set(names.map((name) => name.replace(/^[*+]/, '')));
  const whole = {
    ...order,
    fulfillment_status: fulfilmentStatus(order, kept.has('items')),
  };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => kept.has(name)));
}
