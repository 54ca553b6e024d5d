/** What the calls to the shop's server must do over every wire between page and host: a real server, the real calls. */

import { expect, onTestFinished, test } from 'vitest';
import type { HostClient } from '../../shared/host.ts';
import { connectSteps } from '../../shared/replication/connecting.ts';
import type { Bell } from '../../shared/replication/remote.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import { err, ok } from '../../shared/result.ts';
import { memorySecrets } from '../secrets.ts';
import { createShopServer, type ShopServer } from './shop-server.ts';
import { serverWithShop, testFolder } from './testing/shop.ts';

/** Opens the wire in question to a host that has this server. */
type OpenHost = (server: ShopServer) => Promise<HostClient>;

const IN_ORDERS = { collection: 'orders' } as const;

/** The tests that a wire called `name` must pass. */
export function describeServerCalls(name: string, openHost: OpenHost): void {
  async function bench() {
    const couch = await serverWithShop();
    const shop = createShopServer({ folder: testFolder(), secrets: memorySecrets() });
    onTestFinished(() => shop.close());
    const host = (await openHost(shop)).server;
    const request = { address: couch.url, workspace: 'shop', user: 'bench', make: false };
    return { couch, host, shop, request: { ...request, password: 'pw' } };
  }

  test(`${name}: a station connects, writes, reads, marks, and leaves`, async () => {
    const { host, request, couch } = await bench();
    expect(await host.current()).toEqual(ok(null));
    expect(await host.read({ ...IN_ORDERS, ids: ['a'] })).toEqual(err({ kind: 'off' }));
    const report = { passed: [...connectSteps], failed: null, orders: 0 };
    expect(await host.test(request)).toEqual(ok(report));
    expect(await host.connect(request)).toEqual(ok({ report, connected: true }));
    expect(await host.current()).toEqual(
      ok({ address: couch.url, workspace: 'shop', user: 'bench', skewMs: null }),
    );

    const doc = { _id: 'a', v: 1, text: 'é"\u0000', deep: [{ n: 1 }] };
    const rev = expect.stringMatching(/^1-/);
    expect(await host.write({ ...IN_ORDERS, docs: [doc] })).toEqual(
      ok([{ kind: 'written', id: 'a', rev }]),
    );
    const stored = { ...doc, _rev: rev };
    expect(await host.read({ ...IN_ORDERS, ids: ['a'] })).toEqual(ok([stored]));
    expect(await host.changes({ ...IN_ORDERS, since: null, limit: 10, known: [] })).toEqual(
      ok({ docs: [stored], seq: '1', left: 0 }),
    );
    expect(await host.leaves({ ...IN_ORDERS, id: 'a', revs: [] })).toEqual(ok([]));
    const marks = await host.marks({ ...IN_ORDERS, station: 's' });
    expect(marks).toMatchObject({ value: { mark: 0, markRev: '' } });
    const mark = { ...IN_ORDERS, station: 's', mark: 1, markRev: '' };
    expect(await host.mark(mark)).toEqual(ok('0-1'));
    expect(await host.mark(mark)).toEqual(err({ kind: 'mark-moved' }));

    expect(await host.leave()).toEqual(ok({}));
    expect(await host.current()).toEqual(ok(null));
  });

  test(`${name}: R9: the page can name none but the workspace's databases`, async () => {
    const { host, request, couch } = await bench();
    await host.connect(request);
    const before = couch.requests.length;
    for (const collection of ['_users', '../_users', 'orders/_security', '']) {
      // @ts-expect-error what a hostile page would send
      const read = host.read({ collection, ids: [] });
      await expect(read).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await expect(host.connect({ ...request, workspace: '../_users' })).rejects.toThrow();
    await host.changes({ ...IN_ORDERS, since: '0&feed=continuous', limit: 1, known: [] });
    expect(couch.requests).toHaveLength(before);
  });

  test(`${name}: no call gives the password out`, async () => {
    const { host, request } = await bench();
    const secret = 'pw-that-nobody-says';
    const said = [
      await host.test({ ...request, password: secret }),
      await host.connect({ ...request, password: secret }),
      await host.connect(request),
      await host.signIn({ password: secret }),
      await host.current(),
    ];
    expect(JSON.stringify(said)).not.toContain(secret);
  });

  test(`${name}: bells ring while somebody listens`, async () => {
    const couch = await serverWithShop();
    const shop = createShopServer({ folder: testFolder(), secrets: memorySecrets() });
    onTestFinished(() => shop.close());
    const client = await openHost(shop);
    const leaving = new AbortController();
    const bells = await client.events.bells(undefined, { signal: leaving.signal });
    const login = { workspace: 'shop', user: 'bench', password: 'pw', make: false };
    await client.server.connect({ address: couch.url, ...login });
    const heard: Bell[] = [];
    const listening = (async () => {
      for await (const bell of bells) heard.push(bell);
    })().catch(() => 'ended');
    await expect
      .poll(() => heard.filter(({ kind }) => kind === 'begun'))
      .toHaveLength(replicatedNames.length);
    expect(heard[0]).toEqual({ kind: 'changed' });
    await client.server.write({ collection: 'skus', docs: [{ _id: 'a' }] });
    await expect.poll(() => heard.at(-1)).toEqual({ kind: 'rung', collection: 'skus' });
    leaving.abort();
    await listening;
    await expect.poll(() => couch.open()).toBe(0);
  });
}
