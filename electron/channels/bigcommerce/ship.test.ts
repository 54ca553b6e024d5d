/** Telling of parcels, correcting it, and cancelling. */
import { expect, test } from 'vitest';
import type { Json } from './testing/examples.ts';
import { openShop, parcel, told } from './testing/open-shop.ts';
import { productOf, productsIn } from './testing/stub-orders.ts';

const TOWEL = { sku: 'S-ORAN', title: 'Towel', units: 3 };

test('a parcel is told with its address, lines and carrier, once', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([TOWEL]);
  const first = await told(connector.confirmShipment(parcel(order)));
  const again = await told(connector.confirmShipment(parcel(order)));
  const [made, ...others] = shop.shipments.get(order.id) ?? [];
  expect([first, again]).toEqual(Array(2).fill({ kind: 'done', remote: String(made.id) }));
  expect(others).toEqual([]);
  const sent = shop.server.asked.filter(({ method }) => method === 'POST');
  expect(sent.map(({ body }) => JSON.parse(body))).toEqual([
    {
      order_address_id: order.consignments.shipping[0].id,
      tracking_number: 'RM111GB',
      tracking_carrier: 'royal-mail',
      items: [{ order_product_id: productsIn(order)[0].id, quantity: 1 }],
    },
  ]);
  expect(order.status).toBe('Partially Shipped');
});

test.each([
  ['Royal  Mail', { tracking_carrier: 'royal-mail' }],
  ['Hans on his bicycle', { tracking_carrier: '', shipping_method: 'Hans on his bicycle' }],
  ['', { tracking_carrier: '' }],
])('carrier "%s"', async (carrier, told1) => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([TOWEL]);
  await told(connector.confirmShipment(parcel(order, { carrier })));
  const [made] = shop.shipments.get(order.id) ?? [];
  expect(made).toMatchObject(told1);
});

test('a try whose answer is lost is not repeated before a look', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([TOWEL]);
  shop.server.fail([{ kind: 'lost' }], ({ method }) => method === 'POST');
  expect(await connector.confirmShipment(parcel(order))).toMatchObject({ ok: false });
  await told(connector.confirmShipment(parcel(order)));
  expect(shop.shipments.get(order.id)).toHaveLength(1);
});

test('more than fifty shipments are looked through', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([{ ...TOWEL, units: 60 }]);
  for (let n = 0; n < 52; n += 1)
    await told(connector.confirmShipment(parcel(order, { tracking: `T${n}` })));
  const last = shop.shipments.get(order.id)?.at(-1);
  const again = await told(connector.confirmShipment(parcel(order, { tracking: 'T51' })));
  expect(again).toEqual({ kind: 'done', remote: String(last.id) });
});

test('a parcel to two addresses is refused; one to the second goes there', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([TOWEL]);
  const other = productOf(9, order.id, 71, { ...TOWEL, sku: 'B' });
  const [to] = order.consignments.shipping;
  order.consignments.shipping.push({ ...to, id: 71, line_items: [other] });
  const line = { line: '9', units: 1 };
  const both = [...parcel(order).lines, line];
  expect(await told(connector.confirmShipment(parcel(order, { lines: both })))).toMatchObject({
    kind: 'rejected',
    code: 'several-addresses',
  });
  await told(connector.confirmShipment(parcel(order, { lines: [line] })));
  const made: Json[] = shop.shipments.get(order.id) ?? [];
  expect(made.map(({ order_address_id }) => order_address_id)).toEqual([71]);
});

test.each([
  ['more than is left', { units: 4 }, { kind: 'rejected', code: '400' }],
  ['a line that is not there', { lines: [{ line: '1', units: 1 }] }, { code: 'unknown-lines' }],
  ['an order that is not there', { externalId: '999' }, { kind: 'rejected', code: '404' }],
])('%s is refused', async (_, changes, outcome) => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([TOWEL]);
  expect(await told(connector.confirmShipment(parcel(order, changes)))).toMatchObject(outcome);
  expect(shop.shipments.get(order.id) ?? []).toEqual([]);
});

test('of a cancelled order nothing is told', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([TOWEL], { status_id: 5, status: 'Cancelled' });
  expect(await told(connector.confirmShipment(parcel(order)))).toEqual({
    kind: 'conflict',
    remote: 'Cancelled',
  });
});

test('tracking is corrected in place, and told anew where the shipment was deleted', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([TOWEL]);
  await told(connector.confirmShipment(parcel(order)));
  const [made] = shop.shipments.get(order.id) ?? [];
  const right = parcel(order, { tracking: 'RM999GB', carrier: 'DPD' });
  for (let n = 0; n < 2; n += 1)
    expect(await told(connector.updateTracking(right, String(made.id)))).toEqual({
      kind: 'done',
      remote: String(made.id),
    });
  expect(made).toMatchObject({ tracking_number: 'RM999GB', tracking_carrier: 'dpd' });
  expect(shop.server.asked.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  shop.shipments.set(order.id, []);
  await told(connector.updateTracking(right, String(made.id)));
  expect(shop.shipments.get(order.id)).toMatchObject([{ tracking_number: 'RM999GB' }]);
});

test('cancelling writes the status, once', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const order = shop.place([TOWEL]);
  const done = { kind: 'done', remote: '' };
  expect(await told(connector.cancel(String(order.id), 'k', 'no stock'))).toEqual(done);
  expect(await told(connector.cancel(String(order.id), 'k', 'no stock'))).toEqual(done);
  const sent = shop.server.asked.filter(({ method }) => method === 'PUT');
  expect(sent.map(({ body }) => JSON.parse(body))).toEqual([{ status_id: 5 }]);
});

test('what has left, or is over, is not cancelled', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const part = shop.place([TOWEL]);
  await told(connector.confirmShipment(parcel(part)));
  const over = shop.place([TOWEL], { status_id: 10, status: 'Completed' });
  const outcomes = [];
  for (const id of [part.id, over.id, 999])
    outcomes.push(await told(connector.cancel(String(id), 'k', '')));
  expect(outcomes).toEqual([
    { kind: 'conflict', remote: 'Partially Shipped' },
    { kind: 'conflict', remote: 'Completed' },
    { kind: 'rejected', code: '404', reason: 'the shop has no order 999' },
  ]);
});
