/** Keys that lapse are renewed without anybody noticing; keys that were taken back are said so, and nothing is tried again. */
import { expect, test } from 'vitest';
import type { ContractShop } from '../contract-shop.ts';
import { hostOf } from './host.ts';
import { settled } from './persisting.ts';
import { MINUTE, type Open, parcelOf, placed } from './samples.ts';

/** The request, one for a new token or to see why, and the request with that. */
const MOST_REQUESTS = 3;

export function keys(open: Open): void {
  test('that open everything, and the name of what they open', async () => {
    await using shop = await open();
    const answer = await shop.connector.test();
    expect(answer).toEqual({ ok: true, value: expect.stringMatching(/\S/) });
  });

  test('that lapse between two slices: every order arrives', async () => {
    await using shop = await open();
    const ids = placed(shop, 5);
    shop.clock.pass(20 * MINUTE);
    const host = hostOf(shop);
    await host.pull(2);
    shop.expire();
    await host.pull(2);
    shop.expire();
    await host.toEnd(2);
    expect(host.ids).toEqual(ids.toSorted());
  });

  test('that lapse before a parcel is told: it is told once', async () => {
    await using shop = await open();
    const [id = ''] = placed(shop, 1);
    const host = hostOf(shop);
    await host.cycle();
    shop.expire();
    const parcel = parcelOf(host.order(id));
    const outcome = await settled(shop, () => shop.connector.confirmShipment(parcel));
    expect(outcome.kind).toBe('done');
    expect(shop.parcels(id)).toHaveLength(1);
  });

  test('that were taken back: it says so of all that it is asked, and asks no more', async () => {
    await using shop = await open();
    const [id = ''] = placed(shop, 1);
    const listing = shop.list('MUG-1', 5);
    const host = hostOf(shop);
    await host.cycle();
    shop.revoke();
    for (const [what, call] of calls(shop, host.cursor, parcelOf(host.order(id)), listing)) {
      const asked = shop.server.asked.length;
      const answer = await call();
      const fault = answer.ok ? 'ok' : answer.error.kind;
      expect({ what, fault }).toEqual({ what, fault: 'signed-out' });
      expect(shop.server.asked.length - asked).toBeLessThanOrEqual(MOST_REQUESTS);
    }
    expect(shop.parcels(id)).toEqual([]);
    expect(shop.quantityOf(listing)).toBe(5);
    expect(shop.isCancelled(id)).toBe(false);
  });
}

function calls(
  { connector }: ContractShop,
  cursor: string,
  parcel: ReturnType<typeof parcelOf>,
  listing: string,
) {
  const { externalId } = parcel;
  const cancels = connector.capabilities.cancel !== 'no';
  return [
    ['test', () => connector.test()],
    ['pull', () => connector.pull({ cursor, since: null, limit: 10 })],
    ['refresh', () => connector.refresh([externalId])],
    ['confirmShipment', () => connector.confirmShipment(parcel)],
    [
      'setQuantities',
      () => connector.setQuantities([{ key: 'q', listing, quantity: 1, from: null }]),
    ],
    ['listings', () => connector.listings('')],
    ...(cancels ? [['cancel', () => connector.cancel(externalId, 'c', 'No stock')] as const] : []),
  ] as const;
}
