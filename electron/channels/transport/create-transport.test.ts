import { expect, test } from 'vitest';
import type { LogEntry } from '../../../shared/host.ts';
import { err } from '../../../shared/result.ts';
import type { ChannelRequest } from '../transport.ts';
import { systemClock } from './clock.ts';
import { createTransport, type TransportOptions } from './create-transport.ts';
import { fetchExchange } from './exchange.ts';
import type { LimiterState } from './limiter.ts';
import { type Recorded, recording, replaying } from './recording.ts';
import { quickClock } from './testing/quick-clock.ts';
import { answer, cutOff, silence, stubChannel, truncated } from './testing/stub-channel.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DATE = { date: new Date(NOON).toUTCString() };
const HTML = '<html><h1>502 Bad Gateway</h1></html>';

function transportOf(more: Partial<TransportOptions> = {}) {
  const clock = quickClock(NOON);
  const lines: LogEntry[] = [];
  const transport = createTransport({
    account: 'shop',
    limits: { orders: { burst: 10, perSecond: 10 } },
    log: (line) => lines.push(line),
    clock,
    chance: () => 1,
    ...more,
  });
  return { transport, clock, lines };
}

function reading(url: string, more: Partial<ChannelRequest> = {}): ChannelRequest {
  return { method: 'GET', url, operation: 'orders', repeatable: true, limitMs: 5_000, ...more };
}

function writing(url: string): ChannelRequest {
  return reading(url, { method: 'POST', body: '{"sku":"MUG"}', repeatable: false });
}

const FINE = { ok: true, value: { status: 200 } };
const fine = answer(200, '{}', DATE);

test('429 with a hint: sent again when it may be, a write too, as it was not done', async () => {
  const channel = await stubChannel(answer(429, '', { ...DATE, 'retry-after': '40' }), fine);
  const { transport, clock } = transportOf();
  expect(await transport.send(writing(channel.url))).toMatchObject(FINE);
  expect(clock.slept).toEqual([40_000]);
  expect(channel.asked.map(({ body }) => body)).toEqual(['{"sku":"MUG"}', '{"sku":"MUG"}']);
});

test("429 with a date: by the channel's clock, not by ours", async () => {
  const ahead = (ms: number) => new Date(NOON + 300_000 + ms).toUTCString();
  const channel = await stubChannel(
    answer(429, '', { date: ahead(0), 'retry-after': ahead(40_000) }),
    fine,
  );
  const { transport, clock } = transportOf();
  expect(await transport.send(reading(channel.url))).toMatchObject(FINE);
  // The date header leaves the half second away.
  expect(clock.slept).toEqual([39_500]);
});

test('429 without a hint: later each time, spread by chance, a few times', async () => {
  const channel = await stubChannel(answer(429, '', DATE));
  const { transport, clock } = transportOf();
  const given = await transport.send(reading(channel.url));
  expect(given).toEqual(err({ kind: 'throttled', retryAfterMs: 8_000 }));
  expect(clock.slept).toEqual([1_000, 2_000, 4_000]);
  expect(channel.asked).toHaveLength(4);

  const lucky = transportOf({ chance: () => 0 });
  await lucky.transport.send(reading(channel.url));
  expect(lucky.clock.slept).toEqual([500, 1_000, 2_000]);
});

test('429 holds up whoever is next', async () => {
  const channel = await stubChannel(answer(429, '', { ...DATE, 'retry-after': '30' }), fine);
  const { transport, clock } = transportOf({ patience: { tries: 1 } });
  await transport.send(reading(channel.url));
  expect(await transport.send(reading(channel.url))).toMatchObject(FINE);
  expect(clock.slept).toEqual([30_000]);
});

test('429 says that nothing is left, whatever we had counted', async () => {
  const channel = await stubChannel(answer(429, '', DATE), fine);
  const limits = { orders: { burst: 10, perSecond: 0.1 } };
  const { transport, clock } = transportOf({ limits });
  expect(await transport.send(reading(channel.url))).toMatchObject(FINE);
  expect(clock.slept).toEqual([10_000]);
});

test('a wait that is longer than the patience is told, not waited for', async () => {
  const channel = await stubChannel(answer(429, '', { ...DATE, 'retry-after': '3600' }));
  const { transport, clock } = transportOf();
  const hour = err({ kind: 'throttled', retryAfterMs: 3_600_000 });
  expect(await transport.send(reading(channel.url))).toEqual(hour);
  expect(await transport.send(reading(channel.url))).toEqual(hour);
  expect([channel.asked.length, clock.slept]).toEqual([1, []]);
});

test.each([
  ['500', answer(500, '{}', DATE)],
  ['502 with HTML', answer(502, HTML, { ...DATE, 'content-type': 'text/html' })],
  ['a truncated answer', truncated],
  ['a cut connection', cutOff],
])('%s: a read is asked again', async (_, behaviour) => {
  const channel = await stubChannel(behaviour, behaviour, fine);
  const { transport, clock } = transportOf();
  expect(await transport.send(reading(channel.url))).toMatchObject(FINE);
  expect(clock.slept).toEqual([1_000, 2_000]);
});

test.each([
  ['500', answer(500, '{}', DATE), { kind: 'busy', status: 500, retryAfterMs: 0 }],
  ['502 with HTML', answer(502, HTML, DATE), { kind: 'busy', status: 502, retryAfterMs: 0 }],
  ['a truncated answer', truncated, { kind: 'busy', status: 200, retryAfterMs: 0 }],
  ['a cut connection after it was done', cutOff, { kind: 'silent' }],
])('%s: a write is not repeated', async (_, behaviour, fault) => {
  const channel = await stubChannel(behaviour, fine);
  const { transport } = transportOf();
  expect(await transport.send(writing(channel.url))).toEqual(err(fault));
  expect(channel.asked).toHaveLength(1);
});

test('503 with a hint is asked no sooner than that', async () => {
  const channel = await stubChannel(answer(503, '', { ...DATE, 'retry-after': '20' }), fine);
  const { transport, clock } = transportOf();
  expect(await transport.send(reading(channel.url))).toMatchObject(FINE);
  expect(clock.slept).toEqual([20_000]);
});

test('silence ends at the time limit; a read is asked again, a write is not', async () => {
  const channel = await stubChannel(silence);
  const { transport } = transportOf();
  const silent = err({ kind: 'silent' });
  expect(await transport.send({ ...writing(channel.url), limitMs: 50 })).toEqual(silent);
  expect(channel.asked).toHaveLength(1);
  expect(await transport.send(reading(channel.url, { limitMs: 50 }))).toEqual(silent);
  expect(channel.asked).toHaveLength(5);
});

test('no try begins when the patience is over, however slowly each fails', async () => {
  const { transport, clock } = transportOf({
    exchange: async () => {
      clock.pass(50_000);
      return err({ kind: 'silent', reason: '' });
    },
  });
  await transport.send(reading('http://shop.example/'));
  expect(clock.now() - NOON).toBe(153_000);
  expect(clock.slept).toEqual([1_000, 2_000]);
});

test('a huge answer is nonsense, and not asked for again', async () => {
  const channel = await stubChannel(answer(200, 'x'.repeat(2_000), DATE));
  const { transport } = transportOf({ patience: { maxBytes: 1_000 } });
  const given = await transport.send(reading(channel.url));
  expect(given).toMatchObject(err({ kind: 'nonsense' }));
  expect(channel.asked).toHaveLength(1);
});

test.each([302, 401, 404, 422])('%i is an answer for the connector', async (status) => {
  const channel = await stubChannel(answer(status, 'why', { ...DATE, location: '/other' }));
  const { transport } = transportOf();
  const given = await transport.send(reading(channel.url));
  expect(given).toMatchObject({ ok: true, value: { status, text: 'why' } });
  expect(channel.asked).toHaveLength(1);
});

test("the channel's clock is known from its last answer that tells the time", async () => {
  const date = (ms: number) => answer(200, '', { date: new Date(NOON + ms).toUTCString() });
  const undated = answer(200, '', { date: '' });
  const channel = await stubChannel(date(300_000), undated, date(-300_000));
  const { transport } = transportOf();
  const skews = [transport.skewMs];
  for (let count = 0; count < 3; count++) {
    await transport.send(reading(channel.url));
    skews.push(transport.skewMs);
  }
  expect(skews).toEqual([0, 300_500, 300_500, -299_500]);
});

test('headers teach the limit', async () => {
  const none = { 'x-rate-limit-requests-left': '0', 'x-rate-limit-time-reset-ms': '15000' };
  const channel = await stubChannel(answer(200, '', { ...DATE, ...none }), fine);
  const { transport, clock } = transportOf();
  await transport.send(reading(channel.url));
  await transport.send(reading(channel.url));
  expect(clock.slept).toEqual([15_000]);
});

test('a connector teaches the limit of what it read in a body', async () => {
  const channel = await stubChannel(fine);
  const limits = { graphql: { burst: 2_000, perSecond: 50 } };
  const { transport, clock } = transportOf({ limits });
  const query = reading(channel.url, { operation: 'graphql', cost: 700 });
  await transport.send(query);
  transport.learn('graphql', { available: 200, perSecond: 100 });
  await transport.send(query);
  expect(clock.slept).toEqual([5_000]);
});

test('the limits outlive a restart', async () => {
  const channel = await stubChannel(answer(429, '', { ...DATE, 'retry-after': '3600' }));
  const saved: LimiterState[] = [];
  const first = transportOf({ save: (state) => saved.push(state) });
  await first.transport.send(reading(channel.url));
  const second = transportOf({ load: () => JSON.parse(JSON.stringify(saved.at(-1))) });
  const given = await second.transport.send(reading(channel.url));
  expect(given).toEqual(err({ kind: 'throttled', retryAfterMs: 3_600_000 }));
  expect(channel.asked).toHaveLength(1);
});

test('stopping ends what is under way, and nothing is sent after it', async () => {
  const channel = await stubChannel(silence);
  const stopping = new AbortController();
  const { transport } = transportOf({ signal: stopping.signal });
  const asking = transport.send(reading(channel.url));
  await expect.poll(() => channel.asked.length).toBe(1);
  stopping.abort();
  expect(await asking).toEqual(err({ kind: 'silent' }));
  const later = await transport.send(reading(channel.url));
  expect(later).toMatchObject(err({ kind: 'unreachable' }));
  expect(channel.asked).toHaveLength(1);
});

test('stopping ends the wait for another try', async () => {
  const stopping = new AbortController();
  const channel = await stubChannel((response) => {
    response.writeHead(500).end(() => setTimeout(() => stopping.abort(), 50));
  });
  const { transport } = transportOf({ signal: stopping.signal, clock: systemClock });
  const given = await transport.send(reading(channel.url));
  expect(given).toMatchObject(err({ kind: 'unreachable' }));
  expect(channel.asked).toHaveLength(1);
});

test('each try is a line in the log, without keys, headers or bodies', async () => {
  const channel = await stubChannel(answer(500, 'their-secret', DATE), fine);
  const { transport, lines } = transportOf();
  const headers = { authorization: 'Bearer my-secret' };
  await transport.send(reading(`${channel.url}/orders?key=my-secret`, { headers }));
  expect(lines).toEqual([
    {
      level: 'warn',
      where: 'channel shop',
      message: `GET ${channel.url}/orders?key=[blanked] [orders]: 500, 12 characters in 0 ms`,
    },
    {
      level: 'note',
      where: 'channel shop',
      message: `GET ${channel.url}/orders?key=[blanked] [orders] (try 2): 200, 2 characters in 0 ms`,
    },
  ]);
});

test('a whole talk is recorded and answered again without the channel', async () => {
  const channel = await stubChannel(answer(500, '', DATE), answer(200, '[1]', DATE), fine);
  const pairs: Recorded[] = [];
  const exchange = recording(fetchExchange, (pair) => pairs.push(pair));
  const live = await transportOf({ exchange }).transport.send(reading(channel.url));
  const again = transportOf({ exchange: replaying(pairs) }).transport;
  expect(await again.send(reading(channel.url))).toEqual(live);
  await expect(again.send(reading(channel.url))).rejects.toThrow('Not recorded');
  expect(channel.asked).toHaveLength(2);
});
