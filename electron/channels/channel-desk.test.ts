import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { memorySecrets, type Secrets } from '../secrets.ts';
import { createChannelDesk } from './channel-desk.ts';
import type { Homes } from './connect-vendor.ts';
import { openStubEtsy } from './etsy/testing/stub-shop.ts';
import { openStubShop } from './woocommerce/testing/stub-shop.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'packbench-channels-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function desk(setting: { folder: string; secrets: Secrets; homes?: Homes }) {
  const made = createChannelDesk({ ...setting, log: () => undefined });
  onTestFinished(() => made.close());
  return made;
}

async function shop() {
  const stub = await openStubShop();
  onTestFinished(() => stub.close());
  const { key, secret } = stub.keys;
  return { vendor: 'woocommerce' as const, fields: { url: stub.url, key, secret } };
}

test('a shop is tested, connected, asked, known after a restart, and forgotten', async () => {
  const setting = { folder: folder(), secrets: memorySecrets() };
  const keys = await shop();
  const first = desk(setting);
  expect(await first.test(keys)).toEqual(ok('Nippon Mugs'));
  expect(await first.known()).toEqual([]);
  expect(await first.connect('woocommerce', keys)).toEqual(ok({}));
  const pulled = await first.ask('woocommerce', (at) =>
    at.pull({ cursor: '', since: null, limit: 50 }),
  );
  expect(pulled).toMatchObject({ ok: true, value: { orders: [], left: 0 } });

  const second = desk(setting);
  expect(await second.known()).toMatchObject([{ id: 'woocommerce', vendor: 'woocommerce' }]);
  await second.forget('woocommerce');
  expect(await second.known()).toEqual([]);
  expect(await second.ask('woocommerce', (at) => at.test())).toEqual(err({ kind: 'no-keys' }));
  expect(await desk(setting).known()).toEqual([]);
});

test('no key is in the file, and a keychain that lost them leaves the channel unknown', async () => {
  const setting = { folder: folder(), secrets: memorySecrets() };
  const keys = await shop();
  await desk(setting).connect('woocommerce', keys);
  const kept = readFileSync(join(setting.folder, 'channels.json'), 'utf8');
  expect(JSON.parse(kept)).toEqual({
    woocommerce: { vendor: 'woocommerce', fields: { url: keys.fields.url } },
  });
  const another = desk({ ...setting, secrets: memorySecrets() });
  expect(await another.known()).toEqual([]);
});

test('what was typed wrong is told before anybody is asked', async () => {
  const one = desk({ folder: folder(), secrets: memorySecrets() });
  const refused = (code: string, reason: string) => err({ kind: 'refused', code, reason });
  const typed = (fields: Record<string, string>) => one.test({ vendor: 'woocommerce', fields });
  expect(await typed({ url: '', key: 'k', secret: 's' })).toEqual(refused('missing', 'url'));
  expect(await typed({ url: 'shop.example', key: 'k', secret: 's' })).toEqual(
    refused('address', 'shop.example'),
  );
  expect(await typed({ url: 'https://ann:secret@shop.example', key: 'k', secret: 's' })).toEqual(
    refused('address', 'https://ann:secret@shop.example'),
  );
});

test('a folder that cannot be written to refuses to connect and keeps nothing', async () => {
  const keys = await shop();
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  const one = desk({ folder: join(file, 'data'), secrets: memorySecrets() });
  await expect(one.connect('woocommerce', keys)).rejects.toThrow();
  expect(await one.known()).toEqual([]);
});

test('a token that a test uses up is replaced in what is connected, and in what is tested again', async () => {
  const etsy = await openStubEtsy(Date.now);
  onTestFinished(() => etsy[Symbol.asyncDispose]());
  const setting = { folder: folder(), secrets: memorySecrets(), homes: { etsy: etsy.server.url } };
  const first = desk(setting);
  const { refreshToken } = etsy;
  const keys = { vendor: 'etsy' as const, fields: { ...etsy.keys, refreshToken } };
  expect(await first.test(keys)).toMatchObject({ ok: true });
  expect(await first.test(keys)).toMatchObject({ ok: true });
  expect(await first.connect('etsy', keys)).toEqual(ok({}));
  const slice = { cursor: '', since: null, limit: 10 };
  expect(await first.ask('etsy', (at) => at.pull(slice))).toMatchObject({ ok: true });
  expect(await first.quota('etsy')).toMatchObject({ left: expect.any(Number), waitsUntil: null });
  expect(await first.quota('amazon')).toBeNull();
  // Another start has what was renewed meanwhile.
  const second = desk(setting);
  expect(await second.ask('etsy', (at) => at.pull(slice))).toMatchObject({ ok: true });
});

test('what a channel answered of an order is kept here, handed on to nobody, and gone when it is disconnected', async () => {
  const stub = await openStubShop();
  onTestFinished(() => stub.close());
  stub.place({ number: 'JP-7' });
  const { key, secret } = stub.keys;
  const setting = { folder: folder(), secrets: memorySecrets() };
  const one = desk(setting);
  await one.connect('woocommerce', {
    vendor: 'woocommerce',
    fields: { url: stub.url, key, secret },
  });
  const slice = await one.pull('woocommerce', { cursor: '', since: null, limit: 10 });
  const [order] = slice.ok ? slice.value.orders : [];
  const externalId = order?.reading.externalId ?? '';
  expect(order?.raw).toBe('');
  expect(await desk(setting).raw.read('woocommerce', externalId)).toContain('JP-7');
  expect(await desk(setting).reread('woocommerce', [externalId, 'another'])).toEqual([
    { order, keptAt: expect.stringMatching(/^\d{4}-.*Z$/) },
  ]);
  await one.forget('woocommerce');
  expect(await one.raw.read('woocommerce', externalId)).toBe(null);
});
