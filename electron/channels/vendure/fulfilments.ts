/** The fulfilments of an order at Vendure: what was told of its parcels. */
import { z } from 'zod';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, REFUSAL, refusal, type VendureAccount } from './ask.ts';

const fulfilment = z.object({
  id: z.string(),
  state: z.string(),
  trackingCode: z
    .string()
    .nullish()
    .transform((code) => code ?? ''),
  lines: z.array(z.object({ orderLineId: z.string(), quantity: z.int() })),
});
export type Fulfilment = z.infer<typeof fulfilment>;

const FIELDS = 'id state trackingCode lines { orderLineId quantity }';

const orderAnswer = z.object({
  order: z
    .object({
      state: z.string(),
      fulfillments: z
        .array(fulfilment)
        .nullish()
        .transform((all) => all ?? []),
    })
    .nullable(),
});
export type ToldOrder = z.infer<typeof orderAnswer>['order'];

/** What the channel knows of an order's parcels; null: it has no such order. */
export async function toldOf(account: VendureAccount, id: string): Answer<ToldOrder> {
  const answer = await ask(account, {
    query: `query Told($id: ID!) { order(id: $id) { state fulfillments { ${FIELDS} } } }`,
    variables: { id },
    answer: orderAnswer,
    operation: 'orders',
    repeatable: true,
  });
  return answer.ok ? ok(answer.value.order) : answer;
}

/**
 * The fulfilment that tells of this parcel. Parcels of one consignment may share a tracking number, so the lines count too;
 * where even these are the same it is taken for told: a parcel told twice takes stock that nobody sent.
 */
export function fulfilmentOf(
  { tracking, lines }: ShipmentOut,
  told: readonly Fulfilment[],
): Fulfilment | undefined {
  return told.find(
    (one) =>
      one.state !== 'Cancelled' && one.trackingCode === tracking && sameLines(one.lines, lines),
  );
}

function sameLines(told: Fulfilment['lines'], lines: ShipmentOut['lines']): boolean {
  const text = (all: readonly (readonly [string, number])[]) =>
    all
      .map(([line, units]) => `${line}:${units}`)
      .toSorted()
      .join();
  return (
    text(told.map(({ orderLineId, quantity }) => [orderLineId, quantity])) ===
    text(lines.map(({ line, units }) => [line, units]))
  );
}

export type Made = Fulfilment | z.infer<typeof refusal>;
const made = z.union([fulfilment, refusal]);

/** The first of two steps: it is pending then. Never to be repeated without a look. */
export async function addFulfilment(
  account: VendureAccount,
  { lines, carrier, tracking }: ShipmentOut,
): Answer<Made> {
  const input = {
    lines: lines.map(({ line, units }) => ({ orderLineId: line, quantity: units })),
    handler: {
      code: 'manual-fulfillment',
      arguments: [
        { name: 'method', value: carrier },
        { name: 'trackingCode', value: tracking },
      ],
    },
  };
  const answer = await ask(account, {
    query: `mutation Fulfil($input: FulfillOrderInput!) {
      made: addFulfillmentToOrder(input: $input) {
        __typename ... on Fulfillment { ${FIELDS} } ${REFUSAL}
      }
    }`,
    variables: { input },
    answer: z.object({ made }),
    operation: 'fulfilments',
    repeatable: false,
  });
  return answer.ok ? ok(answer.value.made) : answer;
}

export async function moveFulfilment(
  account: VendureAccount,
  id: string,
  state: 'Shipped' | 'Cancelled',
): Answer<Made> {
  const answer = await ask(account, {
    query: `mutation Move($id: ID!, $state: String!) {
      made: transitionFulfillmentToState(id: $id, state: $state) {
        __typename ... on Fulfillment { ${FIELDS} } ${REFUSAL}
        ... on FulfillmentStateTransitionError { transitionError }
      }
    }`,
    variables: { id, state },
    answer: z.object({ made }),
    operation: 'fulfilments',
    repeatable: false,
  });
  return answer.ok ? ok(answer.value.made) : answer;
}
