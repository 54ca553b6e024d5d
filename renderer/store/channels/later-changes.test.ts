/** What a channel changes after work on an order began shows as an exception, and never undoes work. */

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { blockersOf } from '../../../shared/orders/blockers.ts';
import { entriesOf } from '../../../shared/orders/log.ts';
import { statusOf } from '../../../shared/orders/status.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { HOME, lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { startPicking } from '../commands/orders.ts';
import { saveSkus } from '../commands/stock.ts';
import { PackSession } from '../pack-session.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { takeInPulled } from './take-in.ts';
import { ofShop } from './test-channel.ts';

const ID = 'shopify:7';
const ELSEWHERE = { ...HOME, line1: '2 Plumfield' };
const CHANNEL = { id: 'shopify', setting: ofShop('shopify') };
const TWO_MUGS = [lineOf('L1', 'MUG', 2), lineOf('L2', 'TEE', 1)];

async function openShop() {
  const opened = await openTestStore();
  await saveSkus(
    opened.store,
    ['MUG', 'TEE', 'BOWL'].map((sku) => ({ sku, fields: {} })),
  );
  return { ...opened, session: new PackSession(opened.store) };
}

/** The channel tells of the order as it is at `revision`. */
function tell(store: Store, revision: string, change: Partial<OrderReading> = {}) {
  const own = { externalId: '7', number: '#7', lines: TWO_MUGS };
  const reading = readingOf({ ...own, revision, ...change });
  return takeInPulled(store, CHANNEL, [{ reading, review: [], cancelRequested: false, raw: '' }]);
}

async function orderIn(store: Store) {
  const order = await store.orders.get(ID);
  if (!order) throw new Error('the order was pulled');
  return order;
}

async function stopsIn(store: Store) {
  const order = await orderIn(store);
  return blockersOf(order, store.clock.iso(), []);
}

test('an address that changes while it is packed holds the order, whichever bench has it', async () => {
  const { store, session } = await openShop();
  await tell(store, '1');
  for (const code of ['#7', 'MUG']) await session.scan(code);
  session.close();
  await tell(store, '2', { shipTo: ELSEWHERE });
  expect(await stopsIn(store)).toMatchObject([
    {
      ...{ kind: 'hold', hold: 'address' },
      reason: 'Its channel changed the address after work on it began.',
    },
  ]);
  expect(await session.scan('#7')).toMatchObject({ kind: 'on-hold', hold: 'address' });
  // Said once; what the channel says again is no news.
  await tell(store, '3', { shipTo: ELSEWHERE, note: 'Ring twice' });
  expect(entriesOf((await orderIn(store)).log, 'hold')).toHaveLength(1);
});

test('lines that change while it is picked hold the order and say what they were', async () => {
  const { store } = await openShop();
  await tell(store, '1');
  await startPicking(store, [ID]);
  await tell(store, '2', { lines: [lineOf('L1', 'MUG', 1), lineOf('L3', 'BOWL', 1)] });
  expect(await stopsIn(store)).toMatchObject([
    { kind: 'hold', reason: expect.stringContaining('It was: 2 × MUG, 1 × TEE.') },
  ]);
});

test('a payment that is gone stops a parcel that is packed', async () => {
  const { store, session } = await openShop();
  await tell(store, '1');
  for (const code of ['#7', 'MUG', 'MUG', 'TEE']) await session.scan(code);
  await tell(store, '2', { payment: 'refunded' });
  expect(await stopsIn(store)).toEqual([{ kind: 'unpaid', payment: 'refunded' }]);
  expect(await session.ship()).toEqual({ kind: 'unpaid' });
});

test('a cancelled order is listed until what is in its box was taken out, after a restart too', async () => {
  const opened = await openShop();
  await tell(opened.store, '1');
  for (const code of ['#7', 'MUG']) await opened.session.scan(code);
  await tell(opened.store, '2', { status: 'cancelled' });
  expect(await stopsIn(opened.store)).toEqual([
    { kind: 'cancelled', here: false },
    { kind: 'over-packed', sku: 'MUG', units: 1 },
  ]);
  const { store } = await opened.reopen();
  const boxes = () => store.parcels.toUnpack().map(({ order, contents }) => [order.id, contents]);
  await vi.waitFor(() => expect(boxes()).toEqual([[ID, { L1: 1 }]]));
  const session = new PackSession(store);
  await session.open(ID);
  expect(await session.undo()).toMatchObject({ kind: 'undone' });
  await vi.waitFor(() => expect(boxes()).toEqual([]));
});

test('what the channel changes before any work begins is taken as it is', async () => {
  const { store } = await openShop();
  await tell(store, '1');
  await tell(store, '2', { shipTo: ELSEWHERE, lines: [lineOf('L1', 'MUG', 5)] });
  expect(await stopsIn(store)).toEqual([]);
  expect((await orderIn(store)).facts.lines).toEqual([lineOf('L1', 'MUG', 5)]);
});

const told = fc.record({
  revision: fc.integer({ min: 1, max: 6 }),
  change: fc.constantFrom<Partial<OrderReading>>(
    {},
    { shipTo: ELSEWHERE },
    { status: 'cancelled' },
    { payment: 'refunded' },
    { lines: [lineOf('L1', 'MUG', 1)] },
    { lines: [lineOf('L1', 'BOWL', 2), lineOf('L3', 'TEE', 1)] },
    { number: '#7-B' },
  ),
});
const scanned = fc.constantFrom('MUG', 'TEE', 'BOWL');

test('whatever a channel tells in whatever order, one order stays, and units go in and out by scans alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(told, scanned), { maxLength: 14 }), async (steps) => {
      const { store, session } = await openShop();
      await tell(store, '0');
      await session.open(ID);
      let packed = 0;
      let newest = '0';
      for (const step of steps) {
        if (typeof step === 'string') {
          const { kind } = await session.scan(step);
          packed += ['counted', 'line-complete', 'order-complete'].includes(kind) ? 1 : 0;
        } else {
          const revision = String(step.revision);
          await tell(store, revision, step.change);
          if (revision > newest) newest = revision;
        }
      }
      expect(await store.orders.count()).toBe(1);
      const order = await orderIn(store);
      // An older version that comes late changes nothing.
      expect(order.facts.revision).toBe(newest);
      const { lines } = statusOf(order);
      expect(lines.reduce((sum, line) => sum + line.packed, 0)).toBe(packed);
      await store.close();
    }),
    { numRuns: 25 },
  );
});
