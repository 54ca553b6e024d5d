/** Stations and a server in good and bad times: nothing acknowledged is lost (R1), whoever was away. */
import { expect, test } from 'vitest';
import type { Asked } from '../exchange.ts';
import { inStep, openShop, says } from './shop.ts';

test('an order read at one station arrives at another, and a note comes back', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('read', [{ number: '1001', lines: [['MUG', 2]] }]);
  await expect.poll(() => b.does('get', 'orders', 'shop:1001'), { timeout: 5_000 }).not.toBeNull();
  expect(await b.does('note', 'shop:1001', 'ring twice')).toBe(true);
  const { orders } = await inStep(shop, [a, b]);
  expect(JSON.stringify(orders)).toContain('ring twice');
});

test('R1: both stations work while the server is away, and nothing of it is lost', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('read', [{ number: '1001', lines: [['MUG', 3]] }]);
  await inStep(shop, [a, b]);
  await shop.server.goDown();
  await a.does('note', 'shop:1001', 'from a');
  await b.does('note', 'shop:1001', 'from b');
  await a.does('open', 'shop:1001');
  await b.does('open', 'shop:1001');
  await a.does('read', [{ number: '1002', lines: [['TEE', 1]] }]);
  await says(a, 'offline');
  await shop.server.comeUp();
  const { orders } = await inStep(shop, [a, b]);
  expect(orders).toHaveLength(2);
  expect(JSON.stringify(orders)).toContain('from a');
  expect(JSON.stringify(orders)).toContain('from b');
});

test('R11: a station that never saw a server works; joined later, all that it did arrives', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.alone('b')]);
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await b.does('read', [
    { number: '1001', lines: [['MUG', 1]] },
    { number: '1002', lines: [['TEE', 1]] },
  ]);
  await b.does('note', 'shop:1001', 'written alone');
  expect((await b.does('view')).state).toEqual({ kind: 'off' });
  expect(await b.does('onlyHere', 'orders', 'shop:1001')).toBe(false);
  await b.start({ server: shop.account('b') });
  const { orders } = await inStep(shop, [a, b]);
  expect(orders).toHaveLength(2);
  expect(JSON.stringify(orders)).toContain('written alone');
});

test('R2: a bell that rings while the next slice is already on its way is not missed', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  const orders = Array.from({ length: 900 }, (_, n) => `${1000 + n}`);
  await a.does(
    'read',
    orders.map((number) => ({ number, lines: [['MUG', 1]] as const })),
  );
  await inStep(shop, [a]);
  // The last slice has been read by the server, and takes its time to arrive.
  const isLast = ({ path, query }: Asked) =>
    path.endsWith('orders/_changes') && query.get('since') === '800';
  shop.server.faults.add({ kind: 'drip', bytes: 5_000, everyMs: 50 }, { on: isLast, times: 1 });
  const b = await shop.station('b');
  await expect.poll(() => shop.server.requests.some(isLast), { timeout: 20_000 }).toBe(true);
  await a.does('note', 'shop:1000', 'ring twice');
  await inStep(shop, [a, b]);
  expect(JSON.stringify(await b.does('get', 'orders', 'shop:1000'))).toContain('ring twice');
});
