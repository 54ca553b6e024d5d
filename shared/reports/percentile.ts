/** Percentiles by nearest rank: the smallest value that at least `percent` of all values do not exceed. Always a value that occurred. */

/** The percentile of values sorted ascending; null when there are none. `percent` is over 0 and at most 100. */
export function nearestRank(sorted: readonly number[], percent: number): number | null {
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[rank - 1] ?? null;
}
