/** Parcels told to a real Vendure. */
import { expect, test } from 'vitest';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { linesOf, owner, placeOrder, standing, variant, vendure } from './shop.ts';

function parcel(
  externalId: string,
  lines: Readonly<Record<string, number>>,
  tracking: string,
): ShipmentOut {
  return {
    key: `ship-${externalId}-${tracking}`,
    externalId,
    lines: Object.entries(lines).map(([line, units]) => ({ line, units })),
    carrier: 'Royal Mail 48',
    tracking,
    shippedAt: '2026-11-23T12:00:00.000Z',
  };
}

test('an order that leaves in two parcels is partly shipped, then shipped', async () => {
  const id = await placeOrder({ 'NB-A6': 2, 'PEN-BR': 1 });
  const [notebooks = '', pen = ''] = await linesOf(id);
  const first = await vendure.confirmShipment(parcel(id, { [notebooks]: 1 }, 'RM1'));
  expect(first).toEqual({ ok: true, value: { kind: 'done', remote: expect.any(String) } });
  expect((await standing(id)).state).toBe('PartiallyShipped');
  await vendure.confirmShipment(parcel(id, { [pen]: 1, [notebooks]: 1 }, '0123456789'));
  const told = { method: 'Royal Mail 48', state: 'Shipped' };
  expect(await standing(id)).toMatchObject({
    state: 'Shipped',
    fulfillments: [
      { ...told, trackingCode: 'RM1', lines: [{ orderLineId: notebooks, quantity: 1 }] },
      { ...told, trackingCode: '0123456789', lines: [{}, {}] },
    ],
  });
  const after = await vendure.refresh([id]);
  expect(after).toMatchObject({ value: [{ reading: { status: 'shipped' }, review: [] }] });
});

test('a parcel that Vendure says was delivered is told by its tracking number', async () => {
  const id = await placeOrder({ 'NB-A6': 2 });
  const [line = ''] = await linesOf(id);
  const told = await vendure.confirmShipment(parcel(id, { [line]: 1 }, 'RM7'));
  await vendure.confirmShipment(parcel(id, { [line]: 1 }, 'RM8'));
  await owner(
    'mutation ($id: ID!) { transitionFulfillmentToState(id: $id, state: "Delivered") { __typename } }',
    { id: told.ok && told.value.kind === 'done' ? told.value.remote : '' },
  );
  expect(await vendure.refresh([id])).toMatchObject({ value: [{ delivered: ['RM7'] }] });
});

test('a parcel without tracking is told once', async () => {
  const id = await placeOrder({ 'NB-A6': 3 });
  const [line = ''] = await linesOf(id);
  const letter = parcel(id, { [line]: 1 }, '');
  expect(await vendure.confirmShipment(letter)).toEqual(await vendure.confirmShipment(letter));
  expect((await standing(id)).fulfillments).toHaveLength(1);
});

test('what Vendure does not take is rejected in its own words', async () => {
  const id = await placeOrder({ 'NB-A6': 1 });
  const [line = ''] = await linesOf(id);
  expect(await vendure.confirmShipment(parcel(id, { [line]: 2 }, 'RM2'))).toEqual({
    ok: true,
    value: {
      kind: 'rejected',
      code: 'ITEMS_ALREADY_FULFILLED_ERROR',
      reason: 'One or more OrderItems are already part of a Fulfillment',
    },
  });
  expect(await vendure.confirmShipment(parcel('999999', { [line]: 1 }, 'RM3'))).toEqual({
    ok: true,
    value: { kind: 'rejected', code: 'ENTITY_NOT_FOUND', reason: 'No order with the id 999999' },
  });
});

test('a tracking number is corrected by a parcel told anew; stock stays as it was', async () => {
  const id = await placeOrder({ 'PEN-BR': 2 });
  const [line = ''] = await linesOf(id);
  const before = await variant('PEN-BR');
  const told = await vendure.confirmShipment(parcel(id, { [line]: 2 }, 'WRONG'));
  const remote = told.ok && told.value.kind === 'done' ? told.value.remote : '';
  const sent = await variant('PEN-BR');
  const mended = await vendure.updateTracking(parcel(id, { [line]: 2 }, 'RIGHT'), remote);
  expect(mended).toEqual({ ok: true, value: { kind: 'done', remote: expect.any(String) } });
  expect(await standing(id)).toMatchObject({
    state: 'Shipped',
    fulfillments: [
      { trackingCode: 'WRONG', state: 'Cancelled' },
      { trackingCode: 'RIGHT', state: 'Shipped' },
    ],
  });
  expect([before.onHand - sent.onHand, await variant('PEN-BR')]).toEqual([2, sent]);
  // Said again it is the same, whichever fulfilment it names.
  expect(await vendure.updateTracking(parcel(id, { [line]: 2 }, 'RIGHT'), remote)).toEqual(mended);
  expect((await standing(id)).fulfillments).toHaveLength(2);
});

test('the number of a parcel that arrived stays', async () => {
  const id = await placeOrder({ 'NB-A6': 1 });
  const [line = ''] = await linesOf(id);
  const told = await vendure.confirmShipment(parcel(id, { [line]: 1 }, 'RM4'));
  const remote = told.ok && told.value.kind === 'done' ? told.value.remote : '';
  await owner(
    `mutation ($id: ID!) {
      transitionFulfillmentToState(id: $id, state: "Delivered") { __typename }
    }`,
    { id: remote },
  );
  expect(await vendure.updateTracking(parcel(id, { [line]: 1 }, 'RM5'), remote)).toEqual({
    ok: true,
    value: { kind: 'conflict', remote: 'Delivered RM4' },
  });
});
