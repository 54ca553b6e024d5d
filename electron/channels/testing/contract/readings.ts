/** What an order says is told whole; what nobody knows is left for a person to look at, and nothing is lost for it. */
import { expect, test } from 'vitest';
import type { ContractOrder } from '../contract-shop.ts';
import { hostOf } from './host.ts';
import { line, type Open, order, placed, unitsOf } from './samples.ts';

export function readings(open: Open): void {
  test('with their lines, units and whereabouts', async () => {
    await using shop = await open();
    const lines = [line('MUG-1', 3), line('TEE-2', 1), line('PEN-3', 12)];
    const id = shop.place(order({ lines, currency: 'EUR', country: 'DE' }));
    const host = hostOf(shop);
    await host.cycle();
    const { reading, review } = host.order(id);
    expect(review).toEqual([]);
    expect(reading).toMatchObject({
      status: 'open',
      currency: 'EUR',
      shipTo: { name: 'Ann Buyer', line1: '1 High Street', country: 'DE' },
    });
    expect(reading.payment).toBeOneOf(['paid', 'authorized']);
    expect(unitsOf(reading.lines)).toEqual(unitsOf(lines));
    expect(new Set(reading.lines.map(({ title }) => title))).toEqual(
      new Set(lines.map(({ title }) => title)),
    );
  });

  test.each<[what: string, changes: Partial<ContractOrder>]>([
    ['a status', { status: 'unknown' }],
    ['a currency', { currency: 'QQQ' }],
    ['a country', { country: 'QQ' }],
  ])('with %s that nobody knows: to be looked at, and the others arrive', async (_w, changes) => {
    await using shop = await open();
    const ids = [...placed(shop, 1), shop.place(order(changes)), ...placed(shop, 1)];
    const host = hostOf(shop);
    await host.cycle(2);
    expect(host.ids).toEqual(ids.toSorted());
    const { reading, review } = host.order(ids[1] ?? '');
    expect(review).not.toEqual([]);
    expect(unitsOf(reading.lines)).toEqual(unitsOf(order().lines));
    expect(host.order(ids[0] ?? '').review).toEqual([]);
  });

  test('that are not to be packed are not told as if they were', async () => {
    await using shop = await open();
    const cancelled = shop.place(order({ status: 'cancelled' }));
    const unpaid = shop.place(order({ status: 'unpaid' }));
    const [good = ''] = placed(shop, 1);
    const host = hostOf(shop);
    await host.cycle();
    expect(host.ids).toContain(good);
    // Some channels keep them back.
    expect(host.orders.get(cancelled)?.reading.status ?? 'cancelled').toBe('cancelled');
    const payment = host.orders.get(unpaid)?.reading.payment ?? 'unpaid';
    expect(payment).not.toBeOneOf(['paid', 'authorized']);
  });

  test('of a hundred lines', async () => {
    await using shop = await open();
    const lines = Array.from({ length: 100 }, (_, at) => line(`SKU-${at}`, 1 + (at % 3)));
    const ids = [shop.place(order({ lines })), shop.place(order({ lines }))];
    const host = hostOf(shop);
    await host.cycle(1);
    for (const id of ids) expect(unitsOf(host.order(id).reading.lines)).toEqual(unitsOf(lines));
  });
}
