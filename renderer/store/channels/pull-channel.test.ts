/** Channels' orders taken into a real store, from a channel that a test keeps in memory. */
import { expect, test } from 'vitest';
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { unreleasedHolds } from '../../../shared/orders/log.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { err, ok } from '../../../shared/result.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import type { Host } from '../../host.ts';
import { importOrders } from '../commands/import-orders.ts';
import { releaseHold } from '../commands/orders.ts';
import { shipmentsOf, shipOrder } from '../commands/ship.ts';
import { saveSkus } from '../commands/stock.ts';
import { PackSession } from '../pack-session.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { readCursor } from './cursor.ts';
import { pullChannel, type Rota } from './pull-channel.ts';
import { ofShop } from './test-channel.ts';

type Asked = Pick<Host['channels'], 'pull' | 'refresh'>;

/** A channel that tells its orders in the order in which they changed; its cursor counts them. */
function channelOf(orders: PulledOrder[]) {
  const calls: string[] = [];
  const asked: Asked = {
    pull: async ({ cursor, limit }) => {
      calls.push(`pull ${cursor}`);
      const from = Number(cursor);
      const slice = orders.slice(from, from + limit);
      const next = from + slice.length;
      return ok({ orders: slice, cursor: String(next), left: orders.length - next });
    },
    refresh: async ({ externalIds }) => {
      calls.push(`refresh ${externalIds.join(' ')}`);
      return ok(orders.filter(({ reading }) => externalIds.includes(reading.externalId)));
    },
  };
  return { calls, asked };
}

function told(change: Partial<OrderReading>, said: Partial<PulledOrder> = {}): PulledOrder {
  const reading = readingOf({ revision: 'r1', ...change });
  return { reading, review: [], cancelRequested: false, raw: '', ...said };
}

function pull(store: Store, asked: Asked) {
  return pullChannel({
    store,
    channels: asked as Host['channels'], // All that a pull asks.
    channel: { id: 'shopify', setting: ofShop('shopify') },
    rota: { after: '', parcel: undefined },
    progress: () => undefined,
    signal: new AbortController().signal,
  });
}

/** Cycle after cycle of a channel that is asked for each order alone. */
function cyclesOf(store: Store, asked: Asked) {
  const rota: Rota = { after: '', parcel: undefined };
  return () =>
    pullChannel({
      ...{ store, channels: asked as Host['channels'], rota }, // All that a pull asks.
      channel: { id: 'amazon', setting: ofShop('amazon') },
      progress: () => undefined,
      signal: new AbortController().signal,
    });
}

test('orders arrive once, under the channel’s id, and the cursor is kept behind them', async () => {
  const { store } = await openTestStore();
  const orders = Array.from({ length: 120 }, (_, n) =>
    told({ externalId: `gid-${n}`, number: `#${n}` }),
  );
  const { asked, calls } = channelOf(orders);
  expect(await pull(store, asked)).toEqual(ok(120));
  expect(await readCursor(store, 'shopify', null)).toBe('120');
  expect(calls).toEqual(['pull ', 'pull 50', 'pull 100']);
  expect((await store.orders.get('shopify:gid-7'))?.facts.channel).toBe('shopify');
  expect(await store.orders.count()).toBe(120);

  expect(await pull(store, asked)).toEqual(ok(0));
  expect(calls.slice(3)[0]).toBe('pull 120');
  expect(calls.slice(4).every((call) => call.startsWith('refresh '))).toBe(true);
});

test('what a fault cut off goes on where it was', async () => {
  const { store } = await openTestStore();
  const orders = Array.from({ length: 80 }, (_, n) =>
    told({ externalId: `${n}`, number: `#${n}` }),
  );
  const { asked } = channelOf(orders);
  let down = true;
  const flaky: Asked = {
    ...asked,
    pull: async (from) =>
      from.cursor === '50' && down ? err({ kind: 'silent' }) : asked.pull(from),
  };
  expect(await pull(store, flaky)).toEqual(err({ kind: 'silent' }));
  expect(await store.orders.count()).toBe(50);
  down = false;
  expect(await pull(store, flaky)).toEqual(ok(30));
  expect(await store.orders.count()).toBe(80);
});

test('an order that came from a file is recognised by its number and adopted, not doubled', async () => {
  const { store } = await openTestStore();
  const file = readingOf({ channel: 'shopify', externalId: '#1001', number: '#1001' });
  await importOrders(store, [file], { importId: 'i1' });
  const live = told({ externalId: 'gid-77', number: '1001' });
  const { asked } = channelOf([live]);
  await pull(store, asked);
  await pull(store, asked);
  expect(await store.orders.count()).toBe(1);
  const [adopted] = await store.orders.page({ index: ['id'], limit: 5 });
  expect(adopted?.id).toBe('shopify:_23_1001');
  expect(adopted?.facts.externalId).toBe('gid-77');
});

test('another sale with the same number is another order', async () => {
  const { store } = await openTestStore();
  const other = { externalId: '#1001', buyer: { name: 'Al', email: 'al@x.org', phone: '' } };
  await importOrders(store, [readingOf({ channel: 'shopify', ...other })], { importId: 'i1' });
  const buyer = { name: 'Bo', email: 'bo@x.org', phone: '' };
  await pull(store, channelOf([told({ externalId: 'gid-77', buyer })]).asked);
  expect(await store.orders.count()).toBe(2);
});

test('what the channel does not explain holds the order until it does, or a person lets it go', async () => {
  const { store } = await openTestStore();
  const strange = told({ externalId: 'a' }, { review: ['status: on-the-moon'] });
  const orders = [strange];
  const { asked } = channelOf(orders);
  await pull(store, asked);
  const held = await store.orders.get('shopify:a');
  expect(held && unreleasedHolds(held.log)).toMatchObject([
    { hold: 'review', reason: 'status: on-the-moon' },
  ]);
  expect(held?.queue).toBe('b_blocked');

  await releaseHold(store, 'shopify:a', held ? (unreleasedHolds(held.log)[0]?.id ?? '') : '', 'ok');
  await pull(store, asked);
  expect((await store.orders.get('shopify:a'))?.queue).toBe('a_ready');

  orders[0] = { ...strange, review: ['status: on-mars'] };
  await pull(store, asked);
  expect((await store.orders.get('shopify:a'))?.queue).toBe('b_blocked');
  orders[0] = { ...strange, review: [] };
  await pull(store, asked);
  expect((await store.orders.get('shopify:a'))?.queue).toBe('a_ready');
});

test('a buyer who wants to cancel stops the order while it is packed, and work stays', async () => {
  const { store } = await openTestStore();
  const order = told({ externalId: 'a', number: '#a', lines: [lineOf('L1', 'MUG', 2)] });
  const orders = [order];
  const { asked } = channelOf(orders);
  await saveSkus(store, [{ sku: 'MUG', fields: { title: 'Mug' } }]);
  await pull(store, asked);
  const session = new PackSession(store);
  await session.scan('#a');
  await session.scan('MUG');
  orders[0] = { ...order, cancelRequested: true };
  await pull(store, asked);
  const held = await store.orders.get('shopify:a');
  expect(held && unreleasedHolds(held.log)).toMatchObject([{ hold: 'cancel-request' }]);
  expect(held?.log.some(({ kind }) => kind === 'parcel')).toBe(true);
});

test('an open order that its channel has no more is held for a person', async () => {
  const { store } = await openTestStore();
  const orders = [told({ externalId: 'a' })];
  const { asked } = channelOf(orders);
  await pull(store, asked);
  orders.splice(0);
  const gone: Asked = {
    ...asked,
    pull: async ({ cursor }) => ok({ orders: [], cursor, left: 0 }),
  };
  await pull(store, gone);
  expect((await store.orders.get('shopify:a'))?.queue).toBe('b_blocked');
});

test('where each open order is a request, each cycle reads some again and the next goes on', async () => {
  const { store } = await openTestStore();
  const orders = Array.from({ length: 50 }, (_, n) =>
    told({ externalId: `e${String(n).padStart(2, '0')}`, number: `#${n}` }),
  );
  const { asked, calls } = channelOf(orders);
  const cycle = cyclesOf(store, asked);
  await cycle();
  calls.length = 0;
  for (let n = 0; n < 3; n++) await cycle();
  const read = calls.filter((call) => call.startsWith('refresh')).map((call) => call.split(' '));
  expect(read.map(([, first, ...rest]) => [first, rest.length + 1])).toEqual([
    // The first cycle had its turn with those that it had just read.
    ['e20', 20],
    ['e40', 20],
    ['e10', 20],
  ]);
});

test('orders from further back are read when they are wanted', async () => {
  const { store } = await openTestStore();
  const { asked, calls } = channelOf([told({ externalId: 'e1' })]);
  await pull(store, asked);
  const setting = { ...ofShop('shopify'), since: '2026-01-01T00:00:00.000Z' };
  await pullChannel({
    ...{ store, channels: asked as Host['channels'], rota: { after: '', parcel: undefined } }, // All that a pull asks.
    channel: { id: 'shopify', setting },
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  expect(calls.filter((call) => call.startsWith('pull'))).toEqual(['pull ', 'pull ']);
});

test('an order of a channel that counts no revisions is live too: told later it is another, a file changes nothing', async () => {
  const { store, wait } = await openTestStore();
  const orders = [told({ externalId: 'e1', number: '#e1', revision: null, service: 'First' })];
  await pull(store, channelOf(orders).asked);
  const service = async () => {
    const order = await store.orders.get('shopify:e1');
    return [order?.facts.revision, order?.facts.service];
  };
  expect(await service()).toEqual(['0', 'First']);
  wait(1_000);
  const file = readingOf({ channel: 'shopify', externalId: 'e1', number: '#e1', service: 'File' });
  await importOrders(store, [file], { importId: '' });
  expect(await service()).toEqual(['0', 'First']);
  wait(1_000);
  const later = told({ externalId: 'e1', number: '#e1', revision: null, service: 'Second' });
  await pull(store, channelOf([later]).asked);
  expect(await service()).toEqual(['0', 'Second']);
});

test('a parcel is asked for until its channel says that it was delivered, and that is written down once', async () => {
  const { store } = await openTestStore();
  await saveSkus(store, [{ sku: 'MUG', fields: {} }]);
  const mug = { externalId: 'e1', number: '#e1', lines: [lineOf('L1', 'MUG', 1)] };
  const orders = [told(mug)];
  const { asked, calls } = channelOf(orders);
  await pull(store, asked);
  const session = new PackSession(store);
  for (const code of ['#e1', 'MUG']) await session.scan(code);
  const carriage = { carrier: 'DHL', service: '', tracking: 'JD 01 42' };
  expect(await shipOrder(store, 'shopify:e1', carriage)).toMatchObject({ ok: true });

  const ends = async () =>
    (await shipmentsOf(store, 'shopify:e1')).map((one) => Object.values(one.ends));
  for (const delivered of [undefined, ['JD9'], ['jd0142']]) {
    expect(await ends()).toEqual([[]]);
    orders[0] = told({ ...mug, status: 'shipped' }, delivered ? { delivered } : {});
    calls.length = 0;
    await pull(store, asked);
    expect(calls).toEqual(['pull 1', 'refresh e1']);
  }
  expect(await ends()).toMatchObject([[{ kind: 'delivered' }]]);
  const log = Object.values((await store.orders.get('shopify:e1'))?.log ?? {});
  expect(log.filter(({ kind }) => kind === 'traced')).toMatchObject([{ end: 'delivered' }]);

  calls.length = 0;
  await pull(store, asked);
  expect(calls).toEqual(['pull 1']);
  // Said again, it is no news.
  await pull(store, channelOf([told(mug, { delivered: ['JD0142'] })]).asked);
  expect(await ends()).toHaveLength(1);
});

test('where each parcel is a request, each cycle asks for some and the next goes on', async () => {
  const { store } = await openTestStore();
  await saveSkus(store, [{ sku: 'MUG', fields: {} }]);
  const names = Array.from({ length: 25 }, (_, n) => `e${String(n).padStart(2, '0')}`);
  const orders = names.map((externalId) =>
    told({ externalId, number: `#${externalId}`, lines: [lineOf('L1', 'MUG', 1)] }),
  );
  const { asked, calls } = channelOf(orders);
  const cycle = cyclesOf(store, asked);
  await cycle();
  const session = new PackSession(store);
  for (const name of names) {
    for (const code of [`#${name}`, 'MUG']) await session.scan(code);
    await shipOrder(store, `amazon:${name}`, { carrier: 'DHL', service: '', tracking: name });
    session.close();
  }
  calls.length = 0;
  for (let n = 0; n < 3; n++) await cycle();
  const read = calls.filter((call) => call.startsWith('refresh')).map((call) => call.split(' '));
  expect(read.map(([, ...ids]) => [ids.toSorted()[0], ids.length])).toEqual([
    ['e00', 20],
    ['e20', 5],
    ['e00', 20],
  ]);
});
