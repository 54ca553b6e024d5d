/**
 * Parcels as fulfilments of an order, where the shop has that feature (off by default). They carry the outbox's key, by
 * which a repeat finds what an earlier try did; the order's own status stays as it is.
 */
import { z } from 'zod';
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { rejected } from './answers.ts';
import { ask, type Shop } from './asking.ts';
import { obstacle } from './open-order.ts';

const KEY = '_packbench_key';
const TRACKING = '_tracking_number';

const metaShape = z.looseObject({
  id: z.int().optional(),
  key: z.string(),
  value: z.unknown().optional(),
});
type Meta = z.infer<typeof metaShape>;

const fulfilment = z.looseObject({
  id: z.int(),
  date_deleted: z.unknown().optional(),
  meta_data: z.array(metaShape).catch([]),
});
export type Fulfilment = z.infer<typeof fulfilment>;

/** An order's fulfilments; null where the shop has none of that feature. */
export async function fulfilmentsOf(
  shop: Shop,
  externalId: string,
): Answer<readonly Fulfilment[] | null> {
  const answer = await ask(shop, {
    method: 'GET',
    path: `orders/${encodeURIComponent(externalId)}/fulfillments`,
    operation: 'orders',
  });
  if (!answer.ok) {
    const missing = answer.error.kind === 'refused' && answer.error.code === 'rest_no_route';
    return missing ? ok(null) : answer;
  }
  const all = z.array(fulfilment).safeParse(answer.value.json);
  if (!all.success) return err({ kind: 'nonsense', reason: 'not a list of fulfilments' });
  return ok(all.data.filter(({ date_deleted }) => !date_deleted));
}

/** Adds the parcel, unless it is among `known` by its key or its tracking number. */
export async function addFulfilment(
  shop: Shop,
  shipment: ShipmentOut,
  known: readonly Fulfilment[],
): Answer<Outcome> {
  const { externalId, key, tracking, lines } = shipment;
  const before = known.find(
    (one) => metaOf(one, KEY) === key || (tracking !== '' && metaOf(one, TRACKING) === tracking),
  );
  if (before) return ok({ kind: 'done', remote: String(before.id) });
  const against = await obstacle(shop, externalId);
  if (!against.ok) return against;
  if (against.value) return ok(against.value);
  const items = lines.map(({ line, units }) => ({ item_id: Number(line), qty: units }));
  const answer = await ask(shop, {
    method: 'POST',
    path: `orders/${encodeURIComponent(externalId)}/fulfillments`,
    query: { notify_customer: 'true' },
    body: {
      status: 'fulfilled',
      is_fulfilled: true,
      meta_data: [
        { key: '_items', value: items },
        ...trackingMeta(shipment),
        { key: KEY, value: key },
      ],
    },
    operation: 'shipments',
  });
  if (!answer.ok) return rejected(answer.error);
  const made = fulfilment.safeParse(answer.value.json);
  if (!made.success) return err({ kind: 'nonsense', reason: 'not a fulfilment' });
  return ok({ kind: 'done', remote: String(made.data.id) });
}

/** Writes the parcel's tracking; what the fulfilment says besides is sent again, since the shop drops what it misses. */
export async function correctFulfilment(
  shop: Shop,
  shipment: ShipmentOut,
  known: Fulfilment,
): Answer<Outcome> {
  const done: Outcome = { kind: 'done', remote: String(known.id) };
  const wanted = trackingMeta(shipment);
  if (wanted.every(({ key, value }) => (metaOf(known, key) ?? '') === value)) return ok(done);
  const kept = known.meta_data.filter((meta) => wanted.every(({ key }) => key !== meta.key));
  const idOf = (key: string) => known.meta_data.find((meta) => meta.key === key)?.id;
  const answer = await ask(shop, {
    method: 'PUT',
    path: `orders/${encodeURIComponent(shipment.externalId)}/fulfillments/${known.id}`,
    query: { notify_customer: 'true' },
    body: { meta_data: [...kept, ...wanted.map((meta) => ({ ...meta, id: idOf(meta.key) }))] },
    operation: 'shipments',
  });
  return answer.ok ? ok(done) : rejected(answer.error);
}

/** WooCommerce makes the address from provider and number; one of an earlier number must not stay. */
function trackingMeta({ carrier, tracking }: ShipmentOut): Meta[] {
  return [
    { key: TRACKING, value: tracking },
    { key: '_shipment_provider', value: providerOf(carrier) },
    { key: '_tracking_url', value: '' },
  ];
}

/** As WooCommerce names its own: `Royal Mail` is `royal-mail`. */
function providerOf(carrier: string): string {
  return carrier.trim().toLowerCase().replace(/\s+/g, '-');
}

function metaOf(one: Fulfilment, key: string): unknown {
  return one.meta_data.find((meta) => meta.key === key)?.value;
}
