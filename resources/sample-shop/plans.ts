/**
 * What becomes of each sample order: how many of every kind there are, and when they were placed. The rest of the
 * order (buyer, basket, channel) is made to fit.
 */
import type { Random } from './random.ts';

export type Fate =
  | 'shipped'
  | 'shipped-late'
  | 'shipped-again'
  | 'ready'
  | 'voided'
  | 'partly-shipped'
  | 'picking'
  | 'packing'
  | 'packed'
  | 'unpaid'
  | 'held'
  | 'cancelled'
  | 'cancelled-here'
  | 'marketplace'
  | 'marketplace-shipped';

export interface Plan {
  readonly fate: Fate;
  /** Minutes before now. */
  readonly placed: number;
  readonly basket: 'one-line' | 'usual' | 'big';
  readonly express: boolean;
  readonly premium: boolean;
  readonly vip: boolean;
  readonly gift: boolean;
}

const COUNTS: { readonly [fate in Fate]: number } = {
  shipped: 318,
  'shipped-late': 30,
  'shipped-again': 2,
  ready: 158,
  voided: 1,
  'partly-shipped': 4,
  picking: 6,
  packing: 4,
  packed: 6,
  unpaid: 22,
  held: 18,
  cancelled: 9,
  'cancelled-here': 5,
  marketplace: 7,
  'marketplace-shipped': 10,
};

const HOUR = 60;
const DAY = 24 * HOUR;

/** The plans of the whole shop, oldest order first. */
export function makePlans(random: Random): Plan[] {
  const fates = Object.keys(COUNTS) as Fate[]; // The keys of the very record.
  const plans = fates.flatMap((fate) =>
    Array.from({ length: COUNTS[fate] }, () => makePlan(fate, random)),
  );
  return plans.sort((a, b) => b.placed - a.placed);
}

function makePlan(fate: Fate, random: Random): Plan {
  return {
    fate,
    placed: placedAgo(fate, random),
    basket: basketOf(fate, random),
    express: random.chance(0.16),
    premium: random.chance(0.6),
    vip: random.chance(0.14),
    gift: random.chance(0.12),
  };
}

/** More orders the nearer the day: a shop in its busy season. */
function placedAgo(fate: Fate, random: Random): number {
  switch (fate) {
    case 'shipped':
    case 'marketplace-shipped':
      return pastMinutes(random);
    case 'shipped-late':
    case 'shipped-again':
      return pastMinutes(random) + 4 * DAY;
    case 'unpaid':
    case 'held':
    case 'cancelled':
    case 'cancelled-here':
    case 'marketplace':
      return random.int(5 * HOUR, random.chance(0.3) ? 12 * DAY : 3 * DAY);
    case 'picking':
    case 'packing':
    case 'packed':
    case 'partly-shipped':
    case 'voided':
      return random.int(8 * HOUR, 40 * HOUR);
    case 'ready':
      return readyMinutes(random);
  }
}

function pastMinutes(random: Random): number {
  const span = random.weighted({ week: 28, month: 37, before: 35 });
  if (span === 'week') return random.int(1 * DAY, 9 * DAY);
  return span === 'month' ? random.int(9 * DAY, 30 * DAY) : random.int(30 * DAY, 62 * DAY);
}

function readyMinutes(random: Random): number {
  const span = random.weighted({ fresh: 40, yesterday: 33, older: 23, late: 4 });
  switch (span) {
    case 'fresh':
      return random.int(4, 20 * HOUR);
    case 'yesterday':
      return random.int(20 * HOUR, 40 * HOUR);
    case 'older':
      return random.int(40 * HOUR, 66 * HOUR);
    case 'late':
      return random.int(3 * DAY, 7 * DAY);
  }
}

function basketOf(fate: Fate, random: Random): Plan['basket'] {
  if (fate === 'partly-shipped' || fate === 'packing') return 'usual';
  return random.weighted({ 'one-line': 40, usual: 53, big: 7 });
}
