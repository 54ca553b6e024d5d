/** What a flash sale came to: units oversold our way and by the clock, and whether any channel could have been told in time. */
import { defaultStockRule } from '../../../shared/channels/stock/rules.ts';
import type { Sale } from './buyers.ts';
import { type Outcome, runInterval, runOurs, usualInterval } from './flash-sale.ts';
import { vendors } from './vendors.ts';

/** One unit kept back from each channel. */
const withBuffer = { ...defaultStockRule, buffer: 1 };

export function reportOf(sale: Sale) {
  const ours = figuresOf(runOurs(sale, withBuffer));
  const baseline = figuresOf(runInterval(sale, usualInterval));
  return {
    seed: sale.seed,
    ...sale.size,
    stock: sale.stock.reduce((sum, units) => sum + units, 0),
    ours,
    ours_without_buffer: figuresOf(runOurs(sale, defaultStockRule)),
    baseline,
    /** Oversold of ours to oversold of the baseline; null where neither was. */
    ratio: baseline.oversold === 0 ? null : ours.oversold / baseline.oversold,
  };
}

export type SaleReport = ReturnType<typeof reportOf>;

function figuresOf({ oversoldSkus, ...outcome }: Outcome) {
  const fast = oversoldSkus.filter(({ goneInMs }) => goneInMs < slowestMs());
  return {
    sold: outcome.sold,
    oversold: outcome.oversold,
    /** Of these, units of SKUs that were gone before the slowest channel could be told anything about their sale. */
    faster_than_the_limits: fast.reduce((sum, { units }) => sum + units, 0),
    /** By the channel that sold them. */
    oversold_by: countBy(oversoldSkus.flatMap(({ by }) => by)),
    sent_away: outcome.sentAway,
    unsold: outcome.unsold,
    requests: outcome.requests,
  };
}

/** From a sale at the slowest channel until its listing is lowered, all limits kept. */
function slowestMs(): number {
  return Math.max(
    ...vendors.map(
      ({ pull, push }) => pull.lateMs + pull.everyMs + pull.tookMs + push.tookMs + push.countsMs[1],
    ),
  );
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort());
}
