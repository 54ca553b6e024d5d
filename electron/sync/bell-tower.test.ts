import { expect, onTestFinished, test } from 'vitest';
import { replicatedNames } from '../../shared/replication/remote.ts';
import { createBellTower } from './bell-tower.ts';
import { BELL_TIMES } from './bells.ts';
import { serverWithShop, sessionAt } from './testing/shop.ts';

test('R1: once one database is reached after an outage, none of the others waits out its time', async () => {
  const server = await serverWithShop();
  const path = (name: string) => `/shop-${name}`;
  // Shows the password and begins last, when all others have failed and wait for a minute.
  server.faults.add({ kind: 'delay', ms: 400 }, { on: (asked) => asked.path === path('orders') });
  for (const name of replicatedNames)
    if (name !== 'orders')
      server.faults.add({ kind: 'lose' }, { on: (asked) => asked.path === path(name), times: 1 });
  const tower = createBellTower({ ...BELL_TIMES, firstMs: 60_000, mostMs: 60_000 });
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const begun: string[] = [];
  const lost: string[] = [];
  const hear = async () => {
    for await (const bell of tower.follow(leaving.signal)) {
      if (bell.kind === 'begun') begun.push(bell.collection);
      if (bell.kind === 'lost') lost.push(bell.collection);
    }
  };
  void hear();
  tower.change(sessionAt(server, {}, { requestMs: 5_000 }));
  await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(replicatedNames.length);
  expect(begun[0]).toBe('orders');
  expect(lost.sort()).toEqual(replicatedNames.filter((name) => name !== 'orders').sort());
});
