/** "Too often" is waited out, with the time that the channel names or without one; nothing is lost by it, nor done twice. */
import { expect, test } from 'vitest';
import type { ContractShop } from '../contract-shop.ts';
import type { ServerFault } from '../faulty-server.ts';
import { hostOf } from './host.ts';
import { quantitiesSettled, settled } from './persisting.ts';
import { type Open, parcelOf, placed } from './samples.ts';

const TOO_OFTEN: ServerFault = { kind: 'instead', reply: { status: 429, body: '' } };

const HINTS = [
  ['with a hint', true],
  ['without a hint', false],
] as const;

export function throttling(open: Open): void {
  test.each(HINTS)('%s: it waits, and every order arrives', async (_how, hinted) => {
    await using shop = await open();
    const ids = placed(shop, 5);
    const host = hostOf(shop);
    await host.pull(2);
    shop.throttle(hinted);
    const waited = await waitedFor(shop, async () => void (await host.pull(2)));
    expect(waited).toBeGreaterThan(0);
    await host.cycle(2);
    expect(host.ids).toEqual(ids.toSorted());
  });

  test.each(HINTS)('%s: a parcel is told once', async (_how, hinted) => {
    await using shop = await open();
    const [id = ''] = placed(shop, 1);
    const host = hostOf(shop);
    await host.cycle();
    const parcel = parcelOf(host.order(id));
    shop.throttle(hinted);
    const outcome = await settled(shop, () => shop.connector.confirmShipment(parcel));
    expect(outcome.kind).toBe('done');
    expect(shop.parcels(id)).toEqual([{ tracking: parcel.tracking, units: 5 }]);
  });

  test.each(HINTS)('%s: a quantity is set', async (_how, hinted) => {
    await using shop = await open();
    const listing = shop.list('MUG-1', 5);
    shop.throttle(hinted);
    const entry = { key: 'q', listing, quantity: 3, from: null };
    expect(await quantitiesSettled(shop, [entry])).toMatchObject([{ kind: 'done' }]);
    expect(shop.quantityOf(listing)).toBe(3);
  });

  test('for so long that it gives up: it says when to go on, and goes on there', async () => {
    await using shop = await open();
    const ids = placed(shop, 5);
    const host = hostOf(shop);
    await host.pull(2);
    const asked = shop.server.asked.length;
    shop.server.fail(Array.from({ length: 8 }, () => TOO_OFTEN));
    const from = { cursor: host.cursor, since: null, limit: 2 };
    const answer = await shop.connector.pull(from);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'throttled' } });
    const told = answer.ok || answer.error.kind !== 'throttled' ? 0 : answer.error.retryAfterMs;
    expect(told).toBeGreaterThan(0);
    expect(shop.server.asked.length - asked).toBeLessThanOrEqual(4);
    await host.cycle(2);
    expect(host.ids).toEqual(ids.toSorted());
  });
}

async function waitedFor({ clock }: ContractShop, act: () => Promise<void>): Promise<number> {
  const before = clock.now();
  await act();
  return clock.now() - before;
}
