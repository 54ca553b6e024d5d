/** Pulling Etsy's receipts: windows of times of change, walked through by offsets, and receipts by their ids. */
import { expect, test } from 'vitest';
import type { Connector } from '../connector.ts';
import { openShop, told } from './testing/open-shop.ts';

const LINES = [{ sku: 'PEN-BR', title: 'Brass Pen', units: 1 }];

async function pullAll(connector: Connector, limit: number, between = (_: number) => {}) {
  const ids: string[] = [];
  let cursor = '';
  for (let slices = 1; slices < 100; slices += 1) {
    const slice = await told(connector.pull({ cursor, since: null, limit }));
    ids.push(...slice.orders.map(({ reading }) => reading.externalId));
    cursor = slice.cursor;
    if (slice.left === 0) return { ids, cursor };
    between(slices);
  }
  throw new Error('no end after 100 slices');
}

test.each([1, 5, 100])('all orders of one second arrive, each once, %i a slice', async (limit) => {
  await using shop = await openShop();
  const placed = Array.from({ length: 12 }, () => shop.stub.receipts.place({ lines: LINES }));
  expect((await pullAll(shop.connector, limit)).ids).toEqual(placed);
});

test('orders are asked for by seconds since 1970, sorted, a hundred at most', async () => {
  await using shop = await openShop();
  const since = '2026-11-23T10:00:00.500Z';
  await told(shop.connector.pull({ cursor: '', since, limit: 500 }));
  expect(Object.fromEntries(shop.stub.server.asked.at(-1)?.query ?? [])).toEqual({
    min_last_modified: String(Date.parse('2026-11-23T10:00:00Z') / 1000),
    max_last_modified: String(Date.parse('2026-11-23T12:00:00Z') / 1000),
    sort_on: 'updated',
    sort_order: 'asc',
    limit: '100',
    offset: '0',
  });
});

test('an order that changes between pages makes none be passed over, and comes again', async () => {
  await using shop = await openShop();
  const placed = Array.from({ length: 9 }, () => shop.stub.receipts.place({ lines: LINES }));
  const { ids, cursor } = await pullAll(shop.connector, 3, (slice) => {
    if (slice > 1) return;
    shop.clock.pass(60_000);
    shop.stub.receipts.change(placed[1] ?? '', { message_from_buyer: 'Changed' });
  });
  expect([...ids].sort()).toEqual(placed);
  const next = await told(shop.connector.pull({ cursor, since: null, limit: 100 }));
  expect(next.orders.at(-1)?.reading).toMatchObject({ externalId: placed[1], note: 'Changed' });
});

test.each([300_000, -300_000])(
  'a station whose clock is %i ms off sees what was just placed',
  async (ms) => {
    await using shop = await openShop();
    shop.skew.ms = ms;
    const id = shop.stub.receipts.place({ lines: LINES });
    expect((await pullAll(shop.connector, 50)).ids).toEqual([id]);
    // Off by as much again while it runs.
    shop.skew.ms = 2 * ms;
    shop.stub.receipts.change(id, {});
    expect((await pullAll(shop.connector, 50)).ids).toEqual([id]);
  },
);

test('orders by their ids, without those that are gone; refunds are seen only so', async () => {
  await using shop = await openShop();
  const id = shop.stub.receipts.place({ lines: LINES });
  shop.stub.receipts.change(id, { status: 'Fully Refunded' });
  const orders = await told(shop.connector.refresh([id, '99', 'x']));
  expect(orders.map(({ reading }) => [reading.externalId, reading.payment])).toEqual([
    [id, 'refunded'],
  ]);
});

test('nobody can cancel an order by program, which a person is told; one that is cancelled is', async () => {
  await using shop = await openShop();
  const [open, off] = [{}, { status: 'Canceled' }].map((changes) =>
    shop.stub.receipts.place({ lines: LINES, changes }),
  );
  expect(await told(shop.connector.cancel(open ?? '', 'k', ''))).toMatchObject({
    kind: 'rejected',
    code: 'not-offered',
  });
  expect(await told(shop.connector.cancel(off ?? '', 'k', ''))).toMatchObject({ kind: 'done' });
  expect(shop.connector.capabilities.cancel).toBe('no');
});
