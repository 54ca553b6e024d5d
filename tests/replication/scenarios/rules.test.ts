/** The rules R1 to R10 that replication obeys, each made to matter. (R9 is the host's: electron/sync; R11: exchange.test.ts.) */
import { expect, test } from 'vitest';
import type { Station } from '../../stations/station.ts';
import type { Asked } from '../exchange.ts';
import { fromStation } from '../shop-admin.ts';
import { inStep, openShop, says, setsAside } from './shop.ts';

function isPoll(asked: Asked): boolean {
  return fromStation(asked) && asked.query.get('feed') === 'longpoll';
}

function isChanges(asked: Asked): boolean {
  return fromStation(asked) && asked.query.get('feed') === 'normal';
}

function isPush(asked: Asked): boolean {
  return fromStation(asked) && asked.path.endsWith('/_bulk_docs');
}

async function readMany(station: Station, from: number, count: number): Promise<void> {
  const orders = Array.from({ length: count }, (_, n) => ({
    number: `${from + n}`,
    lines: [['MUG', 1]] as const,
  }));
  await station.does('read', orders);
}

test('R1: a station that dies after any of its writes loses nothing of what it had told', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await inStep(shop, [a, b]);
  const told: string[] = [];
  for (let write = 1; write <= 6; write++) {
    await a.crashAfterWrites(write);
    for (let n = 0; a.alive && n < 5; n++) {
      const text = `told ${write}.${n}`;
      const done = await a
        .does('read', [{ number: `${write}00${n}`, lines: [['MUG', 1]] }])
        .then(() => true)
        .catch(() => false);
      if (done) told.push(`${write}00${n}`);
      await b.does('note', `shop:${write}00${n}`, text).catch(() => false);
    }
    await a.start();
  }
  const { orders } = await inStep(shop, [a, b]);
  const numbers = new Set(
    (orders as { facts: { number: string } }[]).map(({ facts }) => facts.number),
  );
  expect(told.filter((number) => !numbers.has(number))).toEqual([]);
});

test('R2: an answer to a poll is only a bell: what it says is not taken for the change', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  await inStep(shop, [a]);
  // Rings, and tells of a document that does not exist.
  shop.server.faults.add(
    {
      kind: 'answer',
      reply: {
        status: 200,
        body: { results: [{ id: 'made-up', seq: 9, changes: [{ rev: '1-x' }] }], last_seq: 9 },
      },
    },
    { on: isPoll, times: 3 },
  );
  await shop.put('scans', scanDoc(1));
  const { scans } = await inStep(shop, [a]);
  expect(scans).toMatchObject([{ id: 'scan-1' }]);
});

test('R3: a station that dies between documents and checkpoint pulls them again', async () => {
  const shop = await openShop();
  const b = await shop.station('b');
  await readMany(b, 1000, 60);
  await inStep(shop, [b]);
  const a = await shop.station('a');
  for (let write = 1; write <= 5; write++) {
    await a.crashAfterWrites(write).catch(() => undefined);
    await readMany(b, 2000 + write * 100, 5);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await a.start();
  }
  const { orders } = await inStep(shop, [a, b]);
  expect(orders).toHaveLength(85);
});

test('R3: a full disk while documents arrive costs none of them', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await inStep(shop, [a, b]);
  await a.disk('full');
  await readMany(b, 1000, 30);
  await says(a, 'offline');
  await a.disk('writable');
  const { orders } = await inStep(shop, [a, b]);
  expect(orders).toHaveLength(30);
});

test.each(['stall', 'cut', 'drip', 'lose'] as const)(
  'R4: %s on every third request costs time and nothing else',
  async (kind) => {
    const shop = await openShop();
    let asked = 0;
    const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
    await inStep(shop, [a, b]);
    const fault = {
      stall: { kind: 'stall', after: 40 } as const,
      cut: { kind: 'cut', after: 100 } as const,
      drip: { kind: 'drip', bytes: 300, everyMs: 20 } as const,
      lose: { kind: 'lose' } as const,
    }[kind];
    const off = shop.server.faults.add(fault, {
      on: (one) => fromStation(one) && asked++ % 3 === 0,
    });
    await readMany(a, 1000, 20);
    await b.does('saveSku', 'MUG', { title: 'Mug' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    off();
    await a.does('tryAgain');
    await b.does('tryAgain');
    const { orders } = await inStep(shop, [a, b]);
    expect(orders).toHaveLength(20);
  },
  90_000,
);

test.each([429, 503])('R5: %i with Retry-After is obeyed', async (status) => {
  const shop = await openShop();
  const a = await shop.station('a');
  await inStep(shop, [a]);
  const headers = { 'retry-after': '2' };
  shop.server.faults.add(
    { kind: 'answer', reply: { status, headers, body: { error: 'busy' } } },
    { on: isPush, times: 1 },
  );
  const before = shop.server.requests.filter(isPush).length;
  await readMany(a, 1000, 1);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(shop.server.requests.filter(isPush).length).toBe(before + 1);
  await inStep(shop, [a]);
});

test('R5: a batch over the limit of a request is halved until it gets through', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  await inStep(shop, [a]);
  shop.server.faults.add({ kind: 'limit', request: 20_000 }, { on: isPush });
  await readMany(a, 1000, 100);
  const { orders } = await inStep(shop, [a]);
  expect(orders).toHaveLength(100);
  await setsAside(a, []);
});

test('R5: an answer that is not CouchDB and an answer of HTML are no changes', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  await inStep(shop, [a]);
  for (const reply of [
    { status: 200, body: '<html>Sign in to the hotel network</html>' },
    { status: 502, body: '<html>Bad gateway</html>' },
    { status: 200, body: { anything: true } },
  ])
    shop.server.faults.add({ kind: 'answer', reply }, { on: isChanges, times: 2 });
  await shop.put('scans', scanDoc(1));
  const { scans } = await inStep(shop, [a]);
  expect(scans).toHaveLength(1);
});

test('R8: requests that arrive twice write nothing twice', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  shop.server.faults.add({ kind: 'twice' }, { on: isPush });
  await readMany(a, 1000, 10);
  for (let n = 0; n < 5; n++) await a.does('note', 'shop:1000', `note ${n}`);
  await a.does('move', 'received', 'MUG', 5);
  const { orders, movements } = await inStep(shop, [a, b]);
  expect(orders).toHaveLength(10);
  expect(movements).toHaveLength(1);
  await expect.poll(() => b.does('onHand', 'MUG'), { timeout: 10_000 }).toBe(5);
});

test('R10: what a station says of itself, from off to live and back', async () => {
  const shop = await openShop();
  const a = await shop.alone('a');
  expect((await a.does('view')).state).toEqual({ kind: 'off' });
  await a.start({ server: shop.account('a') });
  await says(a, 'live');
  await shop.server.goDown();
  await readMany(a, 1000, 3);
  await says(a, 'offline');
  const { state, waiting } = await a.does('view');
  expect(state).toMatchObject({ kind: 'offline', fault: { kind: 'unreachable' } });
  expect(waiting).toMatchObject({ count: 3, since: expect.stringMatching(/^20/) });
  expect(await a.does('onlyHere', 'orders', 'shop:1000')).toBe(true);
  // Over a restart without the server, too.
  await a.start();
  await says(a, 'offline');
  await expect.poll(async () => (await a.does('view')).waiting.count).toBe(3);
  await shop.server.comeUp();
  await inStep(shop, [a]);
  expect(await a.does('onlyHere', 'orders', 'shop:1000')).toBe(false);
  shop.server.accounts.setPassword('a', 'another');
  await a.start();
  await says(a, 'signed-out');
});

test('many orders arrive while the station works on', async () => {
  const shop = await openShop();
  const b = await shop.station('b');
  await readMany(b, 10_000, 3_000);
  await inStep(shop, [b]);
  const a = await shop.station('a');
  const said = new Set<string>();
  while ((await a.does('view')).state.kind !== 'live') {
    said.add((await a.does('view')).state.kind);
    await a.does('saveSku', `S${said.size}`, { title: 'made meanwhile' });
  }
  expect([...said]).toContain('catching-up');
  const { orders } = await inStep(shop, [a, b]);
  expect(orders).toHaveLength(3_000);
});

function scanDoc(n: number) {
  const by = { station: 'elsewhere', user: '' };
  const at = '2026-11-23T10:00:00.000Z|0000|elsewhere';
  return { _id: `scan-${n}`, v: 0, at, by, code: `${n}`, verdict: 'unknown', order: '' };
}
