/** How a figure moved against the period before, and whether that is good news. */
import type { Headline } from '../../../shared/reports/report.ts';

export interface Moved {
  /** A share of the value before, percentage points, or minutes. */
  readonly kind: 'share' | 'points' | 'minutes';
  readonly by: number;
  readonly rose: boolean;
  readonly good: boolean;
}

/** `none`: nothing changed, or one of the two values is missing. */
export type Change = Moved | { readonly kind: 'none' };

export function changeOf({
  kind,
  value,
  before,
}: Pick<Headline, 'kind' | 'value' | 'before'>): Change {
  if (value === null || before === null || value === before) return { kind: 'none' };
  const by = value - before;
  const rose = by > 0;
  if (kind === 'on-time') return { kind: 'points', by, rose, good: rose };
  if (kind === 'cycle-p50' || kind === 'cycle-p90') {
    return { kind: 'minutes', by, rose, good: !rose };
  }
  return before === 0 ? { kind: 'none' } : { kind: 'share', by: by / before, rose, good: rose };
}
