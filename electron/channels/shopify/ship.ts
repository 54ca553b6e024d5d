/**
 * Tells Shopify of parcels. A fulfilment is made of fulfilment orders, of which an order has one a place or more; making
 * one has no key that would keep it from being made twice, so that it begins with a look.
 */
import { z } from 'zod';
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { allot, lessTold, type Part } from './allot.ts';
import { ask } from './ask.ts';
import { companyOf } from './carriers.ts';
import { gid, idOf, isId } from './ids.ts';
import { noOrder, rejected, userErrors } from './outcomes.ts';
import { isVoid, type ToldOrder, toldAs, toldOf, toldUnits } from './told.ts';
import { type Work, workOf } from './work.ts';

export async function confirmShipment(shop: Shop, shipment: ShipmentOut): Answer<Outcome> {
  const { externalId } = shipment;
  if (!isId(externalId)) return ok(noOrder(externalId));
  const order = await toldOf(shop, externalId);
  if (!order.ok) return order;
  if (order.value === null) return ok(noOrder(externalId));
  const told = await toldUnits(shop, shipment, order.value.fulfilments);
  if (!told.ok) return told;
  const { ids, units } = told.value;
  const lines = lessTold(shipment.lines, units);
  if (lines.length === 0) return ok({ kind: 'done', remote: ids.join() });
  const work = await workOf(shop, externalId);
  if (!work.ok) return work;
  const all = work.value ?? [];
  const { parts, left } = allot(lines, all, shop.locationId ?? '');
  if (left.length > 0) return ok(whyNot(order.value, all, left));
  return tellParts(shop, shipment, parts, ids);
}

async function tellParts(
  shop: Shop,
  shipment: ShipmentOut,
  parts: readonly Part[],
  before: readonly string[],
): Answer<Outcome> {
  const ids = [...before];
  for (const part of parts) {
    const made = await tell(shop, shipment, part);
    if (!made.ok) return made;
    if (made.value.kind !== 'done') return made;
    ids.push(made.value.remote);
  }
  return ok({ kind: 'done', remote: ids.join() });
}

const made = z.object({
  fulfillmentCreate: z.object({
    fulfillment: z.object({ id: z.string() }).nullish(),
    userErrors,
  }),
});

const CREATE = `mutation Fulfil($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) {
    fulfillment { id }
    userErrors { field message }
  }
}`;

async function tell(shop: Shop, { tracking, carrier }: ShipmentOut, part: Part): Answer<Outcome> {
  const fulfillment = {
    lineItemsByFulfillmentOrder: part.work.map(({ id, lines }) => ({
      fulfillmentOrderId: id,
      fulfillmentOrderLineItems: lines,
    })),
    notifyCustomer: shop.notifyBuyer,
    ...(tracking && { trackingInfo: { number: tracking, company: companyOf(carrier) } }),
  };
  const variables = { fulfillment };
  const answer = await ask(shop, { query: CREATE, variables, answer: made, repeatable: false });
  if (!answer.ok) return answer;
  const { fulfillment: one, userErrors: errors } = answer.value.fulfillmentCreate;
  const [error] = errors;
  if (error) return ok(rejected({ ...error, code: error.code || 'fulfillmentCreate' }));
  return ok({ kind: 'done', remote: idOf(one?.id ?? '') });
}

/** Why units cannot be told of: held, shipped by somebody else, or not to be shipped at all. */
function whyNot(order: ToldOrder, work: readonly Work[], left: ShipmentOut['lines']): Outcome {
  if (order.cancelled) return { kind: 'conflict', remote: 'cancelled' };
  const lines = new Set(left.map(({ line }) => line));
  const about = work.filter((one) =>
    one.lines.some(({ line, remaining }) => lines.has(line) && remaining > 0),
  );
  const holds = about.flatMap((one) => one.holds);
  if (holds.length > 0) return { kind: 'rejected', code: 'ON_HOLD', reason: holds.join(', ') };
  const [waiting] = about;
  if (waiting) {
    const reason = waiting.atService ? 'at another fulfilment service' : waiting.status;
    return { kind: 'rejected', code: 'NOT_FULFILLABLE', reason };
  }
  const numbers = order.fulfilments.flatMap((one) => one.numbers);
  return { kind: 'conflict', remote: ['fulfilled', ...numbers].join(' ') };
}

const changed = z.object({
  fulfillmentTrackingInfoUpdate: z.object({ userErrors }),
});

const UPDATE = `mutation Tracking($id: ID!, $tracking: FulfillmentTrackingInput!, $notify: Boolean) {
  fulfillmentTrackingInfoUpdate(
    fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: $notify
  ) { userErrors { field message } }
}`;

/** `remote`: the fulfilments of the parcel, one a place that its units were at. */
export async function updateTracking(
  shop: Shop,
  shipment: ShipmentOut,
  remote: string,
): Answer<Outcome> {
  for (const id of remote.split(',')) {
    const corrected = await correct(shop, shipment, id);
    if (!corrected.ok || corrected.value.kind !== 'done') return corrected;
  }
  return ok({ kind: 'done', remote });
}

async function correct(
  shop: Shop,
  { tracking, carrier }: ShipmentOut,
  id: string,
): Answer<Outcome> {
  const told = isId(id) ? await toldAs(shop, id) : ok(null);
  if (!told.ok) return told;
  if (told.value === null)
    return ok({ kind: 'rejected', code: 'NOT_FOUND', reason: `No fulfilment with the id ${id}` });
  if (isVoid(told.value)) return ok({ kind: 'conflict', remote: told.value.status });
  const company = companyOf(carrier);
  const { numbers } = told.value;
  // Said again, the buyer would be written to again.
  if (numbers.join() === tracking && told.value.company === company)
    return ok({ kind: 'done', remote: id });
  const input = tracking ? { number: tracking, company } : { numbers: [], company };
  const answer = await ask(shop, {
    query: UPDATE,
    variables: { id: gid('Fulfillment', id), tracking: input, notify: shop.notifyBuyer },
    answer: changed,
    repeatable: false,
  });
  if (!answer.ok) return answer;
  const [error] = answer.value.fulfillmentTrackingInfoUpdate.userErrors;
  if (!error) return ok({ kind: 'done', remote: id });
  return ok(rejected({ ...error, code: error.code || 'fulfillmentTrackingInfoUpdate' }));
}
