/** The stock of a real store told to channels that a test keeps in memory. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AskFault, KnownChannel } from '../../../shared/channels/calls.ts';
import type { Listing, Outcome } from '../../../shared/channels/port.ts';
import { defaultStockRule } from '../../../shared/channels/stock/rules.ts';
import { err, ok } from '../../../shared/result.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import type { Host } from '../../host.ts';
import type { ChannelsView } from '../channels/channel-runner.ts';
import { addChannel, changeChannel } from '../commands/channels.ts';
import { importOrders } from '../commands/import-orders.ts';
import { shipOrder } from '../commands/ship.ts';
import { moveStock, saveSkus } from '../commands/stock.ts';
import { agreeToPush, linkListing, setSkuStockRule, setStockRule } from '../commands/stock-out.ts';
import { startOutbox } from '../outbox/outbox-runner.ts';
import { PackSession } from '../pack-session.ts';
import type { Store } from '../store.ts';
import { openTestStore, type TestStore } from '../test-store.ts';
import { startStockOut } from './stock-out.ts';

/** A channel with its listings: figures that it is told stand at once. */
function channelOf(
  quantities: { [sku: string]: number | null },
  quantityMeaning: KnownChannel['capabilities']['quantityMeaning'] = 'available',
) {
  const shows = new Map(Object.entries(quantities));
  const told: string[] = [];
  const next: (Outcome | AskFault)[] = [];
  const listing = ([sku, quantity]: [string, number | null]): Listing => ({
    ...{ id: `l-${sku}`, sku, barcode: '', title: sku, quantity },
  });
  const capabilities: KnownChannel['capabilities'] = {
    ...{ quantityMeaning, cancel: 'yes', partialShipments: true },
    ...{ untrackedShipments: true, historyDays: null, quantityBatch: 10 },
  };
  const asked: Partial<Host['channels']> = {
    known: async () => ok([{ id: 'shop', vendor: 'shopify', capabilities }]),
    listings: async () => ok({ listings: [...shows].map(listing), next: null }),
    setQuantities: async ({ quantities: entries }) => {
      const [said] = next;
      if (said && !isOutcome(said)) {
        next.shift();
        return err(said);
      }
      return ok(
        entries.map(({ listing: id, quantity }) => {
          const outcome = next.shift() ?? { kind: 'done' as const, remote: '' };
          if (!isOutcome(outcome)) throw new Error('a fault is for the whole call');
          if (outcome.kind === 'done') {
            shows.set(id.slice(2), quantity);
            told.push(`${id.slice(2)} ${quantity}`);
          }
          return outcome;
        }),
      );
    },
  };
  return { shows, told, next, channels: asked as Host['channels'] }; // All that stock asks.
}

function isOutcome(said: Outcome | AskFault): said is Outcome {
  return ['done', 'retry', 'rejected', 'conflict'].includes(said.kind);
}

/** A shop with 10 mugs and 4 tees. */
async function shop(): Promise<TestStore> {
  const opened = await openTestStore();
  const { store } = opened;
  await addChannel(store, 'shop', { vendor: 'shopify', name: 'Mugs', since: null });
  await saveSkus(store, [
    { sku: 'MUG', fields: { title: 'Mug' } },
    { sku: 'TEE', fields: { title: 'Tee' } },
  ]);
  await moveStock(
    store,
    'counted',
    [
      { sku: 'MUG', bin: '', units: 10 },
      { sku: 'TEE', bin: '', units: 4 },
    ],
    'opening',
  );
  await vi.waitFor(() => expect(store.stock.toGive('tee')).toBe(4));
  return opened;
}

function run(store: Store, { channels }: { channels: Host['channels'] }) {
  const pulls = createStore<ChannelsView>(() => ({}));
  const stockOut = startStockOut({ store, channels, pulls }, 10);
  onTestFinished(() => stockOut.stop());
  const pulled = (channel = 'shop') => {
    // A moment after whatever was read before.
    const at = new Date(store.clock.now() + 1).toISOString();
    pulls.setState({ [channel]: { kind: 'live', at, taken: 0, nextAt: at } });
  };
  const fails = () =>
    pulls.setState({
      shop: { kind: 'failing', fault: { kind: 'silent' }, since: '', nextAt: '' },
    });
  return { stockOut, pulled, fails };
}

const known = (stockOut: ReturnType<typeof run>['stockOut'], waiting: number) =>
  vi.waitFor(
    () => expect(stockOut.view.getState().shop).toMatchObject({ kind: 'known', waiting }),
    4_000,
  );

const soon = (check: () => void) => vi.waitFor(check, 4_000);

test('nothing is told before the owner agreed; then what could be oversold first', async () => {
  const { store, wait } = await shop();
  const channel = channelOf({ MUG: 12, TEE: 9 });
  const { stockOut, pulled } = run(store, channel);
  await known(stockOut, 2);
  pulled();
  wait(60_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(channel.told).toEqual([]);
  await agreeToPush(store, 'shop', true);
  await soon(() => expect(channel.told).toEqual(['TEE 4', 'MUG 10']));
  await known(stockOut, 0);
});

test('a sale is told at once where little is left, and waits for more where much is', async () => {
  const { store, wait } = await shop();
  await moveStock(store, 'counted', [{ sku: 'MUG', bin: '', units: 40 }], 'counted');
  await vi.waitFor(() => expect(store.stock.toGive('mug')).toBe(40));
  const channel = channelOf({ MUG: 40, TEE: 4 });
  const { stockOut, pulled } = run(store, channel);
  await agreeToPush(store, 'shop', true);
  await known(stockOut, 0);
  pulled();
  const lines = [lineOf('L1', 'MUG', 1), lineOf('L2', 'TEE', 1)];
  const elsewhere = { channel: 'manual', externalId: '7', number: '7', lines };
  await importOrders(store, [readingOf(elsewhere)], { importId: '' });
  await soon(() => expect(channel.told).toEqual(['TEE 3']));
  await known(stockOut, 1);
  wait(31_000);
  await soon(() => expect(channel.told).toEqual(['TEE 3', 'MUG 39']));
});

test('what the channel sold itself is off its figure already', async () => {
  const { store } = await shop();
  const channel = channelOf({ MUG: 10, TEE: 4 });
  const { stockOut } = run(store, channel);
  await agreeToPush(store, 'shop', true);
  await known(stockOut, 0);
  const placedAt = new Date(store.clock.now() + 1_000).toISOString();
  const sold = readingOf({ channel: 'shop', placedAt, lines: [lineOf('L1', 'TEE', 2)] });
  await importOrders(store, [sold], { importId: '' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(channel.told).toEqual([]);
});

test('no figure is raised before the orders of every channel were pulled', async () => {
  const { store, wait } = await shop();
  const channel = channelOf({ MUG: 3, TEE: 4 });
  const { stockOut, pulled } = run(store, channel);
  await agreeToPush(store, 'shop', true);
  await known(stockOut, 1);
  wait(600_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(channel.told).toEqual([]);
  pulled();
  await soon(() => expect(channel.told).toEqual(['MUG 10']));
});

test('what a channel refuses is said and not asked again; what it asks time for is; a fault waits', async () => {
  const { store, wait } = await shop();
  const channel = channelOf({ MUG: 12, TEE: 9 });
  channel.next.push({ kind: 'throttled', retryAfterMs: 20_000 });
  const { stockOut, pulled } = run(store, channel);
  await known(stockOut, 2);
  pulled();
  await agreeToPush(store, 'shop', true);
  await soon(() => expect(stockOut.view.getState().shop?.kind).toBe('failing'));
  channel.next.push(
    { kind: 'rejected', code: 'LOCKED', reason: 'The listing is archived' },
    { kind: 'retry', afterMs: 5_000, reason: 'later' },
  );
  wait(31_000);
  await soon(() => expect(channel.next).toEqual([]));
  expect(channel.told).toEqual([]);
  wait(6_000);
  await soon(() => expect(channel.told).toEqual(['MUG 10']));
  expect(stockOut.bookOf('shop')?.refused.get('l-TEE')).toEqual({
    ...{ wanted: 4, reason: 'The listing is archived' },
  });
});

test('a listing that somebody else changed is a difference, and is put right', async () => {
  const { store, wait } = await shop();
  const channel = channelOf({ MUG: 10, TEE: 4 });
  const { stockOut, pulled } = run(store, channel);
  await agreeToPush(store, 'shop', true);
  await known(stockOut, 0);
  channel.shows.set('TEE', 7);
  stockOut.readNow('shop');
  await soon(() =>
    expect(stockOut.bookOf('shop')?.differences).toMatchObject([
      { kind: 'more-than-told', listing: 'l-TEE', shows: 7, wanted: 4, tooMany: 3 },
    ]),
  );
  pulled();
  wait(1_000);
  await soon(() => expect(channel.told).toEqual(['TEE 4']));
});

test('old figures widen the buffer by themselves', async () => {
  const { store, wait } = await shop();
  const channel = channelOf({ MUG: 10, TEE: 4 });
  const { stockOut, pulled, fails } = run(store, channel);
  await agreeToPush(store, 'shop', true);
  await known(stockOut, 0);
  pulled();
  await soon(() => expect(stockOut.version).toBeGreaterThan(0));
  fails();
  wait(29 * 60_000);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(channel.told).toEqual([]);
  wait(2 * 60_000);
  await soon(() => expect(channel.told).toEqual(['TEE 3', 'MUG 9']));
});

test('a listing that a person linked is told, one that is none of ours is not', async () => {
  const { store, wait } = await shop();
  const channel = channelOf({ 'mug-gift': 50, MUG: 10, TEE: 9 });
  const { stockOut, pulled } = run(store, channel);
  await linkListing(store, 'shop', 'l-mug-gift', 'mug');
  await linkListing(store, 'shop', 'l-TEE', '');
  await known(stockOut, 1);
  await agreeToPush(store, 'shop', true);
  pulled();
  wait(1_000);
  await soon(() => expect(channel.told).toEqual(['mug-gift 10']));
});

test('a channel that counts what is on its shelf: a sale changes nothing there, nor does a parcel that it was told of', async () => {
  const { store, wait } = await shop();
  const channel = channelOf({ MUG: 10, TEE: 4 }, 'on-hand');
  const taken: Partial<Host['channels']> = {
    ...channel.channels,
    confirmShipment: async () => {
      channel.shows.set('TEE', 2);
      return ok({ kind: 'done', remote: 'f-1' });
    },
  };
  const host = { channels: taken as Host['channels'] };
  const { stockOut, pulled } = run(store, host);
  const outbox = startOutbox({ store, channels: host.channels }, 20);
  onTestFinished(() => outbox.stop());
  await agreeToPush(store, 'shop', true);
  await known(stockOut, 0);
  pulled();
  const lines = [lineOf('L1', 'TEE', 2)];
  await importOrders(store, [readingOf({ revision: 'r1', lines })], { importId: '' });
  const session = new PackSession(store);
  for (const code of ['#1001', 'TEE', 'TEE']) await session.scan(code);
  await changeChannel(store, 'shop', { paused: true });
  await shipOrder(store, 'shop:1001', { carrier: '', service: '', tracking: '' });
  // Nobody scans any more.
  wait(5_000);
  await soon(() => expect(store.stock.toGive('tee')).toBe(2));
  await soon(() => expect(outbox.open.list()).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 200));
  // Not told yet: it counts the two as on its shelf.
  expect(stockOut.bookOf('shop')?.reckoned.get('l-TEE')).toMatchObject({ shows: 4 });
  await changeChannel(store, 'shop', { paused: false });
  await soon(() => expect(channel.shows.get('TEE')).toBe(2));
  await soon(() =>
    expect(stockOut.bookOf('shop')?.reckoned.get('l-TEE')).toMatchObject({
      ...{ shows: 2, offer: { quantity: 2 } },
    }),
  );
  wait(400_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(channel.told).toEqual([]);
});

test('units are kept back from a channel, and for one SKU as it is said for that', async () => {
  const { store, wait } = await shop();
  const channel = channelOf({ MUG: 10, TEE: 4 });
  const { stockOut, pulled } = run(store, channel);
  await setStockRule(store, 'shop', { ...defaultStockRule, buffer: 1 });
  await setSkuStockRule(store, { skuId: 'tee', channel: 'shop' }, { cap: 2, buffer: 0 });
  await known(stockOut, 2);
  await agreeToPush(store, 'shop', true);
  pulled();
  wait(31_000);
  await soon(() => expect(channel.told.toSorted()).toEqual(['MUG 9', 'TEE 2']));
});

test('the last units are divided with a channel that another station tells', async () => {
  const { store, wait } = await shop();
  await addChannel(store, 'etsy', { vendor: 'etsy', name: 'Crafts', since: null });
  const channel = channelOf({ MUG: 10, TEE: 4 });
  const { stockOut, pulled } = run(store, channel);
  await agreeToPush(store, 'shop', true);
  await known(stockOut, 0);
  pulled();
  // Nobody tells it its stock yet: nothing is kept for it.
  await soon(() => expect(stockOut.view.getState().etsy?.kind).toBe('no-keys'));
  expect(channel.told).toEqual([]);
  await agreeToPush(store, 'etsy', true);
  wait(31_000);
  await soon(() => expect(channel.told.toSorted()).toEqual(['MUG 5', 'TEE 2']));
});
