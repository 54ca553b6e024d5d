/** How WooCommerce changes an order, writes notes on it and makes fulfilments of it. */
import type { ShopReply } from '../../testing/faulty-server.ts';
import { type Json, recorded } from './recorded.ts';
import type { StubBooks } from './stub-books.ts';

export const STATUSES: readonly string[] = [
  'pending',
  'processing',
  'on-hold',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'checkout-draft',
];

export function changeOrder(
  books: StubBooks,
  order: Json,
  body: Json,
  statuses: readonly string[],
): ShopReply {
  if (body.status !== undefined && !statuses.includes(body.status))
    return { status: 400, body: recorded('error-bad-status').body };
  if (body.status === 'cancelled' && order.status !== 'cancelled') books.restock(order, 1);
  if (body.status !== undefined) order.status = body.status;
  for (const meta of body.meta_data ?? []) {
    const known = order.meta_data.find((one: Json) => one.key === meta.key);
    if (known) known.value = meta.value;
    else order.meta_data.push({ id: books.nextId(), ...meta });
  }
  books.touch(order);
  return { body: order };
}

/** Notes do not touch the order (quirk 5). */
export function notesOf(books: StubBooks, order: Json, type: string | null): ShopReply {
  const all = books.notes.get(order.id) ?? [];
  const isWanted = (note: Json) => type === null || note.customer_note === (type === 'customer');
  return { body: all.filter(isWanted) };
}

export function addNote(books: StubBooks, order: Json, body: Json): ShopReply {
  const { note, customer_note = false } = body;
  const made = { ...recorded('order-note'), id: books.nextId(), note, customer_note };
  books.notes.set(order.id, [made, ...(books.notes.get(order.id) ?? [])]);
  return { status: 201, body: made };
}

export function addFulfilment(books: StubBooks, order: Json, body: Json): ShopReply {
  const made = {
    ...recorded('fulfillment-create').body,
    ...body,
    id: books.nextId(),
    entity_id: String(order.id),
    meta_data: numbered(books, body),
  };
  const all = [...(books.fulfilments.get(order.id) ?? []), made];
  books.fulfilments.set(order.id, all);
  const state = { key: '_fulfillment_status', value: fulfilledState(order, all) };
  order.meta_data = [
    ...order.meta_data.filter((one: Json) => one.key !== state.key),
    { id: books.nextId(), ...state },
  ];
  books.touch(order);
  return { status: 201, body: made };
}

/** What the change does not name is dropped. */
export function changeFulfilment(books: StubBooks, made: Json, body: Json): ShopReply {
  made.meta_data = numbered(books, body);
  return { body: made };
}

function numbered(books: StubBooks, body: Json): Json[] {
  return (body.meta_data ?? []).map((meta: Json) => ({ id: books.nextId(), ...meta }));
}

function fulfilledState(order: Json, all: readonly Json[]): string {
  const items = all.flatMap(
    (one) => one.meta_data.find((meta: Json) => meta.key === '_items')?.value ?? [],
  );
  const sent = items.reduce((sum: number, one: Json) => sum + one.qty, 0);
  const due = order.line_items.reduce((sum: number, one: Json) => sum + one.quantity, 0);
  return sent >= due ? 'fulfilled' : 'partially_fulfilled';
}
