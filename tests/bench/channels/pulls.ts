/**
 * How fast each connector reads a shop for the first time, and what it asks when nothing is new. The shops are the stubs of
 * the contract suite, in this process: their work is in the figures. Limits are the vendors' own, as the transport keeps
 * them, on a clock on which no wait takes time; how long they would have held up a real shop is told beside.
 */
import { openContractShop as amazon } from '../../../electron/channels/amazon/testing/contract-shop.ts';
import { openContractShop as bigcommerce } from '../../../electron/channels/bigcommerce/testing/contract-shop.ts';
import { openContractShop as ebay } from '../../../electron/channels/ebay/testing/contract-shop.ts';
import { openContractShop as etsy } from '../../../electron/channels/etsy/testing/contract-shop.ts';
import { openContractShop as medusa } from '../../../electron/channels/medusa/testing/contract-shop.ts';
import { openContractShop as shopify } from '../../../electron/channels/shopify/testing/contract-shop.ts';
import { persist } from '../../../electron/channels/testing/contract/persisting.ts';
import { MINUTE, order } from '../../../electron/channels/testing/contract/samples.ts';
import type { ContractShop } from '../../../electron/channels/testing/contract-shop.ts';
import { openContractShop as vendure } from '../../../electron/channels/vendure/testing/contract-shop.ts';
import { openContractShop as walmart } from '../../../electron/channels/walmart/testing/contract-shop.ts';
import { openContractShop as woocommerce } from '../../../electron/channels/woocommerce/testing/contract-shop.ts';

const shops: Readonly<Record<string, () => Promise<ContractShop>>> = {
  ...{ shopify, woocommerce, amazon, ebay, etsy, bigcommerce, walmart, vendure, medusa },
};

/** As the app asks: slices of so many, a cycle every so often. */
const SLICE = 50;
const CYCLE_MS = 5 * MINUTE;
/** Between two orders: 10,000 are two days' and a half. */
const APART_MS = 20_000;
const LIMITS =
  'kept by the transport on a clock on which waits are over at once; Amazon is asked every 3 minutes';
const CYCLES = 20;
const OPEN = 200;

export async function measurePulls(orders: number, say: (text: string) => void) {
  const of: Record<string, Awaited<ReturnType<typeof measureShop>>> = {};
  for (const [vendor, open] of Object.entries(shops)) {
    say(`pulls: ${vendor}, ${orders} orders`);
    const shop = await open();
    of[vendor] = await measureShop(shop, orders);
    await shop[Symbol.asyncDispose]();
  }
  const cycles = Object.values(of).reduce((sum, { nothing_new }) => sum + nothing_new.cpu_ms, 0);
  return {
    ...{ orders, slice: SLICE, limits: LIMITS, of },
    /** One cycle of each, every five minutes, with nothing new: what connectors and stubs take of one core. */
    idle_cycles_cpu_percent: Math.round((cycles / CYCLE_MS) * 100_000) / 1000,
  };
}

async function measureShop(shop: ContractShop, orders: number) {
  const ids: string[] = [];
  for (let n = 0; n < orders; n += 1) {
    shop.clock.pass(APART_MS);
    ids.push(shop.place(order()));
  }
  shop.clock.pass(2 * CYCLE_MS);
  const first = await measured(shop, () => pullAll(shop, ''));
  if (first.told.ids.size !== orders) throw new Error(`${first.told.ids.size} of ${orders} came`);
  shop.clock.pass(2 * CYCLE_MS);
  let { cursor } = await pullAll(shop, first.told.cursor);
  let toldAgain = 0;
  const idle = await measured(shop, async () => {
    for (let n = 0; n < CYCLES; n += 1) {
      shop.clock.pass(CYCLE_MS);
      const told = await pullAll(shop, cursor);
      // The last minutes before the cursor are read again each time.
      toldAgain += told.count;
      cursor = told.cursor;
    }
  });
  const again = await measured(shop, async () => {
    for (let from = 0; from < Math.min(OPEN, orders); from += SLICE)
      await persist(shop, () => shop.connector.refresh(ids.slice(from, from + SLICE)));
  });
  return {
    first_pull: {
      orders_per_s: Math.round((orders / first.ms) * 1000),
      requests: first.requests,
      told_twice: first.told.count - orders,
      limits_would_take_s: Math.round(first.passedMs / 1000),
    },
    nothing_new: {
      requests: idle.requests / CYCLES,
      told_again: toldAgain / CYCLES,
      cpu_ms: round(idle.cpuMs / CYCLES),
    },
    open_again: {
      orders: Math.min(OPEN, orders),
      requests: again.requests,
      cpu_ms: round(again.cpuMs),
      limits_would_take_s: Math.round(again.passedMs / 1000),
    },
  };
}

async function pullAll(shop: ContractShop, from: string) {
  const ids = new Set<string>();
  let count = 0;
  for (let cursor = from; ; ) {
    const at = cursor;
    const slice = await persist(shop, () =>
      shop.connector.pull({ cursor: at, since: null, limit: SLICE }),
    );
    count += slice.orders.length;
    for (const { reading } of slice.orders) ids.add(reading.externalId);
    cursor = slice.cursor;
    if (slice.left === 0 || cursor === at) return { ids, count, cursor };
  }
}

async function measured<T>(shop: ContractShop, work: () => Promise<T>) {
  const [asked, clock] = [shop.server.asked.length, shop.clock.now()];
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  const told = await work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    told,
    ms: performance.now() - began,
    cpuMs: (user + system) / 1000,
    requests: shop.server.asked.length - asked,
    passedMs: shop.clock.now() - clock,
  };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
