import { expect, onTestFinished, test, vi } from 'vitest';
import type { ScanRead } from '../shared/host.ts';
import { type Bell, replicatedNames } from '../shared/replication/remote.ts';
import { type Host, openHost } from './host.ts';
import type { HostLink, OpenLink } from './host-links.ts';

const hasty = {
  callMs: 100,
  documentMs: 300,
  serverMs: 200,
  channelMs: 200,
  connectMs: 100,
  retryMs: () => 5,
};
const entry = { level: 'note' as const, message: 'm', where: 'w' };
const gone = { ok: false, error: { kind: 'host-gone' } };

/** A wire whose host answers as told; what it says unasked is put in by hand. */
function wire(answer: () => Promise<unknown>) {
  let cut = () => {};
  const closed = new Promise<void>((resolve) => {
    cut = resolve;
  });
  const queue: (ScanRead | Bell)[] = [];
  let wake = () => {};
  let followed: string | undefined;
  async function* unasked(name: string | undefined) {
    followed = name;
    for (;;) {
      const event = queue.shift();
      if (event !== undefined) yield event;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  const link: HostLink = {
    link: { call: async (path) => (path[0] === 'events' ? unasked(path[1]) : answer()) },
    closed,
    close: () => cut(),
  };
  const say = (event: ScanRead | Bell) => {
    queue.push(event);
    wake();
  };
  const scan = (code: string) => say({ code, device: 'test', at: '2026-11-23T12:00:00.000Z' });
  return { link, cut: () => cut(), scan, say, followed: () => followed };
}

function opened(open: OpenLink): Host {
  const host = openHost(open, hasty);
  onTestFinished(() => host.close());
  return host;
}

test('a call is answered', async () => {
  const host = opened(async () => wire(async () => ({ ok: true, value: {} })).link);
  expect(await host.log.write(entry)).toEqual({ ok: true, value: {} });
});

test('a host that is not there is a fault, soon, and tried again', async () => {
  let tries = 0;
  const host = opened(() => {
    tries += 1;
    return Promise.reject(new Error('refused'));
  });
  expect(await host.about()).toEqual(gone);
  expect(tries).toBeGreaterThan(3);
});

test('a host that stays away is tried ever more seldom, in the end every 30 s', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const tries: number[] = [];
  const host = openHost(() => {
    tries.push(Date.now());
    return Promise.reject(new Error('refused'));
  });
  onTestFinished(() => host.close());
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const pauses = tries.slice(1).map((at, n) => at - (tries[n] ?? 0));
  expect(pauses.slice(0, 6)).toEqual([...pauses.slice(0, 6)].sort((a, b) => a - b));
  expect(pauses[0]).toBeLessThanOrEqual(500);
  expect(new Set(pauses.slice(8))).toEqual(new Set([30_000]));
});

test('a call made before the wire is open waits for it', async () => {
  let tries = 0;
  const host = opened(async () => {
    tries += 1;
    if (tries < 4) throw new Error('not yet');
    return wire(async () => ({ ok: true, value: {} })).link;
  });
  expect(await host.log.write(entry)).toEqual({ ok: true, value: {} });
});

test('a host that says nothing is a fault, not a wait', async () => {
  const host = opened(async () => wire(() => new Promise(() => {})).link);
  expect(await host.about()).toEqual({ ok: false, error: { kind: 'host-silent' } });
});

test('a call the host breaks on is a fault with its reason', async () => {
  const host = opened(async () => wire(() => Promise.reject(new Error('Bad Request'))).link);
  expect(await host.about()).toEqual({
    ok: false,
    error: { kind: 'host-failed', reason: 'Error: Bad Request' },
  });
});

test('a wire cut in mid-call is a fault, and the next call goes over the next wire', async () => {
  const first = wire(() => new Promise(() => {}));
  const wires = [first, wire(async () => ({ ok: true, value: {} }))];
  const host = opened(async () => {
    const next = wires.shift();
    if (next === undefined) throw new Error('no more');
    return next.link;
  });
  const call = host.log.write(entry);
  setTimeout(first.cut, 10);
  expect(await call).toEqual(gone);
  expect(await host.log.write(entry)).toEqual({ ok: true, value: {} });
});

test('scans are heard over every wire, by whoever listens', async () => {
  const [first, second] = [wire(async () => ({})), wire(async () => ({}))];
  const wires = [first, second];
  const host = opened(async () => {
    const next = wires.shift();
    if (next === undefined) throw new Error('no more');
    return next.link;
  });
  const heard: string[] = [];
  const stop = host.onScan((read) => heard.push(read.code));
  first.scan('1');
  first.scan('1');
  await expect.poll(() => heard).toEqual(['1', '1']);
  first.cut();
  second.scan('2');
  await expect.poll(() => heard).toEqual(['1', '1', '2']);
  stop();
  second.scan('3');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toEqual(['1', '1', '2']);
});

test('bells: a wire that is gone rings for every collection, a new one says that all may have changed', async () => {
  const [first, second] = [wire(async () => ({})), wire(async () => ({}))];
  const wires = [first, second];
  const host = opened(async () => {
    const next = wires.shift();
    if (next === undefined) throw new Error('no more');
    return next.link;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(first.followed()).toBe(undefined);
  const heard: string[] = [];
  const stop = host.onBell((bell) =>
    heard.push(bell.kind === 'changed' ? bell.kind : `${bell.kind} ${bell.collection}`),
  );
  first.say({ kind: 'rung', collection: 'orders' });
  await expect.poll(() => heard).toEqual(['rung orders']);
  first.cut();
  second.say({ kind: 'begun', collection: 'orders' });
  await expect
    .poll(() => heard)
    .toEqual([
      'rung orders',
      ...replicatedNames.map((name) => `lost ${name}`),
      'changed',
      'begun orders',
    ]);
  expect(second.followed()).toBe('bells');
  stop();
});
