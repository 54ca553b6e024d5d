/** Telling Etsy of parcels, once each. */
import { expect, test } from 'vitest';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { openShop, told } from './testing/open-shop.ts';

const LINES = [{ sku: 'PEN-BR', title: 'Brass Pen', units: 2 }];

async function shopWithOrder() {
  const shop = await openShop();
  const externalId = shop.stub.receipts.place({ lines: LINES });
  const shipment: ShipmentOut = {
    key: 'k1',
    externalId,
    lines: [{ line: '1', units: 2 }],
    carrier: 'Royal Mail',
    tracking: 'AB 123 GB',
    shippedAt: '2026-11-23T11:00:00.000Z',
  };
  return { ...shop, shipment, parcels: () => shop.stub.receipts.parcels(externalId) };
}

const isTracking = ({ path }: { readonly path: string }) => path.endsWith('/tracking');

test('a parcel is a form, by the names that Etsy takes', async () => {
  await using shop = await shopWithOrder();
  const outcome = await told(shop.connector.confirmShipment(shop.shipment));
  expect(outcome).toEqual({ kind: 'done', remote: '500' });
  const sent = shop.stub.server.asked.find(isTracking);
  expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
    tracking_code: 'AB 123 GB',
    carrier_name: 'royal-mail',
    send_bcc: 'false',
  });
  const [order] = await told(shop.connector.refresh([shop.shipment.externalId]));
  expect(order?.reading.status).toBe('shipped');
});

test.each(['AB 123 GB', ''])(
  'tracking %j: told again after its answer was lost, it is one parcel',
  async (tracking) => {
    await using shop = await shopWithOrder();
    shop.stub.server.fail([{ kind: 'lost' }], isTracking);
    const shipment = { ...shop.shipment, tracking };
    const first = await shop.connector.confirmShipment(shipment);
    expect(first).toMatchObject({ ok: false, error: { kind: 'silent' } });
    const outcome = await told(shop.connector.confirmShipment(shipment));
    expect(outcome).toEqual({ kind: 'done', remote: tracking === '' ? '' : '500' });
    expect(shop.parcels()).toEqual([{ tracking, units: 2 }]);
  },
);

test('a carrier that Etsy does not know is `other`, and the number is kept', async () => {
  await using shop = await shopWithOrder();
  await told(shop.connector.confirmShipment({ ...shop.shipment, carrier: 'Uphill Bicycles' }));
  const sent = new URLSearchParams(shop.stub.server.asked.find(isTracking)?.body);
  expect([sent.get('carrier_name'), sent.get('tracking_code')]).toEqual(['other', 'AB 123 GB']);
});

test('another number is told as another parcel, once', async () => {
  await using shop = await shopWithOrder();
  await told(shop.connector.confirmShipment(shop.shipment));
  const right = { ...shop.shipment, tracking: 'CD 456 GB' };
  for (let times = 0; times < 2; times += 1) {
    const outcome = await told(shop.connector.updateTracking(right, '500'));
    expect(outcome).toEqual({ kind: 'done', remote: '501' });
  }
  expect(shop.parcels().map(({ tracking }) => tracking)).toEqual(['AB 123 GB', 'CD 456 GB']);
});

test('a parcel of a cancelled order is not told, nor one of no order', async () => {
  await using shop = await shopWithOrder();
  const { externalId } = shop.shipment;
  shop.stub.receipts.change(externalId, { status: 'Canceled' });
  const outcome = await told(shop.connector.confirmShipment(shop.shipment));
  expect(outcome).toEqual({ kind: 'conflict', remote: 'Canceled' });
  expect(await told(shop.connector.confirmShipment({ ...shop.shipment, externalId: '9' }))).toEqual(
    { kind: 'rejected', code: 'no-order', reason: 'Etsy has no order 9' },
  );
  expect(shop.parcels()).toEqual([]);
});

test("what Etsy refuses is told in Etsy's words, and a conflict is tried again", async () => {
  await using shop = await shopWithOrder();
  const reply = (status: number) =>
    ({ kind: 'instead', reply: { status, body: { error: 'No, says Etsy.' } } }) as const;
  shop.stub.server.fail([reply(400), reply(409)], isTracking);
  expect(await told(shop.connector.confirmShipment(shop.shipment))).toEqual({
    kind: 'rejected',
    code: '400',
    reason: 'No, says Etsy.',
  });
  expect(await told(shop.connector.confirmShipment(shop.shipment))).toMatchObject({
    kind: 'retry',
  });
});
