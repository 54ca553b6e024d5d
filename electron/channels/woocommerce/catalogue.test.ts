/** What a WooCommerce shop sells, and cancelling what was bought. */
import { afterEach, expect, test } from 'vitest';
import { openShop, told } from './testing/open-shop.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close();
});

async function shopOf() {
  const shop = await openShop();
  open.push(shop.stub);
  return shop;
}

test('products and variations are listed by what they are written to by', async () => {
  const { stub, connector } = await shopOf();
  const mug = stub.product({
    name: 'Mug',
    sku: 'MUG',
    stock_quantity: 4,
    global_unique_id: '5012345678900',
  });
  const tee = stub.product({
    name: 'Tee',
    sku: 'TEE',
    type: 'variable',
    manage_stock: false,
    stock_quantity: null,
  });
  const hat = stub.product({
    name: 'Hat',
    sku: 'HAT',
    type: 'variable',
    manage_stock: true,
    stock_quantity: 8,
  });
  stub.product({ type: 'grouped' });
  stub.product({ type: 'external' });
  const gift = stub.product({
    name: 'Voucher',
    sku: 'GIFT',
    manage_stock: false,
    stock_quantity: null,
  });
  const small = stub.variation({ parent_id: tee.id, name: 'S', sku: 'TEE-S', stock_quantity: 2 });
  const red = stub.variation({
    parent_id: hat.id,
    name: 'Red',
    sku: 'HAT-R',
    manage_stock: 'parent',
    stock_quantity: 8,
  });
  const found = [];
  for (let next: string | null = ''; next !== null; ) {
    const slice: { listings: readonly object[]; next: string | null } = await told(
      connector.listings(next),
    );
    found.push(...slice.listings);
    next = slice.next;
  }
  const named = (
    id: unknown,
    sku: string,
    title: string,
    quantity: number | null,
    barcode = '',
  ) => {
    return { id: String(id), sku, barcode, title, quantity };
  };
  expect(found).toEqual([
    named(mug.id, 'MUG', 'Mug', 4, '5012345678900'),
    named(hat.id, 'HAT', 'Hat', 8),
    named(gift.id, 'GIFT', 'Voucher', null),
    named(`${tee.id}/${small.id}`, 'TEE-S', 'Tee, S', 2),
    named(`${hat.id}/${red.id}`, 'HAT-R', 'Hat, Red', null),
  ]);
});

test('a shop of 250 products with 120 variations in one is read to its end', async () => {
  const { stub, connector } = await shopOf();
  const tee = stub.product({ type: 'variable', manage_stock: false });
  for (let n = 0; n < 249; n += 1) stub.product({});
  for (let n = 0; n < 120; n += 1) stub.variation({ parent_id: tee.id });
  const ids = new Set<string>();
  for (let next: string | null = ''; next !== null; ) {
    const slice: { listings: readonly { id: string }[]; next: string | null } = await told(
      connector.listings(next),
    );
    for (const { id } of slice.listings) ids.add(id);
    next = slice.next;
  }
  expect(ids.size).toBe(249 + 120);
});

test('an empty shop has an end', async () => {
  const { connector } = await shopOf();
  expect(await told(connector.listings(''))).toEqual({ listings: [], next: null });
});

test('cancelling says why in a note for the shop, once', async () => {
  const { stub, connector } = await shopOf();
  const order = stub.place();
  stub.lose(2);
  const cancel = () => connector.cancel(String(order.id), 'k', 'Out of stock');
  expect(await cancel()).toMatchObject({ ok: false });
  expect(await cancel()).toMatchObject({ ok: false });
  expect(await told(cancel())).toEqual({ kind: 'done', remote: '' });
  expect(order.status).toBe('cancelled');
  expect(stub.notes.get(order.id)?.map(({ note, customer_note }) => [note, customer_note])).toEqual(
    [['Out of stock', false]],
  );
});

test.each(['completed', 'refunded'])('an order that is %s is not cancelled', async (status) => {
  const { stub, connector } = await shopOf();
  const order = stub.place({ status });
  expect(await told(connector.cancel(String(order.id), 'k', ''))).toEqual({
    kind: 'conflict',
    remote: status,
  });
  expect(order.status).toBe(status);
});

test('what the shop refuses is told in its words', async () => {
  const { stub, connector } = await shopOf();
  stub.shop.statuses = ['processing'];
  const order = stub.place();
  expect(await told(connector.cancel(String(order.id), 'k', ''))).toMatchObject({
    kind: 'rejected',
    code: 'rest_invalid_param',
  });
});
