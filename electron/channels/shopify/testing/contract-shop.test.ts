/** The stub shop as the contract suite drives it. */
import { expect, test } from 'vitest';
import type { ContractOrder } from '../../testing/contract-shop.ts';
import { openContractShop } from './contract-shop.ts';
import { told } from './open-shop.ts';

const order = (changes: Partial<ContractOrder> = {}): ContractOrder => ({
  ...{ status: 'open', lines: [{ sku: 'A', title: 'A thing', units: 2 }], name: 'Ann' },
  ...{ street: '1 High St', currency: 'GBP', country: 'GB', note: 'Ring' },
  ...changes,
});

test.each([
  [order(), { status: 'open', payment: 'paid', note: 'Ring' }, []],
  [order({ status: 'unpaid' }), { status: 'open', payment: 'unpaid' }, []],
  [order({ status: 'cancelled' }), { status: 'cancelled' }, []],
  [order({ status: 'unknown' }), { status: 'open' }, ['fulfilment: AWAITING_DRONE']],
  [order({ currency: 'QQQ', country: 'QX' }), {}, ['currency: QQQ', 'country: QX']],
])('an order of the suite: %j', async (placed, reading, review) => {
  await using shop = await openContractShop();
  const id = shop.place(placed);
  const { orders } = await told(shop.connector.pull({ cursor: '', since: null, limit: 9 }));
  expect(orders).toMatchObject([{ reading: { externalId: id, ...reading }, review }]);
  expect(shop.isCancelled(id)).toBe(placed.status === 'cancelled');
});

test('a change is seen, with a clock that is five minutes off', async () => {
  await using shop = await openContractShop();
  shop.skew(5 * 60_000);
  const id = shop.place(order());
  const first = await told(shop.connector.pull({ cursor: '', since: null, limit: 9 }));
  shop.clock.pass(3_600_000);
  shop.change(id);
  const second = await told(shop.connector.pull({ cursor: first.cursor, since: null, limit: 9 }));
  const phones = [first, second].map(({ orders }) => orders[0]?.reading.buyer.phone);
  expect(phones).toEqual(['', '+44 113 496 0001']);
});

test('a listing shows what was set; keys lapse, and are taken back', async () => {
  await using shop = await openContractShop();
  const listing = shop.list('A', 5);
  const set = (quantity: number) =>
    shop.connector.setQuantities([{ key: `${quantity}`, listing, quantity, from: null }]);
  await told(set(4));
  expect([shop.expire(), await told(set(3))]).toEqual([true, [{ kind: 'done', remote: '' }]]);
  expect(shop.quantityOf(listing)).toBe(3);
  shop.revoke();
  expect(await set(2)).toMatchObject({ error: { kind: 'signed-out', why: 'keys' } });
});
