/** Parcels told to a stub Walmart, and orders cancelled there. */
import { expect, test } from 'vitest';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { told } from '../testing/told.ts';
import { carrierOf } from './carriers.ts';
import { openShop } from './testing/open-shop.ts';
import type { Kept, StubLine } from './testing/stub-orders.ts';

function parcel({ order }: Kept, changes: Partial<ShipmentOut> = {}): ShipmentOut {
  return {
    key: 'k1',
    externalId: order.purchaseOrderId,
    lines: [{ line: '1', units: 2 }],
    carrier: 'ups',
    tracking: '1Z1',
    shippedAt: '2026-11-23T12:00:30.000Z',
    ...changes,
  };
}

/** Each line's statuses with their units, and the number of those that left. */
function standing({ order }: Kept): string[] {
  return order.orderLines.orderLine.map(({ orderLineStatuses }: StubLine) =>
    orderLineStatuses.orderLineStatus
      .map(({ status, statusQuantity, trackingInfo }) =>
        [statusQuantity.amount, status, trackingInfo?.trackingNumber].filter(Boolean).join(' '),
      )
      .join(', '),
  );
}

const isShipping = ({ path }: { path: string }) => path.endsWith('/shipping');

test('a parcel is acknowledged and told once, though the answer was lost', async () => {
  await using shop = await openShop();
  const kept = shop.place();
  shop.clock.pass(60_000);
  shop.walmart.server.fail([{ kind: 'lost' }], isShipping);
  const lost = await shop.connector.confirmShipment(parcel(kept));
  expect(lost).toEqual({ ok: false, error: { kind: 'silent' } });
  expect(await told(shop.connector.confirmShipment(parcel(kept)))).toEqual({
    kind: 'done',
    remote: '1Z1',
  });
  expect(standing(kept)).toEqual(['2 Shipped 1Z1', '1 Acknowledged']);
  expect(shop.walmart.server.asked.filter(isShipping)).toHaveLength(1);
  const [status] = kept.order.orderLines.orderLine[0]?.orderLineStatuses.orderLineStatus ?? [];
  expect(status?.trackingInfo).toEqual({
    shipDateTime: Date.parse('2026-11-23T12:00:30.000Z'),
    carrierName: { carrier: 'UPS' },
    methodCode: 'Value',
    trackingNumber: '1Z1',
  });
});

test('parcels of parts of a line add up, and only the first acknowledges', async () => {
  await using shop = await openShop();
  const kept = shop.place();
  const one = [{ line: '1', units: 1 }];
  await told(shop.connector.confirmShipment(parcel(kept, { lines: one })));
  const lines = [...one, { line: '2', units: 1 }];
  await told(shop.connector.confirmShipment(parcel(kept, { key: 'k2', lines, tracking: '1Z2' })));
  expect(standing(kept)).toEqual(['1 Shipped 1Z1, 1 Shipped 1Z2', '1 Shipped 1Z2']);
  const isAcknowledging = ({ path }: { path: string }) => path.endsWith('/acknowledge');
  expect(shop.walmart.server.asked.filter(isAcknowledging)).toHaveLength(1);
  const [order] = await told(shop.connector.refresh([kept.order.purchaseOrderId]));
  expect(order?.reading.status).toBe('shipped');
});

test('a line that its buyer wants cancelled is sent by overriding that', async () => {
  await using shop = await openShop();
  const kept = shop.place();
  for (const line of kept.order.orderLines.orderLine.slice(0, 1)) line.intentToCancel = 'YES';
  expect(await told(shop.connector.confirmShipment(parcel(kept)))).toMatchObject({ kind: 'done' });
  expect(standing(kept)[0]).toBe('2 Shipped 1Z1');
});

test('a corrected number replaces the one that Walmart has, once', async () => {
  await using shop = await openShop();
  const kept = shop.place();
  await told(shop.connector.confirmShipment(parcel(kept)));
  const corrected = parcel(kept, { key: 'fix', tracking: '1Z9' });
  for (let tries = 0; tries < 2; tries += 1)
    expect(await told(shop.connector.updateTracking(corrected, '1Z1'))).toEqual({
      kind: 'done',
      remote: '1Z9',
    });
  expect(standing(kept)).toEqual(['2 Shipped 1Z9', '1 Acknowledged']);
  expect(shop.walmart.server.asked.filter(isShipping)).toHaveLength(2);
});

test('what Walmart does not take has its reason, and asks nothing where that is known', async () => {
  await using shop = await openShop();
  const kept = shop.place();
  const confirm = (changes: Partial<ShipmentOut>) =>
    told(shop.connector.confirmShipment(parcel(kept, changes)));
  expect(await confirm({ tracking: '' })).toMatchObject({ kind: 'rejected', code: 'untracked' });
  expect(await confirm({ carrier: 'Bike Bob' })).toMatchObject({
    kind: 'rejected',
    code: 'unknown-carrier',
    reason: expect.stringContaining('Bike Bob'),
  });
  expect(shop.walmart.server.asked).toEqual([]);
  expect(await confirm({ externalId: '999' })).toMatchObject({ code: 'no-order' });
  expect(await confirm({ lines: [{ line: '7', units: 1 }] })).toMatchObject({ code: 'no-line' });
  expect(await confirm({ lines: [{ line: '1', units: 9 }] })).toEqual({
    kind: 'rejected',
    code: 'INVALID_REQUEST_CONTENT.GMP_ORDER_API',
    reason: 'Not acknowledged, or shipped already',
  });
});

test('an order is cancelled once, and no parcel is told of it then', async () => {
  await using shop = await openShop();
  const kept = shop.place();
  for (const line of kept.order.orderLines.orderLine.slice(0, 1)) line.intentToCancel = 'YES';
  const cancel = () => shop.connector.cancel(kept.order.purchaseOrderId, 'k', 'Out of stock');
  shop.walmart.server.fail([{ kind: 'lost' }], ({ path }) => path.endsWith('/cancel'));
  expect(await cancel()).toMatchObject({ ok: false });
  expect(await told(cancel())).toEqual({ kind: 'done', remote: '' });
  expect(standing(kept)).toEqual(['2 Cancelled', '1 Cancelled']);
  expect(await told(shop.connector.confirmShipment(parcel(kept)))).toEqual({
    kind: 'conflict',
    remote: 'Cancelled',
  });
});

test('an order that a parcel left of is not cancelled', async () => {
  await using shop = await openShop();
  const kept = shop.place();
  await told(shop.connector.confirmShipment(parcel(kept)));
  const outcome = await told(shop.connector.cancel(kept.order.purchaseOrderId, 'k', ''));
  expect(outcome).toEqual({ kind: 'conflict', remote: 'Shipped' });
  expect(standing(kept)).toEqual(['2 Shipped 1Z1', '1 Acknowledged']);
});

test.each([
  ['Fed-Ex', 'FedEx'],
  ['royal mail', 'Royal Mail'],
  ['LaserShip', 'LS'],
  ['Ångström Post', undefined],
  ['', undefined],
])('carrier "%s" in Walmart’s words', (text, carrier) => {
  expect(carrierOf(text)).toBe(carrier);
});
