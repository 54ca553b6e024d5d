/**
 * Parcels of an order in a shop without fulfilments: each is a meta field of the order under the outbox's key (so that a
 * repeat writes the same again), the buyer gets a note, and the order is completed with the last of its units.
 */
import { z } from 'zod';
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { rejected } from './answers.ts';
import { ask, type Shop } from './asking.ts';
import { gone, isClosed } from './open-order.ts';
import { readLines } from './order-lines.ts';
import type { WooOrder } from './order-shape.ts';
import { orderById, refundsOf } from './pull.ts';

const PREFIX = '_packbench_shipment_';

const told = z.object({
  lines: z.array(z.object({ line: z.string(), units: z.int() })),
  carrier: z.string(),
  tracking: z.string(),
  shippedAt: z.string(),
});

export async function tellParcel(shop: Shop, shipment: ShipmentOut): Answer<Outcome> {
  return writeParcel(shop, shipment, PREFIX + shipment.key);
}

/** `remote` is the meta field that `tellParcel` wrote. */
export async function correctParcel(
  shop: Shop,
  shipment: ShipmentOut,
  remote: string,
): Answer<Outcome> {
  if (remote.startsWith(PREFIX)) return writeParcel(shop, shipment, remote);
  return ok({ kind: 'rejected', code: 'unknown-parcel', reason: `no parcel is called ${remote}` });
}

async function writeParcel(shop: Shop, shipment: ShipmentOut, field: string): Answer<Outcome> {
  const found = await orderById(shop, shipment.externalId);
  if (!found.ok) return rejected(found.error);
  const order = found.value?.order;
  if (!order) return ok(gone(shipment.externalId));
  const { lines, carrier, tracking, shippedAt } = shipment;
  const value = JSON.stringify({ lines, carrier, tracking, shippedAt });
  const now = order.meta_data.find((meta) => meta.key === field)?.value;
  if (now !== value) {
    if (isClosed(order)) return ok({ kind: 'conflict', remote: order.status });
    const whole = await isWhole(shop, order, field, shipment);
    if (!whole.ok) return whole;
    const written = await write(shop, order, shipment, { field, value, whole: whole.value });
    if (!written.ok) return rejected(written.error);
  }
  const noted = await noteOnce(shop, String(order.id), `${carrier} ${tracking}`.trim(), {
    // Whom and by which number needs no translating; an untracked parcel is told by the shop's own mail.
    forBuyer: true,
    skip: tracking === '',
  });
  return noted.ok ? ok({ kind: 'done', remote: field }) : rejected(noted.error);
}

interface Entry {
  readonly field: string;
  readonly value: string;
  readonly whole: boolean;
}

async function write(
  shop: Shop,
  order: WooOrder,
  { carrier, tracking }: ShipmentOut,
  { field, value, whole }: Entry,
) {
  const legible = [
    { key: '_tracking_number', value: tracking },
    { key: '_tracking_provider', value: carrier },
  ];
  return ask(shop, {
    method: 'PUT',
    path: `orders/${order.id}`,
    query: { _fields: 'id' },
    body: {
      meta_data: [{ key: field, value }, ...(tracking === '' ? [] : legible)],
      ...(whole && order.status !== 'completed' && { status: 'completed' }),
    },
    operation: 'shipments',
  });
}

/** Whether all units of the order have left with this parcel and those told before. */
async function isWhole(
  shop: Shop,
  order: WooOrder,
  field: string,
  shipment: ShipmentOut,
): Answer<boolean> {
  const back = await refundsOf(shop, order);
  if (!back.ok) return back;
  const left = new Map<string, number>();
  for (const { line, units } of [...earlierParcels(order, field), ...shipment.lines])
    left.set(line, (left.get(line) ?? 0) + units);
  const amounts = { minor: () => 0, review: [] };
  const lines = readLines(order.line_items, back.value.units, amounts);
  return ok(lines.every(({ id, units }) => (left.get(id) ?? 0) >= units));
}

function earlierParcels(order: WooOrder, field: string): ShipmentOut['lines'] {
  return order.meta_data.flatMap(({ key, value }) => {
    if (!key.startsWith(PREFIX) || key === field || typeof value !== 'string') return [];
    return told.safeParse(jsonOf(value)).data?.lines ?? [];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const notes = z.array(z.looseObject({ note: z.string().catch('') }));

/** Writes a note on an order, unless it has one of the same words. */
export async function noteOnce(
  shop: Shop,
  id: string,
  note: string,
  { forBuyer, skip }: { readonly forBuyer: boolean; readonly skip: boolean },
): Answer<null> {
  if (skip) return ok(null);
  const path = `orders/${encodeURIComponent(id)}/notes`;
  const query = { type: forBuyer ? 'customer' : 'internal' };
  const there = await ask(shop, { method: 'GET', path, query, operation: 'orders' });
  if (!there.ok) return there;
  const known = notes.safeParse(there.value.json);
  if (!known.success) return err({ kind: 'nonsense', reason: 'not a list of notes' });
  if (known.data.some((one) => words(one.note) === words(note))) return ok(null);
  const body = { note, customer_note: forBuyer };
  const added = await ask(shop, { method: 'POST', path, body, operation: 'shipments' });
  return added.ok ? ok(null) : added;
}

/** WordPress writes signs of a note its own way. */
function words(note: string): string {
  return note.replace(/&#?\w+;|<[^>]*>/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}
