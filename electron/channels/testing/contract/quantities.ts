/** Quantities told to the shop: set as they are said, each entry with its own outcome. */
import { expect, test } from 'vitest';
import type { QuantityOut } from '../../../../shared/channels/port.ts';
import type { ContractShop } from '../contract-shop.ts';
import { atEachRequest, FAULTS } from './each-request.ts';
import { persist, quantitiesSettled } from './persisting.ts';
import { type Open, unknownLike } from './samples.ts';

export function quantities(open: Open): void {
  test('of several listings, up and down, and to none', async () => {
    await using shop = await open();
    const ids = [5, 5, 5].map((quantity, at) => shop.list(`SKU-${at + 1}`, quantity));
    const wanted = ids.map((listing, at) => entry(listing, [7, 0, 5][at] ?? 0));
    expect(kinds(await quantitiesSettled(shop, wanted))).toEqual(['done', 'done', 'done']);
    expect(ids.map((id) => shop.quantityOf(id))).toEqual([7, 0, 5]);
  });

  test('of as many at once as it takes', async () => {
    await using shop = await open();
    const count = Math.min(shop.connector.capabilities.quantityBatch, 100);
    const ids = Array.from({ length: count }, (_, at) => shop.list(`SKU-${at + 1}`, 5));
    const outcomes = await quantitiesSettled(
      shop,
      ids.map((listing, at) => entry(listing, at)),
    );
    expect(kinds(outcomes)).toEqual(ids.map(() => 'done'));
    expect(ids.map((id) => shop.quantityOf(id))).toEqual(ids.map((_, at) => at));
  });

  test('with one among them that it does not have: the others are set, and that one is told', async () => {
    await using shop = await open();
    const [a, b] = [shop.list('SKU-1', 5), shop.list('SKU-2', 5)];
    const gone = unknownLike(b, [a, b]);
    const outcomes = await quantitiesSettled(shop, [entry(a, 1), entry(gone, 2), entry(b, 3)]);
    expect(kinds(outcomes)).toEqual(['done', 'rejected', 'done']);
    expect(outcomes[1]).toMatchObject({ reason: expect.stringMatching(/\S/) });
    expect([shop.quantityOf(a), shop.quantityOf(b)]).toEqual([1, 3]);
  });

  test.each(FAULTS)('and %s: said again, they are as they were said', async (_what, fault) => {
    await atEachRequest(open, fault, async (shop, arm) => {
      const [a, b] = [shop.list('SKU-1', 5), shop.list('SKU-2', 5)];
      arm();
      const outcomes = await quantitiesSettled(shop, [entry(a, 1, 5), entry(b, 9, 5)]);
      expect([shop.quantityOf(a), shop.quantityOf(b)]).toEqual([1, 9]);
      // What an earlier try had set already is not what we believed, but what we want.
      const want = (remote: string) => expect.toSatisfy((one) => isSet(one, remote));
      expect(outcomes).toEqual([want('1'), want('9')]);
    });
  });

  test('that somebody else changed: what is there is told, or overwritten as said', async () => {
    await using shop = await open();
    const [a, b] = [shop.list('SKU-1', 5), shop.list('SKU-2', 5)];
    const [stale, fresh] = await quantitiesSettled(shop, [entry(a, 3, 8), entry(b, 3, 5)]);
    if (stale?.kind === 'conflict') expect(stale.remote).toBe('5');
    else expect(stale?.kind).toBe('done');
    expect(shop.quantityOf(a)).toBe(stale?.kind === 'conflict' ? 5 : 3);
    expect(fresh?.kind).toBe('done');
    expect(shop.quantityOf(b)).toBe(3);
  });

  test('none: nothing is asked', async () => {
    await using shop = await open();
    const asked = shop.server.asked.length;
    expect(await shop.connector.setQuantities([])).toEqual({ ok: true, value: [] });
    expect(shop.server.asked).toHaveLength(asked);
  });

  test('are told by its listings, to their end', async () => {
    await using shop = await open();
    const numbers = Array.from({ length: 120 }, (_, at) => at % 7);
    const listed = numbers.map((n, at) => [shop.list(`SKU-${at + 1}`, n), n] as const);
    const told = await shown(shop);
    expect(told).toHaveLength(listed.length);
    expect(new Map(told)).toEqual(new Map(listed));
  });

  test('are none in an empty shop', async () => {
    await using shop = await open();
    expect(await shown(shop)).toEqual([]);
  });
}

function entry(listing: string, quantity: number, from: number | null = null): QuantityOut {
  return { key: `q ${listing}`, listing, quantity, from };
}

function kinds(outcomes: readonly { readonly kind: string }[]): string[] {
  return outcomes.map(({ kind }) => kind);
}

function isSet(outcome: unknown, remote: string): boolean {
  const { kind, remote: there } = outcome as { kind: string; remote: string };
  return kind === 'done' || (kind === 'conflict' && there === remote);
}

async function shown(shop: ContractShop): Promise<[listing: string, quantity: number | null][]> {
  const all: [string, number | null][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor;
    const slice = await persist(shop, () => shop.connector.listings(from));
    all.push(...slice.listings.map(({ id, quantity }): [string, number | null] => [id, quantity]));
    cursor = slice.next;
  }
  return all;
}
