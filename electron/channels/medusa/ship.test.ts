/** Telling of parcels, and correcting it, when tries break off in between. */
import { expect, test } from 'vitest';
import { openShop, parcel, told } from './testing/open-shop.ts';
import type { Json } from './testing/recorded.ts';

const PEN = { sku: 'PEN-BR', title: 'Brass Pen', units: 3 };

const parcelsOf = (order: Json) =>
  order.fulfillments.map(({ shipped_at, labels, items }: Json) => [
    shipped_at !== null,
    labels.map((label: Json) => label.tracking_number),
    items.map((item: Json) => item.quantity),
  ]);

test.each(['/fulfillments', '/shipments'])(
  'a try whose answer from %s is lost goes on where it was',
  async (step) => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    shop.server.fail([{ kind: 'lost' }], (request) => request.path.endsWith(step));
    expect(await connector.confirmShipment(parcel(order))).toMatchObject({ ok: false });
    const outcome = await told(connector.confirmShipment(parcel(order)));
    expect(outcome).toEqual({ kind: 'done', remote: order.fulfillments[0].id });
    expect(parcelsOf(order)).toEqual([[true, ['RM111GB'], [1]]]);
    const steps = shop.server.asked.filter(({ method }) => method === 'POST');
    expect(steps).toHaveLength(2);
  },
);

test('two parcels of the same lines are two, untracked ones too', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([PEN]);
  for (const key of ['a', 'b', 'a', 'b'])
    await told(connector.confirmShipment(parcel(order, { key, tracking: '' })));
  expect(parcelsOf(order)).toEqual([
    [true, [], [1]],
    [true, [], [1]],
  ]);
});

test('where fulfilments do not keep their metadata, a parcel is known by its lines and tracking', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([PEN]);
  await told(connector.confirmShipment(parcel(order)));
  order.fulfillments[0].metadata = null;
  const again = await told(connector.confirmShipment(parcel(order)));
  expect(again).toEqual({ kind: 'done', remote: order.fulfillments[0].id });
  await told(connector.confirmShipment(parcel(order, { key: 'key-2', tracking: 'RM222GB' })));
  expect(parcelsOf(order)).toEqual([
    [true, ['RM111GB'], [1]],
    [true, ['RM222GB'], [1]],
  ]);
});

test('a fulfilment that was made at the shop and not shipped is the one that is shipped', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([PEN]);
  shop.server.fail([{ kind: 'instead', reply: { status: 500, body: '' } }], ({ path }) =>
    path.endsWith('/shipments'),
  );
  await connector.confirmShipment(parcel(order));
  order.fulfillments[0].metadata = null;
  await told(connector.confirmShipment(parcel(order)));
  expect(parcelsOf(order)).toEqual([[true, ['RM111GB'], [1]]]);
});

test('of an order that is gone or cancelled nothing is told', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([PEN], { status: 'canceled' });
  expect(await told(connector.confirmShipment(parcel(order)))).toEqual({
    kind: 'conflict',
    remote: 'canceled',
  });
  expect(
    await told(connector.confirmShipment(parcel(order, { externalId: 'order_gone' }))),
  ).toMatchObject({ kind: 'rejected', code: 'not_found' });
  expect(parcelsOf(order)).toEqual([]);
});

test('what is shipped keeps its tracking: the same is done, another for a person', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([PEN]);
  const { remote } = (await told(connector.confirmShipment(parcel(order)))) as { remote: string };
  const to = (tracking: string) => connector.updateTracking(parcel(order, { tracking }), remote);
  expect(await told(to('RM111GB'))).toEqual({ kind: 'done', remote });
  expect(await told(to('RM999GB'))).toEqual({
    kind: 'rejected',
    code: 'tracking-is-final',
    reason: 'Medusa does not change the tracking of what is shipped: it has RM111GB',
  });
});

test('a parcel whose fulfilment was cancelled at the shop is told anew', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([PEN]);
  const { remote } = (await told(connector.confirmShipment(parcel(order)))) as { remote: string };
  order.fulfillments[0].canceled_at = '2026-11-23T12:00:00.000Z';
  const shipment = parcel(order, { tracking: 'RM999GB' });
  const outcome = await told(connector.updateTracking(shipment, remote));
  expect(outcome).toEqual({ kind: 'done', remote: order.fulfillments[1].id });
});
