import { expect, test } from 'vitest';
import type { Bell } from '../shared/replication/remote.ts';
import { err, ok } from '../shared/result.ts';
import { openHost } from './host.ts';
import { createHostRemote } from './host-remote.ts';

const patience = {
  callMs: 50,
  documentMs: 50,
  serverMs: 50,
  channelMs: 50,
  connectMs: 50,
  retryMs: () => 5,
};

/** The server by way of a host that answers as told. */
function remoteOf(answer: (path: string, input: unknown) => Promise<unknown>) {
  const host = openHost(async () => {
    const link = {
      call: async (path: readonly string[], input: unknown) => answer(path.join('.'), input),
    };
    return { link, closed: new Promise(() => {}), close: () => {} };
  }, patience);
  return createHostRemote(host);
}

const CONNECTION = {
  address: 'https://couch.example.com',
  workspace: 'shop',
  user: 'ann',
  skewMs: 5,
};

test('each call is asked of the host by its name, with what it needs', async () => {
  const asked: unknown[] = [];
  const remote = remoteOf(async (path, input) => {
    asked.push([path, input]);
    return ok([]);
  });
  await remote.changes('orders', null, 10, [{ id: 'a', rev: '1-x' }]);
  await remote.read('skus', ['a']);
  await remote.leaves('orders', 'a', ['1-x']);
  await remote.write('orders', [{ _id: 'a', n: 1 }]);
  await remote.marks('orders', 's1');
  await remote.mark('orders', 's1', 2, '0-1');
  expect(asked).toEqual([
    [
      'server.changes',
      { collection: 'orders', since: null, limit: 10, known: [{ id: 'a', rev: '1-x' }] },
    ],
    ['server.read', { collection: 'skus', ids: ['a'] }],
    ['server.leaves', { collection: 'orders', id: 'a', revs: ['1-x'] }],
    ['server.write', { collection: 'orders', docs: [{ _id: 'a', n: 1 }] }],
    ['server.marks', { collection: 'orders', station: 's1' }],
    ['server.mark', { collection: 'orders', station: 's1', mark: 2, markRev: '0-1' }],
  ]);
});

test.each<[string, () => Promise<unknown>, object]>([
  [
    'is not there',
    async () => err({ kind: 'host-gone' }),
    { kind: 'unreachable', reason: 'host-gone' },
  ],
  ['says nothing', () => new Promise(() => {}), { kind: 'silent' }],
  [
    'has a bug',
    () => Promise.reject(new Error('oh')),
    { kind: 'unreachable', reason: 'Error: oh' },
  ],
  ['tells what the server said', async () => err({ kind: 'too-large' }), { kind: 'too-large' }],
])('a host that %s is a fault of the server', async (_, answer, fault) => {
  expect(await remoteOf(answer).read('orders', ['a'])).toEqual(err(fault));
});

test('while the host is away the station is connected as it was', async () => {
  const answers = [
    ok(CONNECTION),
    err({ kind: 'host-gone' }),
    ok(null),
    err({ kind: 'host-gone' }),
  ];
  const remote = remoteOf(async () => answers.shift());
  expect([
    await remote.current(),
    await remote.current(),
    await remote.current(),
    await remote.current(),
  ]).toEqual([CONNECTION, CONNECTION, null, null]);
});

test('bells are heard in order from the call on; one that waits to be heard is not rung again', async () => {
  let ring: (bell: Bell) => void = () => {};
  let listeners = 0;
  const { server } = openHost(() => new Promise(() => {}), patience);
  const remote = createHostRemote({
    server,
    onBell: (listener) => {
      listeners += 1;
      ring = listener;
      return () => {
        listeners -= 1;
      };
    },
  });
  const leaving = new AbortController();
  const bells = remote.bells(leaving.signal);
  const orders = { kind: 'rung', collection: 'orders' } as const;
  const skus = { kind: 'rung', collection: 'skus' } as const;
  for (const bell of [orders, skus, orders, { kind: 'changed' } as const]) ring(bell);
  const heard: Bell[] = [];
  const hearing = (async () => {
    for await (const bell of bells) heard.push(bell);
  })();
  await expect.poll(() => heard).toEqual([skus, orders, { kind: 'changed' }]);
  ring(orders);
  await expect.poll(() => heard.at(-1)).toEqual(orders);
  leaving.abort();
  await hearing;
  expect(listeners).toBe(0);
});
