import { expect, onTestFinished, test } from 'vitest';
import { connectSteps } from '../../shared/replication/connecting.ts';
import type { Bell } from '../../shared/replication/remote.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import { ok } from '../../shared/result.ts';
import { giveAccount } from '../hub/accounts.ts';
import { serveHub } from '../hub/serve-hub.ts';
import { memorySecrets } from '../secrets.ts';
import { createShopServer } from './shop-server.ts';
import { testFolder } from './testing/shop.ts';

async function trialHub() {
  const folder = testFolder();
  const troubles: unknown[] = [];
  const report = (error: unknown) => troubles.push(error);
  const login = async (user: string) => ({ user, password: await giveAccount(folder, user) });
  const [owner, bench] = [await login('owner'), await login('bench-1')];
  const hub = await serveHub({ folder, address: '127.0.0.1', port: 0, now: Date.now, report });
  onTestFinished(() => hub.close());
  const request = { address: `http://127.0.0.1:${hub.port}`, workspace: 'shop', make: true };
  const station = () => {
    const shop = createShopServer({ folder: testFolder(), secrets: memorySecrets() });
    onTestFinished(() => shop.close());
    return shop;
  };
  return { owner: { ...request, ...owner }, bench: { ...request, ...bench }, station, troubles };
}

test("the trial hub: its owner makes the shop's databases, a bench connects, and hears the other", async () => {
  const { owner, bench, station, troubles } = await trialHub();
  const [office, table] = [station(), station()];
  expect(await table.connect(bench)).toMatchObject({
    report: { failed: { fault: { kind: 'databases-missing', mayMake: false } } },
  });
  const report = { passed: connectSteps, failed: null, orders: 0 };
  expect(await office.connect(owner)).toEqual({ report, connected: true });
  expect(await table.connect(bench)).toEqual({ report, connected: true });

  const heard: Bell[] = [];
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const bells = table.bells(leaving.signal);
  void (async () => {
    for await (const bell of bells) heard.push(bell);
  })();
  await expect
    .poll(() => heard.filter(({ kind }) => kind === 'begun'))
    .toHaveLength(replicatedNames.length);
  const marks = await office.marks({ collection: 'skus', station: 's-1' });
  expect(await table.marks({ collection: 'skus', station: 's-2' })).toEqual(marks);
  const docs = [{ _id: 'mug', _deleted: true }];
  expect(await office.write({ collection: 'skus', docs })).toMatchObject({ ok: true });
  await expect.poll(() => heard.at(-1)).toEqual({ kind: 'rung', collection: 'skus' });
  expect(await table.changes({ collection: 'skus', since: null, limit: 10 })).toEqual(
    ok({ docs: [{ ...docs[0], _rev: expect.any(String) }], seq: '2', left: 0 }),
  );
  expect(troubles).toEqual([]);
});
