/** Orders asked for by their ids, as they are now. */
import { expect, test } from 'vitest';
import { hostOf } from './host.ts';
import { persist } from './persisting.ts';
import { type Open, placed, unknownLike } from './samples.ts';

export function refreshing(open: Open): void {
  test('for some: those come, as a pull tells them, and nothing else', async () => {
    await using shop = await open();
    const ids = placed(shop, 4);
    const host = hostOf(shop);
    await host.cycle();
    const wanted = ids.filter((_, at) => at % 2 === 0);
    const told = await persist(shop, () => shop.connector.refresh(wanted));
    const byId = new Map(told.map((one) => [one.reading.externalId, one.reading]));
    expect([...byId.keys()].toSorted()).toEqual(wanted.toSorted());
    expect(told).toHaveLength(wanted.length);
    for (const id of wanted) expect(byId.get(id)).toEqual(host.order(id).reading);
  });

  test('for one that changed: as it is now', async () => {
    await using shop = await open();
    const [id = ''] = placed(shop, 1);
    const [before] = await persist(shop, () => shop.connector.refresh([id]));
    shop.clock.pass(1_000);
    shop.change(id);
    const [after] = await persist(shop, () => shop.connector.refresh([id]));
    expect(after?.reading.externalId).toBe(id);
    expect(after?.reading).not.toEqual(before?.reading);
  });

  test('for some that it does not have: they are left out', async () => {
    await using shop = await open();
    const ids = placed(shop, 2);
    const [first = '', second = ''] = ids;
    const gone = unknownLike(second, ids);
    const told = await persist(shop, () => shop.connector.refresh([first, gone, second]));
    expect(told.map(({ reading }) => reading.externalId).toSorted()).toEqual(ids.toSorted());
    expect(await persist(shop, () => shop.connector.refresh([gone]))).toEqual([]);
  });

  test('for none: nothing is asked', async () => {
    await using shop = await open();
    const asked = shop.server.asked.length;
    expect(await shop.connector.refresh([])).toEqual({ ok: true, value: [] });
    expect(shop.server.asked).toHaveLength(asked);
  });

  test('for more than it gives at once', async () => {
    await using shop = await open();
    const ids = placed(shop, 120, 1_000);
    const told = await persist(shop, () => shop.connector.refresh(ids));
    expect(told.map(({ reading }) => reading.externalId).toSorted()).toEqual(ids.toSorted());
  });
}
