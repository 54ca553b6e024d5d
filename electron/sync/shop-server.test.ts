import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Bell } from '../../shared/replication/remote.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import { err, ok } from '../../shared/result.ts';
import { memorySecrets, type Secrets } from '../secrets.ts';
import { createShopServer } from './shop-server.ts';
import { serverWithShop, testFolder } from './testing/shop.ts';

async function bench() {
  const couch = await serverWithShop();
  const folder = testFolder();
  const request = {
    address: `${couch.url}/`,
    workspace: 'shop',
    user: 'bench',
    password: 'pw',
    make: false,
  };
  /** The host, started with what was kept before. */
  const start = (secrets: Secrets = memorySecrets()) => {
    const shop = createShopServer({ folder, secrets });
    onTestFinished(() => shop.close());
    return shop;
  };
  const hear = (shop: ReturnType<typeof start>) => {
    const heard: Bell[] = [];
    const leaving = new AbortController();
    const bells = shop.bells(leaving.signal);
    void (async () => {
      for await (const bell of bells) heard.push(bell);
    })();
    return { heard, leave: () => leaving.abort() };
  };
  return { couch, folder, request, start, hear };
}

const ask = { collection: 'orders', ids: ['a'] } as const;

test('a connection outlives the host; the password does where it can be kept', async () => {
  const { couch, request, start } = await bench();
  const secrets = memorySecrets();
  const first = start(secrets);
  expect(await first.connect(request)).toMatchObject({ connected: true });
  first.close();
  expect(await first.read(ask)).toEqual(err({ kind: 'off' }));
  const second = start(secrets);
  expect(await second.current()).toMatchObject({ address: couch.url, user: 'bench' });
  expect(await second.read(ask)).toEqual(ok([]));
});

test('where no password can be kept it is asked for after a restart, and nothing is sent before', async () => {
  const { couch, request, start, hear } = await bench();
  const first = start();
  await first.connect(request);
  first.close();
  const before = couch.requests.length;
  const second = start();
  const { heard } = hear(second);
  const signedOut = { kind: 'signed-out', why: 'password' } as const;
  expect(await second.read(ask)).toEqual(err(signedOut));
  await expect
    .poll(() => heard.filter(({ kind }) => kind === 'lost'))
    .toHaveLength(replicatedNames.length);
  expect(heard).toContainEqual({ kind: 'lost', collection: 'orders', fault: signedOut });
  expect(couch.requests).toHaveLength(before);

  expect(await second.signIn('pw')).toMatchObject({ value: { connected: true } });
  await expect
    .poll(() => heard.filter(({ kind }) => kind === 'begun'))
    .toHaveLength(replicatedNames.length);
  expect(await second.read(ask)).toEqual(ok([]));
});

test('R5: signing in by a wrong password is one try, and the station stays as it was', async () => {
  const { couch, request, start } = await bench();
  const shop = start();
  await shop.connect(request);
  expect(await shop.signIn('wrong')).toMatchObject({
    value: { connected: false, report: { failed: { fault: { kind: 'wrong-password' } } } },
  });
  expect(couch.accounts.wrongTries).toEqual(['bench']);
  expect(await shop.read(ask)).toEqual(ok([]));
});

test('the password is in no file', async () => {
  const { folder, request, start } = await bench();
  await start().connect({ ...request, password: 'pw' });
  const files = readdirSync(folder);
  expect(files).toEqual(['server.json']);
  expect(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'))).toEqual({
    address: request.address.slice(0, -1),
    workspace: 'shop',
    user: 'bench',
  });
});

test('leaving forgets server and password, and ends what is under way', async () => {
  const { couch, request, start, hear } = await bench();
  const secrets = memorySecrets();
  const shop = start(secrets);
  const { heard } = hear(shop);
  await shop.connect(request);
  await expect
    .poll(() => heard.filter(({ kind }) => kind === 'begun'))
    .toHaveLength(replicatedNames.length);
  await shop.leave();
  await expect.poll(() => heard.at(-1)).toEqual({ kind: 'changed' });
  expect(await shop.read(ask)).toEqual(err({ kind: 'off' }));
  await expect.poll(() => couch.open()).toBe(0);
  expect(await start(secrets).current()).toBe(null);
  expect(await secrets.read(`bench at ${couch.url}`)).toBe(null);
});

test('an account file that is damaged is none', async () => {
  const { folder, start } = await bench();
  writeFileSync(join(folder, 'server.json'), '{"address":');
  expect(await start().current()).toBe(null);
});

test('several listeners share the polls; who comes later is told how things stand', async () => {
  const { couch, request, start, hear } = await bench();
  const shop = start();
  await shop.connect(request);
  expect(couch.open()).toBe(0);
  const first = hear(shop);
  await expect.poll(() => couch.open()).toBe(replicatedNames.length);
  const second = hear(shop);
  await expect.poll(() => second.heard).toHaveLength(replicatedNames.length);
  expect(second.heard.every(({ kind }) => kind === 'begun')).toBe(true);
  await shop.write({ collection: 'skus', docs: [{ _id: 'a' }] });
  const rung = { kind: 'rung', collection: 'skus' };
  await expect.poll(() => [first.heard.at(-1), second.heard.at(-1)]).toEqual([rung, rung]);
  expect(couch.open()).toBe(replicatedNames.length);
  first.leave();
  await shop.write({ collection: 'skus', docs: [{ _id: 'b' }] });
  await expect.poll(() => second.heard).toHaveLength(9);
  second.leave();
  await expect.poll(() => couch.open()).toBe(0);
});
