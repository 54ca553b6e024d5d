/** Parcels told to a stub Amazon. */
import { expect, test } from 'vitest';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { told } from '../testing/told.ts';
import { carrierWords } from './carriers.ts';
import { packageReference } from './ship.ts';
import { openShop } from './testing/open-shop.ts';
import type { StubOrder } from './testing/stub-orders.ts';

function parcel({ orderId }: { orderId: string }, changes: Partial<ShipmentOut> = {}): ShipmentOut {
  return {
    key: 'k1',
    externalId: orderId,
    lines: [{ line: '1', units: 2 }],
    carrier: 'royal mail',
    tracking: 'RM111GB',
    shippedAt: '2026-11-23T12:00:30.000Z',
    ...changes,
  };
}

test('a parcel becomes one package, though the answer was lost and it is told again', async () => {
  await using shop = await openShop();
  const order = shop.place();
  shop.clock.pass(60_000);
  const isTelling = ({ method }: { method: string }) => method === 'POST';
  shop.amazon.server.fail(
    Array(4).fill({ kind: 'lost' }),
    (one) => isTelling(one) && one.path.includes('shipment'),
  );
  expect(await shop.connector.confirmShipment(parcel(order))).toMatchObject({ ok: false });
  const outcome = await told(shop.connector.confirmShipment(parcel(order)));
  expect(outcome).toEqual({ kind: 'done', remote: packageReference('k1') });
  expect(order.packages).toEqual([
    {
      packageReferenceId: packageReference('k1'),
      trackingNumber: 'RM111GB',
      carrier: 'Royal Mail',
      shipTime: '2026-11-23T12:00:30.000Z',
      packageItems: [{ orderItemId: '1', quantity: 2 }],
    },
  ]);
  expect(order.fulfillment.fulfillmentStatus).toBe('PARTIALLY_SHIPPED');
});

test('a second parcel is another package, and the order is shipped with it', async () => {
  await using shop = await openShop();
  const order = shop.place();
  const second = parcel(order, { key: 'k2', lines: [{ line: '2', units: 1 }], tracking: 'RM2' });
  for (const one of [parcel(order), second]) await told(shop.connector.confirmShipment(one));
  expect(order.packages.map(({ trackingNumber }) => trackingNumber)).toEqual(['RM111GB', 'RM2']);
  expect(order.fulfillment.fulfillmentStatus).toBe('SHIPPED');
});

test('a corrected number edits its package, and a late repeat does not bring the old one back', async () => {
  await using shop = await openShop();
  const order = shop.place();
  const first = parcel(order);
  const done = (await told(shop.connector.confirmShipment(first))) as { remote: string };
  const corrected = parcel(order, { key: 'fix', tracking: 'RM222GB' });
  expect(await told(shop.connector.updateTracking(corrected, done.remote))).toEqual(done);
  expect(await told(shop.connector.confirmShipment(first))).toEqual(done);
  expect(order.packages.map(({ trackingNumber }) => trackingNumber)).toEqual(['RM222GB']);
});

test('the moment it left is never in Amazon’s future, nor before the order', async () => {
  await using shop = await openShop();
  shop.skew(-5 * 60_000);
  const order = shop.place();
  shop.clock.pass(60_000);
  for (const [key, shippedAt] of [
    ['ahead', '2026-11-23T12:00:00.000Z'],
    ['early', '2026-11-01T00:00:00.000Z'],
  ] as const) {
    const lines = [{ line: key === 'ahead' ? '1' : '2', units: 1 }];
    await told(shop.connector.confirmShipment(parcel(order, { key, shippedAt, lines })));
  }
  const [ahead = '', early] = order.packages.map(({ shipTime }) => shipTime);
  const late = shop.now() - Date.parse(ahead);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(4_000);
  expect(early).toBe(order.createdTime);
});

test('untracked parcels, orders that are gone and what Amazon refuses have their reasons', async () => {
  await using shop = await openShop();
  const order = shop.place();
  const { connector, amazon } = shop;
  expect(await told(connector.confirmShipment(parcel(order, { tracking: '' })))).toMatchObject({
    kind: 'rejected',
    code: 'untracked',
    reason: expect.stringContaining('Seller Central'),
  });
  expect(amazon.server.asked).toEqual([]);
  const gone = parcel({ orderId: '202-9999999-9999999' });
  expect(await told(connector.confirmShipment(gone))).toMatchObject({ code: 'no-order' });
  const many = parcel(order, { lines: [{ line: '1', units: 9 }] });
  expect(await told(connector.confirmShipment(many))).toEqual({
    kind: 'rejected',
    code: 'InvalidInput',
    reason: 'Invalid Input Quantity exceeds.',
  });
});

test.each([
  ['CANCELLED', { fulfillmentStatus: 'CANCELLED', fulfilledBy: 'MERCHANT' }],
  ['fulfilled by AMAZON', { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'AMAZON' }],
] satisfies [string, StubOrder['fulfillment']][])(
  'no parcel is told of an order that is %s',
  async (remote, fulfillment) => {
    await using shop = await openShop();
    const order = shop.place({ fulfillment });
    const outcome = await told(shop.connector.confirmShipment(parcel(order)));
    expect(outcome).toEqual({ kind: 'conflict', remote });
    expect(order.packages).toEqual([]);
  },
);

test('a reference is a positive number, always the same for a key', () => {
  const references = Array.from({ length: 500 }, (_, n) => packageReference(`order/p${n}`));
  expect(new Set(references).size).toBe(500);
  expect(references.every((one) => /^[1-9]\d{0,8}$/.test(one))).toBe(true);
  expect(packageReference('order/p1')).toBe(references[1]);
});

test.each([
  ['ROYAL MAIL', { carrierCode: 'Royal Mail', carrierName: 'Royal Mail' }],
  ['fedex', { carrierCode: 'FedEx', carrierName: 'FedEx' }],
  ['Bike Bob', { carrierCode: 'Other', carrierName: 'Bike Bob' }],
  ['', { carrierCode: 'Other', carrierName: 'Other' }],
])('carrier "%s" in Amazon’s words', (carrier, words) => {
  expect(carrierWords(carrier)).toEqual(words);
});
