/** When and by which station a channel is asked: due times, leases, keys, faults and pauses, on the test's clock. */
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ChannelFault, PulledOrder } from '../../../shared/channels/port.ts';
import type { Remote } from '../../../shared/replication/remote.ts';
import { err, ok } from '../../../shared/result.ts';
import { readingOf } from '../../../shared/testing/orders.ts';
import type { Host } from '../../host.ts';
import { addChannel, changeChannel } from '../commands/channels.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { startChannels } from './channel-runner.ts';

const MINUTE = 60_000;
const START = '2026-11-23T09:00:00.000Z';
const later = (ms: number) => new Date(Date.parse(START) + ms).toISOString();

const capabilities = {
  quantityMeaning: 'available',
  cancel: 'no',
  partialShipments: true,
  untrackedShipments: true,
  historyDays: null,
  quantityBatch: 100,
} as const;

/** A shop that tells its orders one a slice; its cursor counts them. */
function smallShop() {
  const shop = {
    orders: [orderOf('1')],
    hasKeys: true,
    fault: null as ChannelFault | null,
    pulls: 0,
    /** Answers wait for this. */
    gate: Promise.resolve(),
  };
  const channels: Pick<Host['channels'], 'known' | 'pull' | 'refresh'> = {
    known: async () => ok(shop.hasKeys ? [{ id: 'etsy', vendor: 'shopify', capabilities }] : []),
    pull: async ({ cursor }) => {
      shop.pulls++;
      await shop.gate;
      if (shop.fault) return err(shop.fault);
      const from = Number(cursor);
      const orders = shop.orders.slice(from, from + 1);
      const next = from + orders.length;
      return ok({ orders, cursor: String(next), left: shop.orders.length - next });
    },
    refresh: async () => ok(shop.orders),
  };
  return { shop, channels: channels as Host['channels'] }; // All that a runner asks.
}

function orderOf(externalId: string): PulledOrder {
  const reading = readingOf({ externalId, number: externalId, revision: 'r1' });
  return { reading, review: [], cancelRequested: false, raw: '' };
}

async function openBench(shop = smallShop()) {
  const { store, wait } = await openTestStore();
  await addChannel(store, 'etsy', { vendor: 'shopify', name: 'Etsy', since: null });
  const start = () => {
    const runner = startChannels({ store, channels: shop.channels });
    onTestFinished(() => runner.stop());
    return runner;
  };
  return { ...shop, store, wait, start };
}

/** Time passes, and the runner looks once more. */
function pass(wait: (ms: number) => void, ms: number): void {
  wait(ms);
  vi.advanceTimersByTime(2_000);
}

/** What the channel's state comes to. */
async function comesTo(runner: ReturnType<typeof startChannels>, state: object): Promise<void> {
  await vi.waitFor(() => expect(runner.view.getState().etsy).toMatchObject(state));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
});

describe('a station alone', () => {
  test('asks at once, then whenever it is due', async () => {
    const { shop, start, wait, store } = await openBench();
    const runner = start();
    await comesTo(runner, { kind: 'live', taken: 1, nextAt: later(5 * MINUTE) });
    pass(wait, 5 * MINUTE - 1);
    pass(wait, 0);
    expect(shop.pulls).toBe(1);
    shop.orders.push(orderOf('2'));
    pass(wait, 1);
    await comesTo(runner, { kind: 'live', at: later(5 * MINUTE), taken: 1 });
    expect(await store.orders.count()).toBe(2);
    expect(store.settingsView.getState().channelLeases).toEqual({});
  });

  test('asks before it is due when a person wants it', async () => {
    const { shop, start, wait } = await openBench();
    const runner = start();
    await comesTo(runner, { kind: 'live' });
    wait(1_000);
    runner.pullNow('etsy');
    await comesTo(runner, { kind: 'live', at: later(1_000), nextAt: later(5 * MINUTE + 1_000) });
    expect(shop.pulls).toBe(2);
  });

  test('without keys asks nothing, and notices when there are some', async () => {
    const { shop, start, wait } = await openBench();
    shop.hasKeys = false;
    const runner = start();
    await comesTo(runner, { kind: 'no-keys' });
    expect(shop.pulls).toBe(0);
    shop.hasKeys = true;
    pass(wait, 30_000);
    await comesTo(runner, { kind: 'live' });
  });

  test('tries again by itself what fails, later each time, and says since when', async () => {
    const { shop, start, wait } = await openBench();
    shop.fault = { kind: 'silent' };
    const runner = start();
    const failing = { kind: 'failing', fault: shop.fault, since: START };
    await comesTo(runner, { ...failing, nextAt: later(15_000) });
    pass(wait, 14_999);
    expect(shop.pulls).toBe(1);
    pass(wait, 1);
    await comesTo(runner, { ...failing, nextAt: later(45_000) });
    shop.fault = null;
    pass(wait, 30_000);
    await comesTo(runner, { kind: 'live' });
    shop.fault = { kind: 'silent' };
    pass(wait, 5 * MINUTE);
    await comesTo(runner, { since: later(45_000 + 5 * MINUTE) });
  });

  test('does not ask a channel that refuses its keys before a person says so', async () => {
    const { shop, start, wait } = await openBench();
    shop.fault = { kind: 'signed-out', why: 'keys', reason: '' };
    const runner = start();
    await comesTo(runner, { kind: 'failing', nextAt: '' });
    pass(wait, 24 * 60 * MINUTE);
    expect(shop.pulls).toBe(1);
    shop.fault = null;
    runner.pullNow('etsy');
    await comesTo(runner, { kind: 'live' });
  });

  test('stops in the middle when it is paused, and goes on where it was', async () => {
    const { shop, start, store, wait } = await openBench();
    shop.orders.push(orderOf('2'), orderOf('3'));
    let open = () => {};
    shop.gate = new Promise((resolve) => {
      open = resolve;
    });
    const runner = start();
    await comesTo(runner, { kind: 'pulling' });
    await vi.waitFor(() => expect(shop.pulls).toBe(1));
    await changeChannel(store, 'etsy', { paused: true });
    open();
    await vi.waitFor(async () => expect(await store.orders.count()).toBe(1));
    pass(wait, 10 * MINUTE);
    await comesTo(runner, { kind: 'paused' });
    expect(shop.pulls).toBe(1);
    await changeChannel(store, 'etsy', { paused: false });
    await comesTo(runner, { kind: 'live', taken: 2 });
    expect(await store.orders.count()).toBe(3);
  });
});

describe('stations of one server', () => {
  /** A server that nothing happens at: what stations tell each other the test brings over itself. */
  const remote: Remote = {
    current: async () => ({ address: 'http://hub', workspace: 'shop', user: 'a', skewMs: 0 }),
    changes: async (_, since) => ok({ docs: [], seq: since ?? '0', left: 0 }),
    read: async () => ok([]),
    leaves: async () => ok([]),
    write: async () => ok([]),
    marks: async () => ok({ generation: 'g', mark: 0, markRev: '0-0' }),
    mark: async () => ok('0-1'),
    bells: async function* () {},
  };

  async function connected(store: Store): Promise<void> {
    store.replication.follow(remote);
    await vi.waitFor(() => expect(store.replication.view.getState().connection).not.toBeNull());
  }

  test('one asks; another waits for as long as it does, and a person may have it asked there', async () => {
    const { shop, start, store, wait } = await openBench();
    await connected(store);
    const until = later(4 * MINUTE);
    const leases = { etsy: { station: 'bench-2', until } };
    await changeSettings(store.settings, store.clock, 'channelLeases', leases);
    const runner = start();
    await comesTo(runner, { kind: 'elsewhere', station: 'bench-2' });
    pass(wait, 4 * MINUTE - 1);
    await comesTo(runner, { kind: 'elsewhere' });
    expect(shop.pulls).toBe(0);
    runner.pullNow('etsy');
    await comesTo(runner, { kind: 'live' });
    const own = store.station.getState().id;
    expect(store.settingsView.getState().channelLeases.etsy?.station).toBe(own);
  });

  test('a station that is gone is followed by another when its lease is over', async () => {
    const { shop, start, store, wait } = await openBench();
    await connected(store);
    const leases = { etsy: { station: 'bench-2', until: later(MINUTE) } };
    await changeSettings(store.settings, store.clock, 'channelLeases', leases);
    const runner = start();
    await comesTo(runner, { kind: 'elsewhere' });
    pass(wait, MINUTE);
    await comesTo(runner, { kind: 'live' });
    expect(shop.pulls).toBe(1);
  });

  test('of two, exactly one asks, however seldom it does', async () => {
    const { shop, start, store, wait } = await openBench();
    await connected(store);
    const { etsy } = store.settingsView.getState().channels;
    if (!etsy) throw new Error('the channel was added');
    const seldom = { etsy: { ...etsy, everyMinutes: 15 } };
    await changeSettings(store.settings, store.clock, 'channels', seldom);
    const first = start();
    await comesTo(first, { kind: 'live' });
    // The other station sees at once what this one sets: they are in touch.
    const station = createStore(() => ({ ...store.station.getState(), id: 'bench-2' }));
    const other = smallShop();
    const second = startChannels({ store: { ...store, station }, channels: other.channels });
    onTestFinished(() => second.stop());
    const left = () => {
      const lease = store.settingsView.getState().channelLeases.etsy;
      return lease ? Date.parse(lease.until) - store.clock.now() : 0;
    };
    for (let minute = 1; minute <= 60; minute++) {
      pass(wait, MINUTE);
      await vi.waitFor(() => expect(left()).toBeGreaterThanOrEqual(3 * MINUTE));
      await comesTo(second, { kind: 'elsewhere' });
      await comesTo(first, { kind: 'live' });
    }
    expect([shop.pulls, other.shop.pulls]).toEqual([5, 0]);
    first.stop();
    for (let minute = 1; minute <= 5; minute++) pass(wait, MINUTE);
    await comesTo(second, { kind: 'live' });
  });
});
