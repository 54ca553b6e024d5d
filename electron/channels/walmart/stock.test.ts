/** Quantities into a stub Walmart, what it lists, and its tokens. */
import { expect, test } from 'vitest';
import type { Listing, QuantityOut } from '../../../shared/channels/port.ts';
import { told } from '../testing/told.ts';
import { openShop } from './testing/open-shop.ts';

const MINUTE = 60_000;

function wanted(listing: string, quantity: number, from: number | null = null): QuantityOut {
  return { key: listing, listing, quantity, from };
}

test('each quantity is set, and has an outcome of its own', async () => {
  await using shop = await openShop();
  const { inventory } = shop.walmart;
  for (const sku of ['MUG/1 blue', 'CUP', 'BOWL']) inventory.set(sku, 5);
  const outcomes = await told(
    shop.connector.setQuantities([
      wanted('MUG/1 blue', 7),
      wanted('GONE', 1),
      wanted('GONE', 1, 3),
      wanted('CUP', 2, 4),
      wanted('BOWL', -1),
      wanted('BOWL', 0, 5),
    ]),
  );
  expect(outcomes).toMatchObject([
    { kind: 'done' },
    { kind: 'rejected', code: 'no-listing' },
    { kind: 'rejected', code: 'no-listing' },
    { kind: 'conflict', remote: '5' },
    { kind: 'rejected', reason: 'amount cannot be negative.' },
    { kind: 'done' },
  ]);
  expect([...inventory.values()]).toEqual([7, 5, 0]);
});

test('a fault stops only the entries behind it', async () => {
  await using shop = await openShop();
  const skus = ['A', 'B', 'C'];
  for (const sku of skus) shop.walmart.inventory.set(sku, 0);
  const set = () => shop.connector.setQuantities(skus.map((sku) => wanted(sku, 4)));
  const reply = { status: 502, body: '<html>Bad gateway</html>' };
  const fail = (sku: string) =>
    shop.walmart.server.fail(
      Array(4).fill({ kind: 'instead', reply }),
      ({ query }) => query.get('sku') === sku,
    );
  fail('B');
  expect((await told(set())).map(({ kind }) => kind)).toEqual(['done', 'retry', 'retry']);
  fail('A');
  expect(await set()).toMatchObject({ ok: false, error: { kind: 'busy', status: 502 } });
});

test('all that is listed is read', async () => {
  await using shop = await openShop();
  for (let n = 0; n < 120; n += 1) shop.walmart.inventory.set(`S${n}`, n);
  const all: Listing[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const slice: { listings: readonly Listing[]; next: string | null } = await told(
      shop.connector.listings(next),
    );
    all.push(...slice.listings);
    next = slice.next;
  }
  expect(all).toEqual(
    Array.from({ length: 120 }, (_, n) => {
      return { id: `S${n}`, sku: `S${n}`, barcode: '', title: '', quantity: n };
    }),
  );
});

test('a token serves until shortly before its quarter of an hour is over', async () => {
  await using shop = await openShop();
  const { purchaseOrderId } = shop.place().order;
  const ask = () => told(shop.connector.refresh([purchaseOrderId]));
  await Promise.all([ask(), ask()]);
  shop.clock.pass(11 * MINUTE);
  await ask();
  expect(shop.walmart.granted.size).toBe(1);
  shop.clock.pass(2 * MINUTE);
  await ask();
  expect(shop.walmart.granted.size).toBe(2);
});

test('a token that is refused early is replaced, and what was refused sent again', async () => {
  await using shop = await openShop();
  shop.walmart.inventory.set('MUG', 1);
  await told(shop.connector.listings(''));
  shop.walmart.granted.clear();
  expect(await told(shop.connector.setQuantities([wanted('MUG', 2)]))).toMatchObject([
    { kind: 'done' },
  ]);
  expect(shop.walmart.inventory.get('MUG')).toBe(2);
});

test('keys that are wrong, and a permission that is missing, are told by the step that needs them', async () => {
  await using shop = await openShop();
  const { walmart, connector } = shop;
  expect(await connector.test()).toEqual({ ok: true, value: 'b7b1d0a2-client' });
  const denied = { status: 403, body: { error: [{ code: 'FORBIDDEN', description: 'Denied' }] } };
  const isInventory = ({ path }: { path: string }) => path === '/v3/inventories';
  walmart.server.fail(Array(2).fill({ kind: 'instead', reply: denied }), isInventory);
  expect(await connector.test()).toEqual({
    ok: false,
    error: { kind: 'signed-out', why: 'permission', reason: 'Reading inventory: Denied' },
  });
  walmart.secret = 'another';
  walmart.granted.clear();
  expect(await connector.test()).toEqual({
    ok: false,
    error: { kind: 'signed-out', why: 'keys', reason: 'Reading orders: Unauthorized' },
  });
});

test('what is no answer of Walmart’s is told apart from one that broke off', async () => {
  await using shop = await openShop();
  shop.walmart.inventory.set('MUG', 1);
  const set = () => shop.connector.setQuantities([wanted('MUG', 2)]);
  const isInventory = ({ path }: { path: string }) => path === '/v3/inventory';
  shop.walmart.server.fail([{ kind: 'cut' }], isInventory);
  expect(await set()).toMatchObject({ error: { kind: 'busy' } });
  for (const body of ['<html>Wi-Fi</html>', { sku: 'MUG' }]) {
    shop.walmart.server.fail([{ kind: 'instead', reply: { body } }], isInventory);
    expect(await set()).toMatchObject({ error: { kind: 'nonsense' } });
  }
});
