/** Who comes to the sale, from a seed: when, to which channel, for what; and the stock that was bought for it. */
import { createRandom, type Random } from '../../stations/seeded-random.ts';
import { vendors } from './vendors.ts';

export interface SaleSize {
  readonly skus: number;
  readonly buyers: number;
  readonly minutes: number;
}

export interface Buyer {
  readonly at: number;
  readonly channel: string;
  readonly sku: number;
}

export interface Sale {
  readonly seed: number;
  readonly size: SaleSize;
  readonly endAt: number;
  /** Units on hand, by SKU. */
  readonly stock: readonly number[];
  /** In their order. */
  readonly buyers: readonly Buyer[];
}

const MINUTE = 60_000;
const FINE = 1_000_000;

export function saleOf(seed: number, size: SaleSize): Sale {
  const random = createRandom(seed);
  const wishes = wishesOf(size.skus);
  const total = wishes.at(-1) ?? 0;
  // The seller knows what sells, roughly: for half to nine tenths of those who will come.
  const stock = wishes.map((upTo, n) => {
    const expected = (size.buyers * (upTo - (wishes[n - 1] ?? 0))) / total;
    return 2 + Math.round(expected * (0.5 + 0.4 * unit(random)));
  });
  const endAt = size.minutes * MINUTE;
  const buyers = Array.from({ length: size.buyers }, (): Buyer => {
    const wish = unit(random) * total;
    return {
      at: Math.floor(rushed(unit(random)) * endAt),
      channel: channelFor(random.below(100)),
      sku: wishes.findIndex((upTo) => wish < upTo),
    };
  });
  return { seed, size, endAt, stock, buyers: buyers.sort((a, b) => a.at - b.at) };
}

/** Running sums of how much each SKU is wished for: a few much more than the many. */
function wishesOf(skus: number): readonly number[] {
  let sum = 0;
  return Array.from({ length: skus }, (_, n) => {
    sum += 1 / (n + 8);
    return sum;
  });
}

/** Half of all come within the first quarter. */
function rushed(even: number): number {
  return even ** 2;
}

function channelFor(percent: number): string {
  let upTo = 0;
  const vendor = vendors.find(({ buyers }) => {
    upTo += buyers;
    return percent < upTo;
  });
  return vendor?.name ?? '';
}

function unit(random: Random): number {
  return random.below(FINE) / FINE;
}
