/** Cancelling at eBay: it takes a while, and is begun once. */
import { expect, test } from 'vitest';
import { openShop, told } from './testing/open-shop.ts';

const LINES = [{ sku: 'PEN-BR', title: 'Brass Pen', units: 1 }];

async function shopWithOrder(changes: object = {}) {
  const shop = await openShop();
  const id = shop.stub.orders.place({ lines: LINES, changes: { ...changes } });
  const cancel = (reason = '') => told(shop.connector.cancel(id, 'k', reason));
  const sent = () =>
    shop.stub.server.asked
      .filter(({ path }) => path.startsWith('/post-order/'))
      .map(({ path, body }) => ({ path, body: JSON.parse(body) }));
  return { ...shop, id, cancel, sent };
}

test("the seller's own cancellation is made, and is over when the money is back", async () => {
  await using shop = await shopWithOrder();
  const status = async () => (await told(shop.connector.refresh([shop.id])))[0]?.reading.status;
  expect(await shop.cancel('ADDRESS_ISSUES')).toEqual({ kind: 'done', remote: '510010' });
  expect(shop.sent()).toEqual([
    {
      path: '/post-order/v2/cancellation',
      body: { legacyOrderId: shop.id, cancelReason: 'ADDRESS_ISSUES' },
    },
  ]);
  expect(await status()).toBe('open');
  shop.stub.orders.finishCancel(shop.id);
  expect(await status()).toBe('cancelled');
});

test.each([
  ['PAID', 'Sold elsewhere', 'OUT_OF_STOCK_OR_CANNOT_FULFILL'],
  ['PENDING', 'Never paid', 'ORDER_UNPAID'],
])('of an order that is %s, "%s" is %s', async (orderPaymentStatus, reason, cancelReason) => {
  await using shop = await shopWithOrder({ orderPaymentStatus });
  await shop.cancel(reason);
  expect(shop.sent()[0]?.body.cancelReason).toBe(cancelReason);
});

test('a request of the buyer is approved', async () => {
  await using shop = await shopWithOrder();
  const request = shop.stub.orders.requestCancel(shop.id);
  expect(await shop.cancel()).toEqual({ kind: 'done', remote: request });
  expect(shop.sent()).toEqual([
    { path: `/post-order/v2/cancellation/${request}/approve`, body: {} },
  ]);
});

test('asked again after its answer was lost, it is one cancellation', async () => {
  await using shop = await shopWithOrder();
  shop.stub.server.fail([{ kind: 'lost' }], ({ path }) => path.startsWith('/post-order/'));
  const first = await shop.connector.cancel(shop.id, 'k', '');
  expect(first).toMatchObject({ ok: false, error: { kind: 'silent' } });
  expect(await shop.cancel()).toEqual({ kind: 'done', remote: '' });
  expect(shop.sent()).toHaveLength(1);
});

test('what is shipped, gone or not eligible is said', async () => {
  await using shop = await shopWithOrder({ orderFulfillmentStatus: 'FULFILLED' });
  expect(await shop.cancel()).toEqual({ kind: 'conflict', remote: 'FULFILLED' });
  expect(await told(shop.connector.cancel('1', 'k', ''))).toMatchObject({ code: 'no-order' });
  const other = shop.stub.orders.place({ lines: LINES });
  const body = { orderEligibilityResult: { failureReason: ['CANCEL_WINDOW_ELAPSED'] } };
  const refusal = { kind: 'instead', reply: { body } } as const;
  shop.stub.server.fail([refusal], ({ path }) => path.startsWith('/post-order/'));
  expect(await told(shop.connector.cancel(other, 'k', ''))).toMatchObject({
    kind: 'rejected',
    code: 'CANCEL_WINDOW_ELAPSED',
  });
});

test("Post-Order's own errors are read, as of sellers who have to sign", async () => {
  await using shop = await shopWithOrder();
  const error = [{ errorId: 215122, message: 'Signature is missing.' }];
  const reply = { status: 400, body: { errorMessage: { error } } };
  shop.stub.server.fail([{ kind: 'instead', reply }], ({ path }) =>
    path.startsWith('/post-order/'),
  );
  expect(await shop.cancel()).toEqual({
    kind: 'rejected',
    code: '215122',
    reason: 'Signature is missing.',
  });
});
