/** Paging where a real Vendure cannot be brought to be: orders placed in one moment, orders that come while it pages. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import placed from '../../../tests/fixtures/channels/vendure/placed.json' with { type: 'json' };
import { answering } from '../testing/answering.ts';
import { plainTransport } from '../testing/plain-transport.ts';
import { createVendure } from './vendure.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-23T08:00:00.000Z');
const at = (ms: number) => new Date(START + ms).toISOString();

const options = z.object({
  filter: z.object({ orderPlacedAt: z.object({ after: z.string().optional() }) }),
  skip: z.int(),
  take: z.int(),
});

/** A shop with orders placed at these moments; their ids are their places. */
async function shop(moments: readonly string[]) {
  const orders = moments.map((orderPlacedAt, n) => ({ ...placed, id: String(n), orderPlacedAt }));
  const server = await answering((body) => {
    const asked = z.object({ variables: z.object({ options }) }).parse(body).variables.options;
    const { after = '' } = asked.filter.orderPlacedAt;
    const found = orders
      .filter((order) => order.orderPlacedAt > after)
      .toSorted((a, b) => Date.parse(a.orderPlacedAt) - Date.parse(b.orderPlacedAt));
    const items = found.slice(asked.skip, asked.skip + asked.take);
    return { body: { data: { orders: { totalItems: found.length, items } } } };
  });
  const vendure = createVendure({ url: server.url, apiKey: 'k', transport: plainTransport });
  return {
    place: (orderPlacedAt: string) =>
      orders.push({ ...placed, id: String(orders.length), orderPlacedAt }),
    pull: async (cursor: string, limit: number, since: string | null = null) => {
      const answer = await vendure.pull({ cursor, since, limit });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      const { orders: pulled, ...rest } = answer.value;
      return { ids: pulled.map(({ reading }) => Number(reading.externalId)), ...rest };
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

test('every order comes once however many share a moment and however small the slices are', async () => {
  const moments = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(moments, fc.integer({ min: 1, max: 5 }), async (ticks, limit) => {
      await using vendure = await shop(ticks.map(at));
      const ids: number[] = [];
      let cursor = '';
      for (let left: number | null = 1; left !== 0; ) {
        const slice = await vendure.pull(cursor, limit);
        ids.push(...slice.ids);
        ({ cursor, left } = slice);
      }
      expect(ids.toSorted((a, b) => a - b)).toEqual(ticks.map((_, n) => n));
    }),
    { numRuns: 30 },
  );
});

test('an order placed while it pages is not left out, nor one whose transaction ended late', async () => {
  await using vendure = await shop([at(0), at(10), at(10 * MINUTE)]);
  const first = await vendure.pull('', 2);
  vendure.place(at(11 * MINUTE));
  const second = await vendure.pull(first.cursor, 5);
  vendure.place(at(9 * MINUTE));
  const third = await vendure.pull(second.cursor, 5);
  expect([first, second, third]).toMatchObject([
    { ids: [0, 1], left: 1 },
    { ids: [2, 3], left: 0 },
    { ids: [4, 2, 3], left: 0 },
  ]);
});

test('an empty shop keeps its beginning; what is placed then comes', async () => {
  await using vendure = await shop([]);
  const { cursor, ...empty } = await vendure.pull('', 5, at(0));
  vendure.place(at(-1));
  vendure.place(at(0));
  expect([empty, await vendure.pull(cursor, 5)]).toMatchObject([
    { ids: [], left: 0 },
    { ids: [1], left: 0 },
  ]);
});

test('a cursor of another make begins anew', async () => {
  await using vendure = await shop([at(0)]);
  expect(await vendure.pull('page 7', 5)).toMatchObject({ ids: [0] });
});
