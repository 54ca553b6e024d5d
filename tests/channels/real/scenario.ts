/** What a connector has to do at a shop that is no stub: the same for every vendor. Each test has an order of its own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '../../../electron/channels/connector.ts';
import type { PulledOrder, ShipmentOut } from '../../../shared/channels/port.ts';
import type { Result } from '../../../shared/result.ts';
import type { RealShop } from './real-shop.ts';

const STOCK = 20;
/** Clocks differ. */
const BEFORE_MS = 10 * 60_000;
const MOST_SLICES = 500;

export function scenario(open: () => Promise<RealShop>): void {
  const run = Date.now().toString(36).toUpperCase();
  const [mug, tee] = [`PB-${run}-MUG`, `PB-${run}-TEE`] as const;
  const since = new Date(Date.now() - BEFORE_MS).toISOString();
  const listings = new Map<string, string>();
  const opened: RealShop[] = [];

  const shopNow = (): RealShop => {
    const [shop] = opened;
    if (!shop) throw new Error('The shop was not opened.');
    return shop;
  };

  async function ordered(wanted: Readonly<Record<string, number>>): Promise<PulledOrder> {
    const shop = shopNow();
    return orderNow(shop.connector, await shop.makeOrder(wanted));
  }

  beforeAll(async () => {
    const shop = await open();
    opened.push(shop);
    for (const sku of [mug, tee]) listings.set(sku, await shop.makeProduct(sku, STOCK));
  }, 120_000);

  afterAll(async () => {
    for (const shop of opened)
      for (const what of await shop.removeAll()) process.stdout.write(`Stays: ${what}\n`);
  }, 120_000);

  test('the keys open it', async () => {
    expect(await told(shopNow().connector.test())).toMatch(/\S/);
  });

  test('what is for sale is listed, with what there is of it', async () => {
    const shown = await listed(shopNow().connector, [mug, tee]);
    expect(shown).toEqual(
      [mug, tee].map((sku) => ({ id: listings.get(sku), sku, quantity: STOCK })),
    );
  });

  test('an order is pulled as it was made', async () => {
    const { connector, makeOrder } = shopNow();
    const id = await makeOrder({ [mug]: 2, [tee]: 1 });
    const { reading, cancelRequested } = await pulled(connector, since, id);
    expect(reading).toMatchObject({ externalId: id, status: 'open' });
    expect(reading.shipTo).toMatchObject({ line1: '1 High St', postcode: 'LS1 4AP' });
    expect(unitsOf(reading)).toEqual({ [mug]: 2, [tee]: 1 });
    expect(cancelRequested).toBe(false);
    expect(reading).toEqual((await orderNow(connector, id)).reading);
  });

  test('an order leaves in two parcels, each told once; its tracking is put right where it may be', async () => {
    const { connector, parcelsOf, tracking } = shopNow();
    const order = await ordered({ [mug]: 2, [tee]: 1 });
    const { externalId } = order.reading;
    const first = parcel(order, 'FIRST', { [mug]: 1 });
    const done = await told(connector.confirmShipment(first));
    expect(done.kind).toBe('done');
    expect(await told(connector.confirmShipment(first))).toEqual(done);
    expect(await parcelsOf(externalId)).toEqual([{ tracking: 'FIRST', units: 1 }]);
    expect((await orderNow(connector, externalId)).reading.status).toBe('open');

    const second = parcel(order, 'WRONG', { [mug]: 1, [tee]: 1 });
    const rest = await told(connector.confirmShipment(second));
    expect(rest.kind).toBe('done');
    const remote = rest.kind === 'done' ? rest.remote : '';
    const right = { ...second, tracking: 'RIGHT' };
    const changed = tracking === 'may-change';
    const corrected = await told(connector.updateTracking(right, remote));
    expect(corrected.kind).toBe(changed ? 'done' : 'rejected');
    expect(await parcelsOf(externalId)).toEqual([
      { tracking: 'FIRST', units: 1 },
      { tracking: changed ? 'RIGHT' : 'WRONG', units: 2 },
    ]);
    expect((await orderNow(connector, externalId)).reading.status).toBe('shipped');
  });

  test('a quantity is set and stands; an order takes from it what the vendor says it does', async () => {
    const { connector, makeOrder, stockOf } = shopNow();
    const listing = listings.get(mug) ?? '';
    const [before, wanted] = [await stockOf(mug), 7];
    const entry = { key: 'q', listing, quantity: wanted, from: before };
    expect(await told(connector.setQuantities([entry]))).toMatchObject([{ kind: 'done' }]);
    expect(await stockOf(mug)).toBe(wanted);
    const id = await makeOrder({ [mug]: 2 });
    const available = connector.capabilities.quantityMeaning === 'available';
    expect(await stockOf(mug)).toBe(available ? wanted - 2 : wanted);
    await told(connector.cancel(id, 'c', ''));
  });

  test('an order is cancelled, once', async () => {
    const { connector, isCancelled } = shopNow();
    const { externalId } = (await ordered({ [tee]: 1 })).reading;
    for (const _ of ['first', 'again'])
      expect((await told(connector.cancel(externalId, 'c', 'Packbench test'))).kind).toBe('done');
    expect(await isCancelled(externalId)).toBe(true);
    expect((await orderNow(connector, externalId)).reading.status).toBe('cancelled');
  });
}

/** What came of a call that has to go well. */
async function told<T>(answer: Promise<Result<T, unknown>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function orderNow(connector: Connector, id: string): Promise<PulledOrder> {
  const [order] = await told(connector.refresh([id]));
  if (!order) throw new Error(`Order ${id} is not there.`);
  return order;
}

/** The order, pulled as the app pulls: slice by slice, to the end. */
async function pulled(connector: Connector, since: string, id: string): Promise<PulledOrder> {
  const all = new Map<string, PulledOrder>();
  let cursor = '';
  for (let slices = 0; slices < MOST_SLICES; slices += 1) {
    const slice = await told(connector.pull({ cursor, since, limit: 50 }));
    for (const one of slice.orders) all.set(one.reading.externalId, one);
    cursor = slice.cursor;
    if (slice.left === 0) break;
  }
  const found = all.get(id);
  if (!found) throw new Error(`Order ${id} was not among the ${all.size} that were pulled.`);
  return found;
}

/** Of these SKUs, in their order. */
async function listed(connector: Connector, skus: readonly string[]) {
  const found = new Map<string, { id: string; sku: string; quantity: number | null }>();
  for (let cursor: string | null = ''; cursor !== null && found.size < skus.length; ) {
    const from: string = cursor;
    const slice = await told(connector.listings(from));
    for (const { id, sku, quantity } of slice.listings)
      if (skus.includes(sku)) found.set(sku, { id, sku, quantity });
    cursor = slice.next;
  }
  return skus.map((sku) => found.get(sku));
}

function unitsOf({ lines }: PulledOrder['reading']): Readonly<Record<string, number>> {
  return Object.fromEntries(lines.map(({ sku, units }) => [sku, units]));
}

function parcel(
  { reading }: PulledOrder,
  tracking: string,
  units: Readonly<Record<string, number>>,
): ShipmentOut {
  return {
    ...{ key: `${reading.externalId} ${tracking}`, externalId: reading.externalId },
    lines: reading.lines.flatMap(({ id, sku }) =>
      units[sku] ? [{ line: id, units: units[sku] }] : [],
    ),
    ...{ carrier: 'DHL', tracking, shippedAt: new Date().toISOString() },
  };
}
