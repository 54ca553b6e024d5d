/** The fulfilments of an order: what Shopify was told of its parcels. */
import { z } from 'zod';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { gid, idOf } from './ids.ts';
import { text } from './order-answer.ts';

const tracking = z.array(z.object({ number: text, company: text }));

const fulfilment = z
  .object({ id: z.string(), status: text, trackingInfo: tracking })
  .transform(({ id, status, trackingInfo }) => ({
    id: idOf(id),
    status,
    numbers: trackingInfo.map(({ number }) => number).filter((number) => number !== ''),
    company: trackingInfo[0]?.company ?? '',
  }));
export type Told = z.infer<typeof fulfilment>;

const FIELDS = 'id status trackingInfo(first: 10) { number company }';

/** Fulfilments that came to nothing. */
const VOID = new Set(['CANCELLED', 'ERROR', 'FAILURE']);

const orderAnswer = z.object({
  order: z
    .object({ cancelledAt: z.string().nullish(), fulfillments: z.array(fulfilment) })
    .nullable(),
});
export interface ToldOrder {
  readonly cancelled: boolean;
  readonly fulfilments: readonly Told[];
}

/** Null: there is no such order. */
export async function toldOf(shop: Shop, orderId: string): Answer<ToldOrder | null> {
  const answer = await ask(shop, {
    query: `query Told($id: ID!) {
      order(id: $id) { cancelledAt fulfillments(first: 250) { ${FIELDS} } }
    }`,
    variables: { id: gid('Order', orderId) },
    answer: orderAnswer,
    repeatable: true,
  });
  if (!answer.ok) return answer;
  const { order } = answer.value;
  if (order === null) return ok(null);
  const fulfilments = order.fulfillments.filter(({ status }) => !VOID.has(status));
  return ok({ cancelled: Boolean(order.cancelledAt), fulfilments });
}

/** The units of a parcel that were told already, by line, and what Shopify calls these fulfilments. */
export interface ToldUnits {
  readonly ids: readonly string[];
  readonly units: ReadonlyMap<string, number>;
}

const linesAnswer = z.object({
  node: z
    .object({
      fulfillmentLineItems: z.object({
        nodes: z.array(
          z.object({ quantity: z.int().nullish(), lineItem: z.object({ id: z.string() }) }),
        ),
      }),
    })
    .nullable(),
});

/**
 * A parcel is known by its tracking number, and one without by its lines. Where an order has lines at several places it is
 * told in parts, and a try may have ended between two of them. What looks the same is taken for told: a parcel told
 * twice takes stock that nobody sent.
 */
export async function toldUnits(
  shop: Shop,
  shipment: ShipmentOut,
  fulfilments: readonly Told[],
): Answer<ToldUnits> {
  const wanted = new Set(shipment.lines.map(({ line }) => line));
  const ids: string[] = [];
  const units = new Map<string, number>();
  for (const { id, numbers } of fulfilments) {
    const same = shipment.tracking ? numbers.includes(shipment.tracking) : numbers.length === 0;
    if (!same) continue;
    const lines = await linesOf(shop, id);
    if (!lines.ok) return lines;
    const ours = lines.value.filter(([line]) => wanted.has(line));
    if (ours.length > 0) ids.push(id);
    for (const [line, count] of ours) units.set(line, (units.get(line) ?? 0) + count);
  }
  return ok({ ids, units });
}

async function linesOf(shop: Shop, id: string): Answer<readonly (readonly [string, number])[]> {
  const answer = await ask(shop, {
    query: `query ToldLines($id: ID!) {
      node(id: $id) {
        ... on Fulfillment {
          fulfillmentLineItems(first: 250) { nodes { quantity lineItem { id } } }
        }
      }
    }`,
    variables: { id: gid('Fulfillment', id) },
    answer: linesAnswer,
    repeatable: true,
  });
  if (!answer.ok) return answer;
  const nodes = answer.value.node?.fulfillmentLineItems.nodes ?? [];
  return ok(nodes.map(({ quantity, lineItem }) => [idOf(lineItem.id), quantity ?? 0]));
}

const oneAnswer = z.object({ node: fulfilment.nullable() });

/** Null: there is no such fulfilment. */
export async function toldAs(shop: Shop, id: string): Answer<Told | null> {
  const answer = await ask(shop, {
    query: `query ToldAs($id: ID!) { node(id: $id) { ... on Fulfillment { ${FIELDS} } } }`,
    variables: { id: gid('Fulfillment', id) },
    answer: oneAnswer,
    repeatable: true,
  });
  return answer.ok ? ok(answer.value.node) : answer;
}

export function isVoid({ status }: Told): boolean {
  return VOID.has(status);
}
