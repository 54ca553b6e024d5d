/** The shop's clock is not the station's: nothing falls into the gap between them. */
import { expect, test } from 'vitest';
import { hostOf } from './host.ts';
import { MINUTE, type Open, order, placed } from './samples.ts';

export function clocks(open: Open): void {
  test.each([
    ['ahead', 5 * MINUTE],
    ['behind', -5 * MINUTE],
  ])('five minutes %s: nothing is left out', async (_where, ms) => {
    await using shop = await open();
    shop.skew(ms);
    const ids = placed(shop, 4, MINUTE);
    const host = hostOf(shop);
    await host.cycle(2);
    // At once after a pull, again after one that brought nothing, and later.
    for (const pause of [0, 0, 10 * MINUTE]) {
      shop.clock.pass(pause);
      ids.push(shop.place(order()));
      await host.cycle(2);
      await host.cycle(2);
      expect(host.ids).toEqual(ids.toSorted());
    }
  });

  test.each([
    ['forwards', -5 * MINUTE, 5 * MINUTE],
    ['back', 5 * MINUTE, -5 * MINUTE],
  ])(
    'put %s between two pulls: what is placed after it arrives, by the second at the latest',
    async (_how, before, after) => {
      await using shop = await open();
      shop.skew(before);
      const ids = placed(shop, 3, MINUTE);
      const host = hostOf(shop);
      await host.cycle(2);
      shop.skew(after);
      shop.clock.pass(15 * MINUTE);
      ids.push(shop.place(order()));
      // The first learns how late it is.
      await host.cycle(2);
      await host.cycle(2);
      expect(host.ids).toEqual(ids.toSorted());
    },
  );
}
