/** What a simulated shop sells and is sent: its SKUs, and its orders as their channel tells them, again and again. */
import type { Random } from '../stations/seeded-random.ts';
import type { TestOrder } from '../stations/station-work.ts';

export const SKUS = ['MUG', 'TEE', 'CAP', 'PEN', 'BAG', 'Ä-1'] as const;
const CITIES = ['Leeds', 'York', 'Hull', 'Bath'] as const;
const MOST_UNITS = 3;

type Line = readonly [sku: string, units: number];

export interface ShopPlan {
  /** The channel's ids of the orders that were read so far. */
  readonly read: readonly string[];
  /** What the shop begins with: most of its orders. */
  opening(): TestOrder[];
  /** A reading of some order, new or changed. */
  reading(): TestOrder;
  linesOf(number: string): readonly Line[];
}

/** Orders are numbered from 1000; some readings carry a revision, as some channels do. */
export function createShopPlan(random: Random, orders: number): ShopPlan {
  const lines = new Map<string, Line[]>();
  let revisions = 0;
  const reading = (number: string): TestOrder => {
    const known = lines.get(number);
    if (!known) lines.set(number, newLines(random));
    // Channels add units and never take them out of a parcel: that is another refusal's story.
    else if (random.chance(0.15)) lines.set(number, [...known, [random.pick(SKUS), 1]]);
    const revised = Number(number) % 2 === 0;
    revisions += 1;
    return {
      number,
      lines: lines.get(number) ?? [],
      city: random.pick(CITIES),
      status: known && random.chance(0.12) ? 'cancelled' : 'open',
      ...(revised && { revision: `r${String(revisions).padStart(5, '0')}` }),
    };
  };
  const numbers = Array.from({ length: orders }, (_, n) => `${1000 + n}`);
  return {
    opening: () => numbers.slice(0, Math.ceil(orders * 0.7)).map(reading),
    reading: () => reading(random.pick(['1000', ...numbers])),
    get read() {
      return [...lines.keys()];
    },
    linesOf: (number) => lines.get(number) ?? [],
  };
}

function newLines(random: Random): Line[] {
  return random.some(SKUS, 0.25, 1).map((sku) => [sku, 1 + random.below(MOST_UNITS)]);
}
