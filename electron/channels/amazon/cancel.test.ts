/** Orders cancelled at a stub Amazon by a feed, and what a report says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../shared/channels/port.ts';
import { cancelFeed, cancelReason, faultInReport } from './cancel-feed.ts';
import { orderAnswer } from './order-answer.ts';
import { openShop } from './testing/open-shop.ts';

async function shopWithOrder(
  changes: Parameters<Awaited<ReturnType<typeof openShop>>['place']>[0] = {},
) {
  const shop = await openShop();
  const order = shop.place(changes);
  const cancel = async (reason = 'Out of stock'): Promise<Outcome> => {
    const answer = await shop.connector.cancel(order.orderId, 'k', reason);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  return { ...shop, order, cancel };
}

const UNDER_WAY = { kind: 'retry', afterMs: 60_000, reason: 'Amazon is working on it.' };

test('an order is cancelled by one feed, however often it is asked about', async () => {
  await using shop = await shopWithOrder();
  expect(await shop.cancel()).toEqual(UNDER_WAY);
  shop.clock.pass(60_000);
  expect(await shop.cancel()).toEqual(UNDER_WAY);
  shop.clock.pass(60_000);
  expect(await shop.cancel()).toEqual({ kind: 'done', remote: '50000' });
  expect(shop.order.fulfillment.fulfillmentStatus).toBe('CANCELLED');
  expect(shop.amazon.feeds.feeds.size).toBe(1);
  expect(await shop.cancel()).toEqual({ kind: 'done', remote: '' });
});

test('what the report refuses is told in Amazon’s words, and can be tried again', async () => {
  await using shop = await shopWithOrder();
  await shop.cancel();
  shop.order.fulfillment.fulfillmentStatus = 'PENDING';
  shop.clock.pass(100_000);
  expect(await shop.cancel()).toEqual({
    kind: 'rejected',
    code: '18028',
    reason:
      'This order cannot be cancelled & is left as it is. Look at the order in Seller Central under Manage Orders, where it can be cancelled by hand.',
  });
  expect(await shop.cancel()).toEqual(UNDER_WAY);
  expect(shop.amazon.feeds.feeds.size).toBe(2);
});

test.each(['CANCELLED', 'FATAL'] as const)('a feed that ends as %s is told', async (status) => {
  await using shop = await shopWithOrder();
  await shop.cancel();
  for (const feed of shop.amazon.feeds.feeds.values()) feed.processingStatus = status;
  expect(await shop.cancel()).toMatchObject({ kind: 'rejected', code: status });
});

test('after a restart the order itself says that it is cancelled', async () => {
  await using shop = await shopWithOrder();
  await shop.cancel();
  shop.order.fulfillment.fulfillmentStatus = 'CANCELLED';
  expect(await shop.cancel()).toEqual({ kind: 'done', remote: '' });
});

test.each([
  ['SHIPPED', { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'MERCHANT' }],
  ['PARTIALLY_SHIPPED', { fulfillmentStatus: 'PARTIALLY_SHIPPED', fulfilledBy: 'MERCHANT' }],
  ['fulfilled by AMAZON', { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'AMAZON' }],
])('no feed is made for an order that is %s', async (remote, fulfillment) => {
  await using shop = await shopWithOrder({ fulfillment });
  expect(await shop.cancel()).toEqual({ kind: 'conflict', remote });
  expect(shop.amazon.feeds.feeds.size).toBe(0);
});

const ORDER = orderAnswer.parse({
  orderId: '202-0000001-0000001',
  createdTime: '2026-11-01T00:00:00Z',
  lastUpdatedTime: '2026-11-01T00:00:00Z',
  salesChannel: {},
  orderItems: [{ orderItemId: '11', quantityOrdered: 1, product: {} }],
});

test('nothing that is typed or sent becomes markup', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (seller, orderItemId) => {
      const order = {
        ...ORDER,
        orderItems: ORDER.orderItems.map((one) => ({ ...one, orderItemId })),
      };
      const tags = (xml: string) => xml.match(/<[^>]*>/g);
      expect(tags(cancelFeed(seller, order, 'x'))).toEqual(tags(cancelFeed('A', ORDER, 'x')));
    }),
  );
});

test.each([
  ['Out of stock', 'NoInventory'],
  ['The address cannot be right', 'ShippingAddressUndeliverable'],
  ['', 'GeneralAdjustment'],
])('the reason "%s" is Amazon’s %s', (words, reason) => {
  expect(cancelReason(ORDER, words)).toBe(reason);
});

test('a buyer who asked is the reason', () => {
  const cancellation = { cancellationRequest: { cancelReason: 'Mistake' } };
  const order = orderAnswer.parse({
    ...ORDER,
    orderItems: [{ orderItemId: '11', quantityOrdered: 1, product: {}, cancellation }],
  });
  expect(cancelReason(order, 'Out of stock')).toBe('BuyerCanceled');
});

test.each([
  ['', 'no-report'],
  ['<html>502</html>', 'no-report'],
  ['<ProcessingReport><MessagesWithError>2</MessagesWithError></ProcessingReport>', 'errors'],
  ['<ProcessingReport><Result><ResultCode>Warning</ResultCode></Result></ProcessingReport>', null],
])('the report %s', (report, code) => {
  expect(faultInReport(report)?.code ?? null).toBe(code);
});
