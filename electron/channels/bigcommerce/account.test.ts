/** Tokens, and answers that are not the API's. */
import { expect, test } from 'vitest';
import { openShop } from './testing/open-shop.ts';

test('a token is a header of every request, and the store is called by its name', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  expect(await connector.test()).toEqual({ ok: true, value: 'Towels & Co' });
  const sent = shop.server.asked.map(({ headers }) => [headers['x-auth-token'], headers.accept]);
  expect(sent).toEqual(Array(3).fill(['stub-token', 'application/json']));
});

test('without the permission to ask its name the store is called by its id', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const reply = { status: 403, body: { title: 'You need more scopes' } };
  shop.server.fail([{ kind: 'instead', reply }], ({ path }) => path.endsWith('/store'));
  expect(await connector.test()).toEqual({ ok: true, value: 'abc123' });
});

test.each([
  [{ status: 401, body: { title: 'Unauthorized' } }, 'keys', 'Reading stock: Unauthorized'],
  [{ status: 403, body: [{ status: 403, message: 'No' }] }, 'permission', 'Reading stock: No'],
])('%j fails at its step', async (reply, why, reason) => {
  await using open = await openShop();
  const { shop, connector } = open;
  shop.server.fail([{ kind: 'instead', reply }], ({ path }) => path.includes('/inventory/'));
  expect(await connector.test()).toEqual({
    ok: false,
    error: { kind: 'signed-out', why, reason },
  });
});

test.each([
  ['half of an answer', '[{"id":', { kind: 'busy', status: 200, retryAfterMs: 30_000 }],
  ['a page', '<html>', { kind: 'nonsense' }],
  ['an order without an id', '[{}]', { kind: 'nonsense' }],
])('%s is a fault', async (_, body, error) => {
  await using open = await openShop();
  const { shop, connector } = open;
  shop.server.fail([{ kind: 'instead', reply: { body } }]);
  const answer = await connector.pull({ cursor: '', since: null, limit: 10 });
  expect(answer).toMatchObject({ ok: false, error });
});
