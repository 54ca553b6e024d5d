/** Telling eBay of parcels, once each. */
import { expect, test } from 'vitest';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { carrierCode } from './carriers.ts';
import { openShop, told } from './testing/open-shop.ts';

const LINES = [{ sku: 'PEN-BR', title: 'Brass Pen', units: 2 }];
const ID = '12-00001-12345';

const SHIPMENT: ShipmentOut = {
  key: 'k1',
  externalId: ID,
  lines: [{ line: '1200001123451', units: 1 }],
  carrier: 'Royal Mail',
  tracking: 'AB 123-456 GB',
  shippedAt: '2026-11-23T11:00:00.000Z',
};

async function shopWithOrder() {
  const shop = await openShop();
  shop.stub.orders.place({ lines: LINES });
  return shop;
}

function posts(shop: Awaited<ReturnType<typeof openShop>>) {
  return shop.stub.server.asked
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/shipping_fulfillment'))
    .map(({ body }) => JSON.parse(body));
}

test('a parcel, by the words that eBay takes; its number is what eBay calls it', async () => {
  await using shop = await shopWithOrder();
  const outcome = await told(shop.connector.confirmShipment(SHIPMENT));
  expect(outcome).toEqual({ kind: 'done', remote: 'AB123456GB' });
  expect(posts(shop)).toEqual([
    {
      lineItems: [{ lineItemId: '1200001123451', quantity: 1 }],
      shippedDate: '2026-11-23T11:00:00.000Z',
      shippingCarrierCode: 'RoyalMail',
      trackingNumber: 'AB123456GB',
    },
  ]);
});

test('part of an order leaves it open, the rest ships it', async () => {
  await using shop = await shopWithOrder();
  const status = async () => (await told(shop.connector.refresh([ID])))[0]?.reading.status;
  await told(shop.connector.confirmShipment(SHIPMENT));
  expect(await status()).toBe('open');
  await told(shop.connector.confirmShipment({ ...SHIPMENT, tracking: 'CD1' }));
  expect(await status()).toBe('shipped');
});

test.each(['AB 123-456 GB', ''])(
  'tracking %j: told again after its answer was lost, it is one parcel',
  async (tracking) => {
    await using shop = await shopWithOrder();
    const { server } = shop.stub;
    server.fail(
      [{ kind: 'lost' }],
      ({ method, path }) => method === 'POST' && path.includes('/order/'),
    );
    const shipment = { ...SHIPMENT, tracking };
    const first = await shop.connector.confirmShipment(shipment);
    expect(first).toMatchObject({ ok: false, error: { kind: 'silent' } });
    const outcome = await told(shop.connector.confirmShipment(shipment));
    expect(outcome).toEqual({ kind: 'done', remote: tracking === '' ? '999' : 'AB123456GB' });
    expect(shop.stub.orders.parcels(ID)).toEqual([
      { tracking: tracking === '' ? '' : 'AB123456GB', units: 1 },
    ]);
  },
);

test('two untracked parcels of an order are two, as they left at two moments', async () => {
  await using shop = await shopWithOrder();
  const untracked = { ...SHIPMENT, tracking: '' };
  await told(shop.connector.confirmShipment(untracked));
  await told(
    shop.connector.confirmShipment({ ...untracked, shippedAt: '2026-11-23T11:30:00.000Z' }),
  );
  expect(shop.stub.orders.parcels(ID)).toHaveLength(2);
  expect(posts(shop)[0]).not.toHaveProperty('shippingCarrierCode');
});

test('a parcel of a cancelled order is not told', async () => {
  await using shop = await shopWithOrder();
  shop.stub.orders.finishCancel(ID);
  const outcome = await told(shop.connector.confirmShipment(SHIPMENT));
  expect(outcome).toEqual({ kind: 'conflict', remote: 'CANCELED' });
  expect(posts(shop)).toEqual([]);
});

test("what eBay refuses is told in eBay's words", async () => {
  await using shop = await shopWithOrder();
  const lines = [{ line: '7', units: 1 }];
  expect(await told(shop.connector.confirmShipment({ ...SHIPMENT, lines }))).toEqual({
    kind: 'rejected',
    code: '32200',
    reason: 'Invalid line item id',
  });
  expect(await told(shop.connector.confirmShipment({ ...SHIPMENT, externalId: '1' }))).toEqual({
    kind: 'rejected',
    code: 'no-order',
    reason: 'eBay has no order 1',
  });
});

test('a conflict is tried again', async () => {
  await using shop = await shopWithOrder();
  const conflict = { kind: 'instead', reply: { status: 409, body: '' } } as const;
  shop.stub.server.fail(
    [conflict],
    ({ method, path }) => method === 'POST' && path.includes('/order/'),
  );
  expect(await told(shop.connector.confirmShipment(SHIPMENT))).toMatchObject({ kind: 'retry' });
  expect(await told(shop.connector.confirmShipment(SHIPMENT))).toMatchObject({ kind: 'done' });
});

test('a number cannot be changed, which a person is told; one that is there already is', async () => {
  await using shop = await shopWithOrder();
  await told(shop.connector.confirmShipment(SHIPMENT));
  const update = (tracking: string) =>
    told(shop.connector.updateTracking({ ...SHIPMENT, tracking }, 'AB123456GB'));
  expect(await update('AB123456GB')).toEqual({ kind: 'done', remote: 'AB123456GB' });
  expect(await update('ZZ1')).toMatchObject({ kind: 'rejected', code: 'tracking-is-final' });
});

test.each([
  ['Royal Mail Tracked 24', 'RoyalMail'],
  ['UPS Ground', 'UPS'],
  ['dhl express', 'DHLEXPRESS'],
  ['DHL Paket', 'DHL'],
  ['Uphill Bicycles', 'Other'],
  ['', 'Other'],
])('carrier %j is %s', (name, code) => {
  expect(carrierCode(name)).toBe(code);
});
