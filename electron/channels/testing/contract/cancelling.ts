/** An order cancelled at the shop: once, and as far as the vendor lets anybody. */
import { expect, test } from 'vitest';
import type { Outcome } from '../../../../shared/channels/port.ts';
import type { ContractShop } from '../contract-shop.ts';
import { atEachRequest, FAULTS } from './each-request.ts';
import { persist, settled } from './persisting.ts';
import { MINUTE, type Open, order, unknownLike } from './samples.ts';

export function cancelling(open: Open): void {
  test('an order: it is, and stays so when it is told again; or it says that it cannot', async () => {
    await using shop = await open();
    const [id, other] = [shop.place(order()), shop.place(order())];
    await expectCancelled(shop, id, await cancel(shop, id));
    await expectCancelled(shop, id, await cancel(shop, id));
    expect(shop.isCancelled(other)).toBe(false);
  });

  test.each(FAULTS)('and %s: it is cancelled all the same', async (_what, fault) => {
    await using probe = await open();
    // Nothing is asked of a vendor that has no such thing.
    if (probe.connector.capabilities.cancel === 'no') {
      const id = probe.place(order());
      return await expectCancelled(probe, id, await cancel(probe, id));
    }
    await atEachRequest(open, fault, async (shop, arm) => {
      const id = shop.place(order());
      arm();
      await expectCancelled(shop, id, await cancel(shop, id));
    });
  });

  test('an order that it does not have: it says so', async () => {
    await using shop = await open();
    const id = shop.place(order());
    expect(await cancel(shop, unknownLike(id, [id]))).toMatchObject({
      kind: 'rejected',
      reason: expect.stringMatching(/\S/),
    });
    expect(shop.isCancelled(id)).toBe(false);
  });
}

function cancel(shop: ContractShop, id: string): Promise<Outcome> {
  return settled(shop, () => shop.connector.cancel(id, 'cancel-1', 'Out of stock'));
}

async function expectCancelled(shop: ContractShop, id: string, outcome: Outcome): Promise<void> {
  const can = shop.connector.capabilities.cancel !== 'no';
  expect(outcome.kind).toBe(can ? 'done' : 'rejected');
  if (shop.connector.capabilities.cancel === 'later') {
    shop.clock.pass(10 * MINUTE);
    await persist(shop, () => shop.connector.refresh([id]));
  }
  if (outcome.kind === 'rejected') expect(outcome.reason).toMatch(/\S/);
  expect(shop.isCancelled(id)).toBe(can);
}
