/** The fulfilments of an order at Medusa: what was told of its parcels. */
import { z } from 'zod';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type MedusaAccount } from './ask.ts';
import { fulfilmentShape } from './order-answer.ts';

export type Fulfilment = z.infer<typeof fulfilmentShape>;

/** The outbox's key, in a fulfilment's metadata. */
const KEY = 'packbench_key';

const told = z.looseObject({
  order: z.looseObject({
    status: z.string().catch(''),
    fulfillments: z.array(fulfilmentShape).catch([]),
  }),
});
export type ToldOrder = z.infer<typeof told>['order'];

const FIELDS = [
  ['fields', 'id,status,*fulfillments,*fulfillments.items,*fulfillments.labels'],
] as const;

/** What the shop knows of an order's parcels; null: it has no such order. */
export async function toldOf(account: MedusaAccount, id: string): Answer<ToldOrder | null> {
  const answer = await ask(account, {
    method: 'GET',
    path: `orders/${encodeURIComponent(id)}`,
    query: FIELDS,
    answer: told,
    operation: 'orders',
    repeatable: true,
  });
  if (answer.ok) return ok(answer.value.order);
  const { error } = answer;
  return error.kind === 'refused' && error.code === 'not_found' ? ok(null) : answer;
}

export function isLive({ canceled_at }: Fulfilment): boolean {
  return canceled_at === '';
}

export function isShipped({ shipped_at, delivered_at }: Fulfilment): boolean {
  return shipped_at !== '' || delivered_at !== '';
}

export function trackingOf({ labels }: Fulfilment): string {
  return labels[0]?.tracking_number ?? '';
}

/**
 * The fulfilment that tells of this parcel: the one with its key, else one with its lines that is still to be shipped, or
 * that has its tracking. Where all of these are the same it is taken for told: a parcel told twice takes stock that nobody sent.
 */
export function fulfilmentOf(
  shipment: ShipmentOut,
  all: readonly Fulfilment[],
): Fulfilment | undefined {
  const live = all.filter(isLive);
  const own = live.find(({ metadata }) => metadata[KEY] === shipment.key);
  return (
    own ??
    live.find(
      (one) =>
        one.metadata[KEY] === undefined &&
        sameLines(one, shipment.lines) &&
        (!isShipped(one) || trackingOf(one) === shipment.tracking),
    )
  );
}

function sameLines({ items }: Fulfilment, lines: ShipmentOut['lines']): boolean {
  const text = (all: readonly (readonly [string, number])[]) =>
    all
      .map(([line, units]) => `${line}:${units}`)
      .toSorted()
      .join();
  return (
    text(items.map(({ line_item_id, quantity }) => [line_item_id, quantity])) ===
    text(lines.map(({ line, units }) => [line, units]))
  );
}

/** The first of two steps, which takes the units from the stock. Never to be repeated without a look. */
export async function addFulfilment(
  account: MedusaAccount,
  shipment: ShipmentOut,
  before: readonly Fulfilment[],
): Answer<Fulfilment> {
  const { externalId, key, carrier } = shipment;
  const answer = await ask(account, {
    method: 'POST',
    path: `orders/${encodeURIComponent(externalId)}/fulfillments`,
    query: FIELDS,
    body: {
      items: itemsOf(shipment),
      ...(account.location !== '' && { location_id: account.location }),
      // A label has no place for the carrier's name.
      metadata: { [KEY]: key, ...(carrier !== '' && { carrier }) },
    },
    answer: told,
    operation: 'fulfilments',
    repeatable: false,
  });
  if (!answer.ok) return answer;
  const old = new Set(before.map(({ id }) => id));
  const made = fulfilmentOf(
    shipment,
    answer.value.order.fulfillments.filter(({ id }) => !old.has(id)),
  );
  return made ? ok(made) : err({ kind: 'nonsense', reason: 'the new fulfilment is not there' });
}

/** The second step. `tracking_url` and `label_url` have to be there, and are not ours to know. */
export function shipFulfilment(
  account: MedusaAccount,
  shipment: ShipmentOut,
  id: string,
): Answer<unknown> {
  const label = { tracking_number: shipment.tracking, tracking_url: '#', label_url: '#' };
  return ask(account, {
    method: 'POST',
    path: `orders/${encodeURIComponent(shipment.externalId)}/fulfillments/${encodeURIComponent(id)}/shipments`,
    query: FIELDS,
    body: { items: itemsOf(shipment), labels: shipment.tracking === '' ? [] : [label] },
    answer: told,
    operation: 'fulfilments',
    repeatable: false,
  });
}

function itemsOf({ lines }: ShipmentOut) {
  return lines.map(({ line, units }) => ({ id: line, quantity: units }));
}
