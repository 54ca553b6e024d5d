/** Orders cancelled at Shopify, which takes its time over it. */
import { expect, test } from 'vitest';
import { openShop, told } from './testing/open-shop.ts';

const isCancel = ({ body }: { body: string }) => body.includes('orderCancel');

test('it is asked for, and seen when the order is read again', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  const id = String(stub.place([{}]).id);
  const status = async () => (await told(connector.refresh([id])))[0]?.reading.status;
  expect(await told(connector.cancel(id, 'k', 'customer'))).toMatchObject({ kind: 'done' });
  expect([connector.capabilities.cancel, await status()]).toEqual(['later', 'open']);
  clock.pass(5_000);
  expect(await status()).toBe('cancelled');
  const [asked] = stub.server.asked.filter(isCancel);
  expect(JSON.parse(asked?.body ?? '').variables).toMatchObject({
    ...{ reason: 'CUSTOMER', notify: true, note: 'customer' },
  });
  expect(stub.order(id).mails).toEqual(['cancelled']);
});

test('cancelled already is done', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  const id = String(stub.place([{}]).id);
  await told(connector.cancel(id, 'k', ''));
  clock.pass(5_000);
  expect(await told(connector.cancel(id, 'k', ''))).toEqual({ kind: 'done', remote: '' });
  expect(stub.server.asked.filter(isCancel)).toHaveLength(1);
});

test.each([0, 5_000])('an answer that is lost: asked again %d ms later, it is done', async (ms) => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  const id = String(stub.place([{}]).id);
  stub.server.fail([{ kind: 'lost' }], isCancel);
  expect(await connector.cancel(id, 'k', '')).toEqual({ ok: false, error: { kind: 'silent' } });
  clock.pass(ms);
  expect(await told(connector.cancel(id, 'k', ''))).toEqual({ kind: 'done', remote: '' });
  expect(stub.order(id).mails).toEqual(['cancelled']);
});

test('an order with a parcel on its way is not cancelled', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const { id, lines } = stub.place([{ units: 2 }]);
  await told(
    connector.confirmShipment({
      ...{ key: 'k', externalId: String(id), carrier: 'UPS', tracking: '1Z' },
      lines: [{ line: String(lines[0]?.id), units: 1 }],
      shippedAt: '2026-11-23T12:00:00.000Z',
    }),
  );
  expect(await told(connector.cancel(String(id), 'k', ''))).toEqual({
    ...{ kind: 'conflict', remote: 'fulfilled 1Z' },
  });
  expect(stub.isCancelled(String(id))).toBe(false);
});

test('a long reason in words is a note, and the reason is another one', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const id = String(stub.place([{}]).id);
  await told(connector.cancel(id, 'k', 'Broken. '.repeat(99)));
  const [asked] = stub.server.asked.filter(isCancel);
  const { reason, note } = JSON.parse(asked?.body ?? '').variables;
  expect([reason, note.length]).toEqual(['OTHER', 255]);
  expect(stub.isCancelled(id)).toBe(true);
});

test.each([
  ['orderCancelUserErrors', [{ code: 'NO_REFUND_PERMISSION', message: 'No refunds.' }], []],
  ['jobResult', [], [{ code: 'INVALID', message: 'Has a return.' }]],
])('what Shopify refuses is told in its words: %s', async (_, now, later) => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const id = String(stub.place([{}]).id);
  const orderCancel = { job: null, jobResult: { errors: later }, orderCancelUserErrors: now };
  const reply = { body: { data: { orderCancel } } };
  stub.server.fail([{ kind: 'instead', reply }], isCancel);
  const [error] = [...now, ...later];
  expect(await told(connector.cancel(id, 'k', ''))).toEqual({
    ...{ kind: 'rejected', code: error?.code, reason: error?.message },
  });
});

test.each(['99', 'abc'])('an order that is not there: %s', async (id) => {
  await using shop = await openShop();
  expect(await told(shop.connector.cancel(id, 'k', ''))).toMatchObject({ code: 'NOT_FOUND' });
});
