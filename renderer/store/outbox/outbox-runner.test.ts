/** Parcels of a real store told to a channel that a test keeps in memory and lets fail. */
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AskFault, KnownChannel } from '../../../shared/channels/calls.ts';
import type { Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import type { Host } from '../../host.ts';
import { addChannel, changeChannel } from '../commands/channels.ts';
import { eraseOrder } from '../commands/erase.ts';
import { importOrders } from '../commands/import-orders.ts';
import { cancelOrders, reinstateOrder } from '../commands/orders.ts';
import { dropNotice, retryNotice, tellCancelled } from '../commands/outbox.ts';
import { changeCarriage, shipOrder, voidShipment } from '../commands/ship.ts';
import { PackSession } from '../pack-session.ts';
import type { Store } from '../store.ts';
import { openTestStore, type TestStore } from '../test-store.ts';
import { type OutboxRunner, startOutbox } from './outbox-runner.ts';

const ID = 'shop:1001';
const NOTICE = `ship:${ID}:p1`;
const dpd = { carrier: 'DPD', service: '', tracking: 'D1' };

type Known = Partial<KnownChannel['capabilities']>;

/** A channel that takes each parcel once, by its key, and answers with what a test says next. */
function channelOf(can: Known = {}) {
  const told: string[] = [];
  const next: (Outcome | AskFault)[] = [];
  const answer = async (call: string) => {
    const said = next.shift() ?? { kind: 'done' as const, remote: 'f-1' };
    if (!isOutcome(said)) return err(said);
    if (said.kind === 'done') told.push(call);
    return ok(said);
  };
  const text = ({ tracking, lines }: ShipmentOut) =>
    `${tracking} ${lines.map(({ line, units }) => `${line}x${units}`).join(' ')}`;
  const capabilities: KnownChannel['capabilities'] = {
    ...{ quantityMeaning: 'available', cancel: 'yes', partialShipments: true },
    ...{ untrackedShipments: true, historyDays: null, quantityBatch: 10, ...can },
  };
  const asked: Partial<Host['channels']> = {
    known: async () => ok([{ id: 'shop', vendor: 'shopify', capabilities }]),
    confirmShipment: ({ shipment }) => answer(`parcel ${text(shipment)}`),
    updateTracking: ({ shipment, remote }) => answer(`number ${remote} ${text(shipment)}`),
    cancel: ({ externalId, reason }) => answer(`cancel ${externalId} ${reason}`),
  };
  return { told, next, channels: asked as Host['channels'] }; // All that notices ask.
}

function isOutcome(said: Outcome | AskFault): said is Outcome {
  return ['done', 'retry', 'rejected', 'conflict'].includes(said.kind);
}

async function shop(revision: string | null = 'r1'): Promise<TestStore> {
  const opened = await openTestStore();
  const { store } = opened;
  await addChannel(store, 'shop', { vendor: 'shopify', name: 'Mugs', since: null });
  const lines = [lineOf('L1', 'MUG', 1)];
  await importOrders(store, [readingOf({ revision, lines })], { importId: '' });
  await pack(store);
  return opened;
}

async function pack(store: Store): Promise<void> {
  const session = new PackSession(store);
  for (const code of ['#1001', 'MUG']) await session.scan(code);
}

function sending(store: Store, { channels }: { channels: Host['channels'] }): OutboxRunner {
  const runner = startOutbox({ store, channels }, 20);
  onTestFinished(() => runner.stop());
  return runner;
}

const noticeOf = (store: Store, id = NOTICE) => store.outbox.get(id);

async function comesTo(store: Store, state: object, id = NOTICE): Promise<void> {
  await vi.waitFor(async () => expect(await noticeOf(store, id)).toMatchObject(state), 4_000);
}

test('a parcel is told once, its number when it is typed, and nothing twice', async () => {
  const { store, reopen } = await shop();
  const channel = channelOf();
  const runner = sending(store, channel);
  await shipOrder(store, ID, { ...dpd, tracking: '' });
  await comesTo(store, { state: 'done' });
  await changeCarriage(store, `${ID}:p1`, { tracking: 'D7' });
  await vi.waitFor(() => expect(channel.told).toHaveLength(2), 4_000);
  await comesTo(store, { state: 'done' });
  expect(runner.open.list()).toEqual([]);
  runner.stop();
  const again = await reopen();
  const second = sending(again.store, channel);
  await vi.waitFor(async () => expect(await again.store.local.get('outbox-swept')).toBeDefined());
  second.stop();
  expect(channel.told).toEqual(['parcel  L1x1', 'number f-1 D7 L1x1']);
});

test('what was packed while the channel was away goes out when it is back', async () => {
  const { store, wait } = await shop();
  const channel = channelOf();
  channel.next.push({ kind: 'unreachable', reason: 'ENOTFOUND' });
  const runner = sending(store, channel);
  await shipOrder(store, ID, dpd);
  await vi.waitFor(() => expect(runner.view.getState().shop?.kind).toBe('failing'), 4_000);
  expect(await noticeOf(store)).toMatchObject({ state: 'waiting', tries: 0 });
  wait(20_000);
  await comesTo(store, { state: 'done', told: { remote: 'f-1' } });
  expect(channel.told).toEqual(['parcel D1 L1x1']);
});

test('a crash before the notice was made: the next start makes it', async () => {
  const { store, reopen } = await shop();
  await shipOrder(store, ID, dpd);
  expect(await noticeOf(store)).toBeUndefined();
  const { store: next } = await reopen();
  const channel = channelOf();
  sending(next, channel);
  await comesTo(next, { state: 'done' });
  expect(channel.told).toEqual(['parcel D1 L1x1']);
});

test('what the channel will not have needs a person, who tries it again', async () => {
  const { store } = await shop();
  const channel = channelOf();
  channel.next.push(
    { kind: 'rejected', code: 'E1', reason: 'Unknown carrier' },
    { kind: 'refused', code: '422', reason: 'Order is archived' },
  );
  sending(store, channel);
  await shipOrder(store, ID, dpd);
  await comesTo(store, { state: 'person', why: 'refused', reason: 'Unknown carrier' });
  await retryNotice(store, NOTICE);
  await comesTo(store, { state: 'person', reason: 'Order is archived' });
  await retryNotice(store, NOTICE);
  await comesTo(store, { state: 'done', why: '', reason: '' });
  expect(channel.told).toHaveLength(1);
});

test('one that asks for time waits for itself alone', async () => {
  const { store, wait } = await shop();
  const channel = channelOf();
  channel.next.push({ kind: 'retry', afterMs: 60_000, reason: 'locked' });
  sending(store, channel);
  await shipOrder(store, ID, dpd);
  await comesTo(store, { state: 'waiting', why: 'again', tries: 1 });
  wait(61_000);
  await comesTo(store, { state: 'done', tries: 0 });
});

test('without a number where there has to be one: it goes as soon as one is typed', async () => {
  const { store } = await shop();
  const channel = channelOf({ untrackedShipments: false });
  sending(store, channel);
  await shipOrder(store, ID, { ...dpd, tracking: '' });
  await comesTo(store, { state: 'person', why: 'no-tracking' });
  await changeCarriage(store, `${ID}:p1`, { tracking: 'D9' });
  await comesTo(store, { state: 'done' });
  expect(channel.told).toEqual(['parcel D9 L1x1']);
});

test('voided: silent when nobody was told, a person otherwise; dropped for good with a reason', async () => {
  const { store } = await shop();
  const channel = channelOf();
  sending(store, channel);
  await changeChannel(store, 'shop', { paused: true });
  await shipOrder(store, ID, dpd);
  await comesTo(store, { state: 'waiting' });
  await voidShipment(store, `${ID}:p1`, 'damaged');
  await changeChannel(store, 'shop', { paused: false });
  await comesTo(store, { state: 'dropped', why: 'nothing' });

  await pack(store);
  await shipOrder(store, ID, dpd);
  const second = `ship:${ID}:p2`;
  await comesTo(store, { state: 'done' }, second);
  await voidShipment(store, `${ID}:p2`, 'damaged');
  await comesTo(store, { state: 'person', why: 'voided-late' }, second);
  await dropNotice(store, second, 'told the shop by phone');
  await comesTo(store, { state: 'dropped', reason: 'told the shop by phone' }, second);
  expect(channel.told).toEqual(['parcel D1 L1x1']);
});

test('orders from files, and channels that are not to be told, are not told of', async () => {
  const { store } = await shop(null);
  const channel = channelOf();
  const runner = sending(store, channel);
  await vi.waitFor(async () => expect(await store.local.get('outbox-swept')).toBeDefined());
  await shipOrder(store, ID, dpd);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect([await noticeOf(store), channel.told, runner.open.list()]).toEqual([undefined, [], []]);
});

test('a cancellation is told when somebody wants it told, unless it is taken back first', async () => {
  const { store, wait } = await shop();
  const channel = channelOf();
  const runner = sending(store, channel);
  const notice = `cancel:${ID}`;
  await changeChannel(store, 'shop', { paused: true });
  await cancelOrders(store, [ID], 'sold out');
  await tellCancelled(store, [ID], 'sold out');
  await reinstateOrder(store, ID, 'a mistake');
  await changeChannel(store, 'shop', { paused: false });
  wait(21_000);
  await comesTo(store, { state: 'dropped', why: 'nothing' }, notice);

  await cancelOrders(store, [ID], 'sold out after all');
  await tellCancelled(store, [ID], 'sold out after all');
  wait(21_000);
  await comesTo(store, { state: 'done' }, notice);
  expect(channel.told).toEqual(['cancel 1001 sold out after all']);
  runner.stop();
  await eraseOrder(store, ID);
  expect(await noticeOf(store, notice)).toMatchObject({ about: '', reason: '' });
});
