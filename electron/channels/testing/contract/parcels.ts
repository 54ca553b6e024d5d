/** Parcels told to the shop: each once whatever becomes of the answer, and none with its tracking dropped in silence. */
import { expect, test } from 'vitest';
import type { Outcome, PulledOrder, ShipmentOut } from '../../../../shared/channels/port.ts';
import type { ContractShop } from '../contract-shop.ts';
import { atEachRequest, FAULTS } from './each-request.ts';
import { hostOf } from './host.ts';
import { persist, settled } from './persisting.ts';
import { type Open, order, parcelOf, unknownLike } from './samples.ts';

export function parcels(open: Open): void {
  test('of a whole order: it is shipped, and told once though it is told again', async () => {
    await using shop = await open();
    const { id, pulled } = await oneOrder(shop);
    const parcel = parcelOf(pulled);
    const first = await confirm(shop, parcel);
    expect(first.kind).toBe('done');
    expect(await confirm(shop, parcel)).toEqual(first);
    expect(shop.parcels(id)).toEqual([{ tracking: parcel.tracking, units: 5 }]);
    expect(await statusOf(shop, id)).toBe('shipped');
  });

  test.each(FAULTS)('and %s: the repeat makes no second one', async (_what, fault) => {
    await atEachRequest(open, fault, async (shop, arm) => {
      const { id, pulled } = await oneOrder(shop);
      const parcel = parcelOf(pulled);
      arm();
      expect((await confirm(shop, parcel)).kind).toBe('done');
      expect(shop.parcels(id)).toEqual([{ tracking: parcel.tracking, units: 5 }]);
    });
  });

  test('in two: each with its units, the order shipped with the second; or it says that it cannot', async () => {
    await using shop = await open();
    const { id, pulled } = await oneOrder(shop);
    const first = parcelOf(pulled, { key: 'a', tracking: '1Z0001', units: { 'MUG-1': 1 } });
    const units = { 'MUG-1': 2, 'TEE-2': 2 };
    const second = parcelOf(pulled, { key: 'b', tracking: '1Z0002', units });
    const outcome = await confirm(shop, first);
    if (!shop.connector.capabilities.partialShipments) return expectTold(shop, first, outcome);
    expect(outcome.kind).toBe('done');
    expect(await statusOf(shop, id)).toBe('open');
    expect((await confirm(shop, second)).kind).toBe('done');
    expect(shop.parcels(id)).toEqual([
      { tracking: '1Z0001', units: 1 },
      { tracking: '1Z0002', units: 4 },
    ]);
    expect(await statusOf(shop, id)).toBe('shipped');
  });

  test('by a carrier that nobody knows: with its tracking, or it says that it cannot', async () => {
    await using shop = await open();
    const { pulled } = await oneOrder(shop);
    const carrier = 'Dromedar Overland & Söhne';
    const parcel = parcelOf(pulled, { carrier, tracking: 'DX-1' });
    expectTold(shop, parcel, await confirm(shop, parcel));
  });

  test('without tracking: once, or it says that it cannot', async () => {
    await using shop = await open();
    const { id, pulled } = await oneOrder(shop);
    const parcel = parcelOf(pulled, { carrier: '', tracking: '' });
    const outcome = await confirm(shop, parcel);
    const can = shop.connector.capabilities.untrackedShipments;
    expect(outcome.kind).toBe(can ? 'done' : 'rejected');
    expectTold(shop, parcel, outcome);
    await confirm(shop, parcel);
    expect(shop.parcels(id)).toHaveLength(can ? 1 : 0);
  });

  test('of an order that it does not have: it says so', async () => {
    await using shop = await open();
    const { id, pulled } = await oneOrder(shop);
    const parcel = { ...parcelOf(pulled), externalId: unknownLike(id, [id]) };
    expect(await confirm(shop, parcel)).toMatchObject({
      kind: 'rejected',
      reason: expect.stringMatching(/\S/),
    });
    expect(shop.parcels(id)).toEqual([]);
  });

  test.each(FAULTS)('with other tracking, and %s: one has it', async (_what, fault) => {
    await atEachRequest(open, fault, async (shop, arm) => {
      const { pulled } = await oneOrder(shop);
      const told = parcelOf(pulled);
      const done = await confirm(shop, told);
      const remote = done.kind === 'done' ? done.remote : '';
      const parcel = { ...told, key: 'key-2', tracking: '1Z0009' };
      arm();
      const correct = () => shop.connector.updateTracking(parcel, remote);
      const outcome = await settled(shop, correct);
      if (outcome.kind === 'done') expectTold(shop, parcel, outcome);
      else expectTold(shop, told, done, outcome);
    });
  });
}

async function oneOrder(shop: ContractShop): Promise<{ id: string; pulled: PulledOrder }> {
  const id = shop.place(order());
  const host = hostOf(shop);
  await host.cycle();
  return { id, pulled: host.order(id) };
}

function confirm(shop: ContractShop, parcel: ShipmentOut): Promise<Outcome> {
  return settled(shop, () => shop.connector.confirmShipment(parcel));
}

async function statusOf(shop: ContractShop, id: string) {
  const [told] = await persist(shop, () => shop.connector.refresh([id]));
  return told?.reading.status;
}

/** Done, and the shop has one parcel of that tracking; or not done, with a reason, and it has none. */
function expectTold(
  shop: ContractShop,
  { externalId, tracking, lines }: ShipmentOut,
  outcome: Outcome,
  said: Outcome = outcome,
): void {
  if (said.kind !== 'done')
    expect(said).toMatchObject({ kind: 'rejected', reason: expect.stringMatching(/\S/) });
  const units = lines.reduce((sum, one) => sum + one.units, 0);
  expect(shop.parcels(externalId)).toEqual(outcome.kind === 'done' ? [{ tracking, units }] : []);
}
