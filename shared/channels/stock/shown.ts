/** What a listing shows at most, as far as we know: what it was told, less what it sold since that counts there. */

export interface ToldFigure {
  readonly quantity: number;
  /** From when it counts at the channel for sure, UTC ms; null: it was sent, and nobody knows. */
  readonly countsAt: number | null;
}

export interface OwnSale {
  /** By the channel's clock, UTC ms. */
  readonly at: number;
  readonly units: number;
}

/** The figures that may stand there now: all since the last that counts for sure. */
export function standingFigures(told: readonly ToldFigure[], now: number): readonly ToldFigure[] {
  const last = told.findLastIndex(({ countsAt }) => countsAt !== null && countsAt <= now);
  return told.slice(Math.max(0, last));
}

/** The most that may be shown. What was sold before a figure counted for sure may have been written over by it. */
export function shownAtMost(told: readonly ToldFigure[], sales: readonly OwnSale[]): number {
  return told.reduce((most, figure) => Math.max(most, leftOf(figure, sales)), 0);
}

/**
 * What to compare with what is wanted: a figure that is on its way is not sent again, though until it counts more may
 * be shown.
 */
export function shownOnceTold(
  told: readonly ToldFigure[],
  sales: readonly OwnSale[],
  wanted: number,
): number {
  const last = told.at(-1);
  const most = shownAtMost(told, sales);
  return last && wanted < most ? Math.max(wanted, leftOf(last, sales)) : most;
}

function leftOf({ quantity, countsAt }: ToldFigure, sales: readonly OwnSale[]): number {
  if (countsAt === null) return quantity;
  const sold = sales.filter(({ at }) => at > countsAt).reduce((sum, { units }) => sum + units, 0);
  return Math.max(0, quantity - sold);
}
