/** Claims at a bench on a real store: what is opened is claimed, what somebody else has is left to them. */
import { expect, test, vi } from 'vitest';
import { claimEntry, holderOf, leasesOf, takeOverEntry } from '../../../shared/orders/claims.ts';
import { mergeOrders } from '../../../shared/orders/merge.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import type { ReplicationState } from '../../../shared/replication/state.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { releaseOrders } from '../commands/claims.ts';
import { importOrders } from '../commands/import-orders.ts';
import { heldHere, mostUrgent, takeAlong } from '../commands/take-along.ts';
import { PackSession } from '../pack-session.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';

const BO = { station: 'bench-2', user: 'Bo' };
const LIVE: ReplicationState = { kind: 'live' };
const OFFLINE: ReplicationState = {
  kind: 'offline',
  since: '2026-11-23T09:00:00.000Z',
  fault: { kind: 'silent' },
};

async function shop(state: ReplicationState, count = 1) {
  const { store, wait } = await openTestStore();
  store.replication.view.setState({ state });
  const readings = Array.from({ length: count }, (_, n) => {
    const number = String(1001 + n);
    const placedAt = `2026-11-22T1${n}:00:00.000Z`;
    return readingOf({ externalId: number, number, placedAt, lines: [lineOf('L1', 'MUG', 2)] });
  });
  await importOrders(store, readings, { importId: '' });
  return { store, wait, session: new PackSession(store) };
}

async function verdicts(session: PackSession, ...codes: string[]): Promise<string[]> {
  const kinds: string[] = [];
  for (const code of codes) kinds.push((await session.scan(code)).kind);
  return kinds;
}

async function holder(store: Store, id: string): Promise<string | undefined> {
  const order = await store.orders.get(id);
  return holderOf(leasesOf(order?.log ?? []), store.clock.iso())?.station;
}

/** What Bo did to the order with the network out arrives: his lease began `before` everything that was done here. */
async function arrives(store: Store, id: string, how: 'before' | 'over'): Promise<void> {
  await store.orders.change(id, (ours) => {
    if (!ours) return null;
    const at =
      how === 'before' ? '2026-11-23T08:00:00.000Z|0000|bench-2' : `${store.clock.stamp()}-bo`;
    const claiming = { station: BO.station, at, until: '2026-11-23T20:00:00.000Z' };
    const entry =
      how === 'before' ? claimEntry([], claiming) : takeOverEntry(ours.log, claiming, 'rush');
    return mergeOrders(ours, recordEntry(ours, entry, BO, at));
  });
}

test('an order that is opened is claimed, held longer in a lull, and let go when it is left', async () => {
  const { store, wait, session } = await shop(LIVE, 2);
  const mine = store.station.getState().id;
  await verdicts(session, '1001');
  await vi.waitFor(async () => expect(await holder(store, 'shop:1001')).toBe(mine));
  wait(40 * 60_000);
  await verdicts(session, 'MUG');
  wait(10_000);
  await vi.waitFor(() =>
    expect(store.open.rows.get('shop:1001')?.leases[0]?.until).toMatch(/T10:40/),
  );
  await verdicts(session, '1002');
  await vi.waitFor(async () => {
    expect([await holder(store, 'shop:1001'), await holder(store, 'shop:1002')]).toEqual([
      undefined,
      mine,
    ]);
  });
});

test('R11: a station that works alone writes no claims', async () => {
  const { store, session } = await shop({ kind: 'off' });
  expect(await takeAlong(store, ['shop:1001'])).toMatchObject({ done: [] });
  await verdicts(session, '1001', 'MUG', 'MUG', 'PB.SHIP');
  expect((await store.orders.get('shop:1001'))?.log.map((entry) => entry.kind).sort()).toEqual([
    'parcel',
    'priority',
    'shipped',
  ]);
});

test('what somebody else has is not opened, unless it is taken over', async () => {
  const { store, session } = await shop(LIVE);
  await arrives(store, 'shop:1001', 'before');
  expect(await session.scan('1001')).toEqual({
    kind: 'claimed',
    order: 'shop:1001',
    number: '1001',
    by: 'Bo',
    station: 'bench-2',
    since: '2026-11-23T08:00:00.000Z',
  });
  expect(session.view.getState().order).toBeNull();
  expect((await session.takeOver('shop:1001', 'Bo is at lunch')).kind).toBe('opened');
  expect(await holder(store, 'shop:1001')).toBe(store.station.getState().id);
  expect(await verdicts(session, 'MUG')).toEqual(['counted']);
});

test('a packer whose claim turns out lost is interrupted, and nothing more goes into the box', async () => {
  const { store, session } = await shop(LIVE);
  await verdicts(session, '1001', 'MUG');
  await arrives(store, 'shop:1001', 'over');
  expect(session.view.getState().verdict).toMatchObject({ kind: 'claimed', by: 'Bo' });
  expect(await verdicts(session, 'MUG', 'PB.SHIP')).toEqual(['claimed', 'claimed']);
  expect((await session.close()).kind).toBe('closed');
});

test('next leaves to others what they have, and what turns out to be theirs', async () => {
  const { store, session } = await shop(LIVE, 3);
  await arrives(store, 'shop:1001', 'before');
  const asked: string[] = [];
  // The network: it says of 1002, which was claimed here, that Bo has had it all along.
  store.replication.exchanged = async (_, id, withinMs) => {
    asked.push(`${id} ${withinMs}`);
    if (id === 'shop:1002') await arrives(store, id, 'before');
    return true;
  };
  expect(await session.next()).toEqual({ kind: 'opened', order: 'shop:1003' });
  expect(asked).toEqual(['shop:1002 1500', 'shop:1003 1500']);
  await vi.waitFor(async () => expect(await holder(store, 'shop:1002')).toBe('bench-2'));
  expect(leasesOf((await store.orders.get('shop:1002'))?.log ?? [])).toHaveLength(1);
  expect((await session.next()).kind).toBe('no-work');
});

test('without the network a station works on what it took along, and asks for everything else', async () => {
  const { store, session } = await shop(LIVE, 3);
  expect(mostUrgent(store, 2)).toEqual(['shop:1001', 'shop:1002']);
  await takeAlong(store, ['shop:1002']);
  expect(heldHere(store).map((row) => row.number)).toEqual(['1002']);
  store.replication.view.setState({ state: OFFLINE });
  expect(await session.next()).toEqual({ kind: 'opened', order: 'shop:1002' });
  const question = await session.scan('1001');
  expect(question).toEqual({
    kind: 'not-held',
    order: 'shop:1001',
    number: '1001',
    by: '',
    station: '',
    mayWork: true,
  });
  expect((await session.openAnyway('shop:1001')).kind).toBe('opened');
  expect(await verdicts(session, 'MUG')).toEqual(['counted']);
  expect((await store.orders.get('shop:1001'))?.log).toContainEqual(
    expect.objectContaining({ kind: 'offline-work', over: '' }),
  );
  // What was taken along stays when it is left.
  expect(await holder(store, 'shop:1002')).toBe(store.station.getState().id);
  await releaseOrders(store, ['shop:1002']);
  expect(await holder(store, 'shop:1002')).toBeUndefined();
});

test('scanning the order once more answers the question, for hands that hold nothing but a scanner', async () => {
  const { store, session } = await shop(OFFLINE, 3);
  expect(await verdicts(session, '1001', '1002', '1001', '1001', 'MUG')).toEqual([
    'not-held',
    'not-held',
    'not-held',
    'opened',
    'counted',
  ]);
  expect((await store.orders.get('shop:1002'))?.log.map(({ kind }) => kind)).not.toContain(
    'offline-work',
  );
});

test.each([
  ['allow', ['opened', 'counted'], true],
  ['refuse', ['not-held', 'unknown'], false],
] as const)('the shop may %s work without the network', async (offline, told, decided) => {
  const { store, session } = await shop(OFFLINE);
  await changeSettings(store.settings, store.clock, 'claims', { offline });
  expect(await verdicts(session, '1001', 'MUG')).toEqual(told);
  await vi.waitFor(async () => {
    const { log } = (await store.orders.get('shop:1001')) ?? { log: [] };
    expect(log.some((entry) => entry.kind === 'offline-work')).toBe(decided);
  });
  if (!decided) expect((await session.next()).kind).toBe('no-work');
});
