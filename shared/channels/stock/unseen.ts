/**
 * How much of a SKU several channels may show at the same time. Of what one of them sells the others hear late, so for
 * each is kept what it may sell until then; what is left all of them show. Down to the last units each has its own.
 *
 * The law: what a channel shows, and what all others may sell before it can be lowered, is never more than there is.
 */

/** What is known of a channel's sales of a SKU. */
export interface Pace {
  /** Units that it sold within `windowMs`. */
  readonly sold: number;
  /** Units of a SKU that it sold within it on average: in a rush, the next SKU to go has sold nothing yet. */
  readonly average: number;
  readonly windowMs: number;
  /** From a sale there until its listing can be lowered. */
  readonly lagMs: number;
}

/** More than this many deviations above the mean are sold about once in a thousand times. */
const DEVIATIONS = 3;

/** The most units that a channel may sell within its lag. */
export function maySell({ sold, average, windowMs, lagMs }: Pace): number {
  const expected = (Math.max(sold, average) * lagMs) / windowMs;
  return Math.ceil(expected + DEVIATIONS * Math.sqrt(expected));
}

/** A channel that sells a SKU. */
export interface Seller {
  readonly channel: string;
  /** The most that it may be showing now. */
  readonly shown: number;
  /** What it may sell before it can be lowered. */
  readonly maySell: number;
  /**
   * What it may sell between our last look at its orders and the moment that a new figure counts there, which is put
   * over it and would offer these units again. 0 where the channel compares with what we believe that it shows.
   */
  readonly overwritten: number;
}

/** Of what is available, units that a channel must not show. */
export interface Unseen {
  /** A figure that leaves these out may stay: a channel lowers its own with each sale, and none is told without need. */
  readonly keep: number;
  /** To be left out by a figure that lowers it. */
  readonly lower: number;
  /** To be left out by a figure that raises it. */
  readonly raise: number;
}

/** By channel. */
export function unseenUnits(
  available: number,
  sellers: readonly Seller[],
): ReadonlyMap<string, Unseen> {
  const there = Math.max(0, available);
  const parts = partsOf(there, sellers);
  return new Map(
    sellers.map(({ channel, shown, overwritten }, n) => {
      const part = parts[n] ?? 0;
      const room = there - atRisk(sellers, parts, n);
      const again = Math.min(shown, overwritten);
      const most = Math.max(part, room);
      const raised = Math.min(part, room);
      return [
        channel,
        { keep: there - most, lower: there - most + again, raise: there - raised + again },
      ];
    }),
  );
}

/** What all but one may sell before they are lowered: no more than they show, or are about to. */
function atRisk(sellers: readonly Seller[], parts: readonly number[], but: number): number {
  return sellers.reduce((sum, { shown, maySell: units }, n) => {
    return n === but ? sum : sum + Math.min(Math.max(shown, parts[n] ?? 0), units);
  }, 0);
}

/** What each shows when all have been told. */
function partsOf(there: number, sellers: readonly Seller[]): readonly number[] {
  const kept = sellers.reduce((sum, { maySell: units }) => sum + units, 0);
  if (kept <= there) return sellers.map(({ maySell: units }) => units + there - kept);
  return split(
    there,
    sellers.map(({ maySell: units }) => units),
  );
}

/** Units by weight; what does not divide goes, one each, to the first of them. */
function split(units: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const whole = weights.map((weight) => Math.floor((units * weight) / sum));
  let left = units - whole.reduce((all, part) => all + part, 0);
  return whole.map((part, n) => part + Number((weights[n] ?? 0) > 0 && left-- > 0));
}
