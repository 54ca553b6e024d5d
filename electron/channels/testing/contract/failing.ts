/** Servers and networks that fail while orders are read: a fault that passes or another try, never half of the orders. */
import { expect, test } from 'vitest';
import { atEachRequest, FAULTS } from './each-request.ts';
import { hostOf } from './host.ts';
import { line, MINUTE, type Open, order, placed } from './samples.ts';

const PASSING = ['unreachable', 'silent', 'throttled', 'busy', 'nonsense'];

export function failing(open: Open): void {
  test.each(FAULTS)('while it pages: %s', async (_what, fault) => {
    await atEachRequest(open, fault, async (shop, arm) => {
      const ids = placed(shop, 5);
      shop.clock.pass(20 * MINUTE);
      const host = hostOf(shop);
      arm();
      await host.toEnd(2);
      expect(host.ids).toEqual(ids.toSorted());
    });
  });

  test.each(FAULTS)('while it refreshes: %s', async (_what, fault) => {
    await atEachRequest(open, fault, async (shop, arm) => {
      const ids = placed(shop, 3);
      const host = hostOf(shop);
      await host.cycle();
      arm();
      const answer = await shop.connector.refresh(ids);
      const told = answer.ok ? answer.value.map(({ reading }) => reading.externalId) : ids;
      expect(told.toSorted()).toEqual(ids.toSorted());
      expect(answer.ok || PASSING.includes(answer.error.kind)).toBe(true);
    });
  });

  test.each(FAULTS)('for longer than it tries: %s', async (_what, fault) => {
    await using shop = await open();
    const ids = placed(shop, 3);
    shop.clock.pass(20 * MINUTE);
    const host = hostOf(shop);
    await host.pull(2);
    shop.server.fail(Array.from({ length: 9 }, () => fault));
    const from = { cursor: host.cursor, since: null, limit: 2 };
    const answer = await shop.connector.pull(from);
    expect(answer.ok ? 'ok' : answer.error.kind).toBeOneOf(PASSING);
    await host.toEnd(2);
    expect(host.ids).toEqual(ids.toSorted());
  });

  test('a long answer that is cut anywhere is not taken for a short one', async () => {
    await atEachRequest(open, { kind: 'cut' }, async (shop, arm) => {
      const skus = Array.from({ length: 30 }, (_, at) => `SKU-${at}`);
      const id = shop.place(order({ lines: skus.map((sku) => line(sku)) }));
      shop.clock.pass(20 * MINUTE);
      const host = hostOf(shop);
      arm();
      await host.toEnd();
      const told = host.order(id).reading.lines.map(({ sku }) => sku);
      expect(told.toSorted()).toEqual(skus.toSorted());
    });
  });
}
