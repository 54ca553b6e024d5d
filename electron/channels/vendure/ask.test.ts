/** Answers that are none, and what they are called. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Answering, answering, type Reply } from '../testing/answering.ts';
import { plainTransport } from '../testing/plain-transport.ts';
import { ask } from './ask.ts';

function asking({ url }: Answering) {
  return ask(
    { url, apiKey: 'k', transport: plainTransport },
    {
      query: '{ shop { name } }',
      answer: z.object({ shop: z.object({ name: z.string() }) }),
      operation: 'account',
      repeatable: true,
    },
  );
}

const error = (code: string) => ({
  errors: [{ message: 'No.', extensions: { code } }],
  data: null,
});

test('an answer is what was asked for', async () => {
  await using server = await answering(() => ({ body: { data: { shop: { name: 'Ann', x: 1 } } } }));
  expect(await asking(server)).toEqual({ ok: true, value: { shop: { name: 'Ann' } } });
});

test.each<[string, Reply, object]>([
  ['a rule', { body: error('ENTITY_NOT_FOUND') }, { kind: 'refused', code: 'ENTITY_NOT_FOUND' }],
  [
    'a bad query',
    { status: 400, body: error('GRAPHQL_VALIDATION_FAILED') },
    { kind: 'refused', code: 'GRAPHQL_VALIDATION_FAILED', reason: 'No.' },
  ],
  ['an error inside', { body: error('INTERNAL_SERVER_ERROR') }, { kind: 'busy', status: 200 }],
  ['an error without a code', { body: { errors: [{ message: 'No.' }] } }, { kind: 'refused' }],
  ['cut short', { body: '{"data":{"sho' }, { kind: 'busy', status: 200 }],
  ['empty', { body: '' }, { kind: 'busy', status: 200 }],
  [
    'a web page',
    { body: '<html>Hello</html>' },
    { kind: 'nonsense', reason: '<html>Hello</html>' },
  ],
  ['another API', { body: { data: { shop: null } } }, { kind: 'nonsense' }],
  ['a locked door', { status: 401, body: '<html>' }, { kind: 'signed-out', why: 'keys' }],
  ['no such page', { status: 404, body: 'Not found' }, { kind: 'refused', code: 'HTTP 404' }],
  ['a server down', { status: 502, body: '<html>' }, { kind: 'busy', status: 502 }],
])('%s', async (_, reply, fault) => {
  await using server = await answering(() => reply);
  expect(await asking(server)).toMatchObject({ ok: false, error: fault });
});

test.each([
  ['permission', { data: { activeChannel: { id: '1' } } }],
  ['keys', error('FORBIDDEN')],
])('forbidden because of %s: a key that is known may ask for its channel', async (why, channel) => {
  await using server = await answering((body) => ({
    body: JSON.stringify(body).includes('activeChannel') ? channel : error('FORBIDDEN'),
  }));
  expect(await asking(server)).toEqual({
    ...{ ok: false, error: { kind: 'signed-out', why, reason: 'No.' } },
  });
});
