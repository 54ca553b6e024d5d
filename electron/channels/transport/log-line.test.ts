import { expect, test } from 'vitest';
import { err, ok } from '../../../shared/result.ts';
import type { ChannelRequest } from '../transport.ts';
import { logLine, type Told } from './log-line.ts';

const REQUEST: ChannelRequest = {
  method: 'POST',
  url: 'https://shop.example/orders?consumer_secret=cs1&search=ann%40home.example&page=2',
  headers: { authorization: 'Bearer header-secret' },
  body: 'body-secret',
  operation: 'orders',
  repeatable: false,
};

function lineOf(result: Told['result'], attempt = 1) {
  return logLine({ account: 'shop', request: REQUEST, result, tookMs: 12, attempt });
}

test('an answer', () => {
  expect(lineOf(ok({ status: 200, headers: {}, text: 'answer' }))).toEqual({
    level: 'note',
    where: 'channel shop',
    message:
      'POST https://shop.example/orders?consumer_secret=[blanked]&search=[blanked]&page=2 [orders]: 200, 6 characters in 12 ms',
  });
});

const results: [Told['result'], string][] = [
  [ok({ status: 401, headers: {}, text: '' }), '401, 0 characters'],
  [err({ kind: 'silent', reason: 'token=abc ended' }), 'silent, token=[blanked] ended'],
  [err({ kind: 'cut', status: 200 }), '200, cut short'],
  [err({ kind: 'too-large' }), 'too-large'],
];
test.each(results)('%o', (result, told) => {
  expect(lineOf(result, 2)).toMatchObject({
    level: 'warn',
    message: expect.stringContaining(`[orders] (try 2): ${told} in 12 ms`),
  });
});

test('a long address is cut', () => {
  const request = { ...REQUEST, url: `https://shop.example/${'a'.repeat(5_000)}` };
  const result = err({ kind: 'too-large' } as const);
  const { message } = logLine({ account: 'shop', request, result, tookMs: 1, attempt: 1 });
  expect(message.length).toBeLessThan(400);
});
