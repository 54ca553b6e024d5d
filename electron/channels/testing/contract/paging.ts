/** Orders by slices: all of them arrive, however small the slices are and whatever changes meanwhile. */
import { expect, test } from 'vitest';
import { hostOf } from './host.ts';
import { persist } from './persisting.ts';
import { MINUTE, type Open, order, placed } from './samples.ts';

export function paging(open: Open): void {
  test.each([1, 2, 3, 7, 100])('to its end, %i orders a slice', async (limit) => {
    await using shop = await open();
    const ids = placed(shop, 7);
    const host = hostOf(shop);
    await host.cycle(limit);
    expect(host.ids).toEqual(ids.toSorted());
  });

  test.each([1, 2, 3])('through orders of one second, %i a slice', async (limit) => {
    await using shop = await open();
    const ids = placed(shop, 5, 0);
    const host = hostOf(shop);
    await host.cycle(limit);
    expect(host.ids).toEqual(ids.toSorted());
  });

  test('and what ties with the last that was read comes with the next', async () => {
    await using shop = await open();
    const ids = placed(shop, 2, 0);
    const host = hostOf(shop);
    await host.toEnd();
    ids.push(...placed(shop, 2, 0));
    await host.cycle();
    expect(host.ids).toEqual(ids.toSorted());
  });

  test('an order that changes meanwhile is not lost, and no other for its sake', async () => {
    await using shop = await open();
    const ids = placed(shop, 7);
    shop.clock.pass(20 * MINUTE);
    const host = hostOf(shop);
    await host.pull(2);
    for (const id of ids.filter((_, at) => at % 3 === 0)) shop.change(id);
    await host.toEnd(2);
    // A window that was closed before the change does not have it.
    await host.cycle(2);
    expect(host.ids).toEqual(ids.toSorted());
  });

  test('every order changes after each slice, and all arrive as they are at last', async () => {
    await using shop = await open();
    const ids = placed(shop, 4);
    shop.clock.pass(20 * MINUTE);
    const host = hostOf(shop);
    for (const _ of ids) {
      await host.pull(1);
      for (const id of ids) shop.change(id);
      shop.clock.pass(MINUTE);
    }
    await host.toEnd();
    await host.cycle();
    const now = await persist(shop, () => shop.connector.refresh(ids));
    const byId = new Map(now.map((one) => [one.reading.externalId, one.reading]));
    for (const id of ids) expect(host.order(id).reading).toEqual(byId.get(id));
  });

  test('an order that changed is told with its change by the next cycle', async () => {
    await using shop = await open();
    const [id = '', ...others] = placed(shop, 3);
    const host = hostOf(shop);
    await host.cycle();
    const before = host.order(id).reading;
    shop.clock.pass(60 * MINUTE);
    shop.change(id);
    await host.cycle();
    expect(host.order(id).reading).not.toEqual(before);
    expect(host.ids).toEqual([id, ...others].toSorted());
  });

  test('an order that is placed meanwhile arrives', async () => {
    await using shop = await open();
    const ids = placed(shop, 5);
    shop.clock.pass(20 * MINUTE);
    const host = hostOf(shop);
    await host.pull(2);
    ids.push(shop.place(order()));
    await host.toEnd(2);
    await host.cycle(2);
    expect(host.ids).toEqual(ids.toSorted());
  });

  test('an empty shop has an end, and its first order arrives', async () => {
    await using shop = await open();
    const host = hostOf(shop);
    expect(await host.pull(10)).toMatchObject({ orders: [], left: 0 });
    expect(await host.pull(10)).toMatchObject({ orders: [], left: 0 });
    const id = shop.place(order());
    await host.cycle();
    expect(host.ids).toEqual([id]);
  });

  test('from the moment that it is told', async () => {
    await using shop = await open();
    placed(shop, 2);
    shop.clock.pass(48 * 60 * MINUTE);
    const since = new Date(shop.clock.now()).toISOString();
    const ids = placed(shop, 3);
    const host = hostOf(shop, since);
    await host.cycle(2);
    expect(host.ids).toEqual(ids.toSorted());
  });

  test('and what came last comes again with the next: what was stamped with it may show up late', async () => {
    await using shop = await open();
    const ids = [...placed(shop, 2), shop.place(order())];
    const last = ids.at(-1) ?? '';
    const host = hostOf(shop);
    for (let waits = 0; waits < 20 && !host.orders.has(last); waits += 1) {
      if (!(await host.toEnd()).includes(last)) shop.clock.pass(MINUTE / 2);
    }
    expect(await host.toEnd()).toContain(last);
  });

  test('again from the same place, with nothing missing', async () => {
    await using shop = await open();
    const ids = placed(shop, 6);
    shop.clock.pass(20 * MINUTE);
    const host = hostOf(shop);
    const before = new Set((await host.pull(2)).orders.map(({ reading }) => reading.externalId));
    const { cursor } = host;
    await host.toEnd(2);
    const again = new Set<string>();
    for (let next = cursor, left: number | null = 1; left !== 0; ) {
      const from = { cursor: next, since: null, limit: 2 };
      const slice = await persist(shop, () => shop.connector.pull(from));
      for (const { reading } of slice.orders) again.add(reading.externalId);
      ({ cursor: next, left } = slice);
    }
    expect(ids.filter((id) => !before.has(id) && !again.has(id))).toEqual([]);
  });

  test('by a cursor that is text, and one that nobody can read does no harm', async () => {
    await using shop = await open();
    const ids = placed(shop, 3);
    const host = hostOf(shop);
    await host.cycle(2);
    expect(host.cursor).toBeTypeOf('string');
    expect(host.cursor).not.toBe('');
    const from = { cursor: `${host.cursor.slice(0, 5)}?`, since: null, limit: 10 };
    const answer = await shop.connector.pull(from);
    const told = answer.ok ? answer.value.orders.map(({ reading }) => reading.externalId) : ids;
    expect(told.toSorted()).toEqual(ids.toSorted());
  });
}
