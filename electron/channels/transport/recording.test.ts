import { expect, test } from 'vitest';
import { err } from '../../../shared/result.ts';
import { type ExchangeRequest, fetchExchange } from './exchange.ts';
import { type Recorded, recording, replaying } from './recording.ts';
import { answer, cutOff, stubChannel } from './testing/stub-channel.ts';

function asking(url: string, more: Partial<ExchangeRequest> = {}): ExchangeRequest {
  const { signal } = new AbortController();
  return { method: 'GET', url, limitMs: 5_000, maxBytes: 10_000, signal, ...more };
}

test('what was recorded is answered again, in its order, whatever the keys are by then', async () => {
  const channel = await stubChannel(answer(200, '{"page":1}'), answer(200, '{"page":2}'), cutOff);
  const pairs: Recorded[] = [];
  const exchange = recording(fetchExchange, (pair) => pairs.push(pair));
  const url = `${channel.url}/orders?after=x&api_key=`;
  const real = [];
  for (let count = 0; count < 3; count++) real.push(await exchange(asking(`${url}old`)));

  const replayed = replaying(JSON.parse(JSON.stringify(pairs)));
  const again = [];
  for (let count = 0; count < 3; count++) again.push(await replayed(asking(`${url}new`)));
  expect(again).toEqual(real);
  expect(again[2]).toMatchObject(err({ kind: 'silent' }));
});

test('no secret is in the record', async () => {
  const channel = await stubChannel(
    answer(200, '{"access_token":"s1","note":"of s6"}', { 'set-cookie': 's2' }),
  );
  const pairs: Recorded[] = [];
  const exchange = recording(fetchExchange, (pair) => pairs.push(pair), ['s6', '"s7\\']);
  const reply = await exchange(
    asking(`${channel.url}/token?key=s3`, {
      method: 'POST',
      headers: { authorization: 'Bearer s4', 'content-type': 'application/json' },
      body: JSON.stringify({ client_secret: 's5', sku: 'MUG', name: 'a "s7\\ b' }),
    }),
  );
  expect(reply).toMatchObject({ value: { text: expect.stringContaining('s1') } });
  expect(JSON.stringify(pairs)).not.toMatch(/s[1-7]/);
  expect(pairs).toMatchObject([
    {
      request: {
        headers: { authorization: '[blanked]', 'content-type': 'application/json' },
        body: expect.stringContaining('"sku":"MUG"'),
      },
      result: { value: { status: 200 } },
    },
  ]);
});

test('a request that was not recorded fails loudly', async () => {
  const recorded: Recorded = {
    request: { method: 'GET', url: 'http://shop.example/a', headers: {}, body: '' },
    result: { ok: true, value: { status: 200, headers: {}, text: '' } },
  };
  const replayed = replaying([recorded]);
  await expect(replayed(asking('http://shop.example/b'))).rejects.toThrow(
    'Not recorded, or no more: GET http://shop.example/b',
  );
  await expect(replayed(asking('http://shop.example/a', { method: 'POST' }))).rejects.toThrow();
  await expect(replayed(asking('http://shop.example/a', { body: 'x' }))).rejects.toThrow();
  expect(await replayed(asking('http://shop.example/a'))).toEqual(recorded.result);
  await expect(replayed(asking('http://shop.example/a'))).rejects.toThrow();
});
