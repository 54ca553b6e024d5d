/** The report that is chosen, kept fresh: worked out again when orders changed (at most every two seconds) and every minute. */
import { useInterval, useThrottledValue } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { type BacklogRow, backlogOf } from '../../../shared/reports/backlog.ts';
import type { Day, Period } from '../../../shared/reports/days.ts';
import { figuresOf } from '../../../shared/reports/figures.ts';
import { type Report, reportOf } from '../../../shared/reports/report.ts';
import { useVersion } from '../../app/workspace.ts';
import type { Store } from '../../store/store.ts';
import { channelsOf } from './by-day.ts';
import { periodOf, type ReportChoices } from './report-choices.ts';

export interface ReportData {
  readonly today: Day;
  readonly report: Report;
  readonly backlog: readonly BacklogRow[];
  /** Every channel with figures in these days, whatever channel is chosen. */
  readonly channels: readonly string[];
  /** No order has ever been stored here. */
  readonly empty: boolean;
  /** The moment (ms) the report stands at. */
  readonly now: number;
}

/** Charts are drawn again for each version, which must not happen for every batch of an import. */
const PACE_MS = 2_000;
const MINUTE_MS = 60_000;

export function useReport(store: Store, choices: ReportChoices): ReportData {
  const orders = useThrottledValue(useVersion(store.figures), PACE_MS);
  const open = useThrottledValue(useVersion(store.open), PACE_MS);
  const [minute, setMinute] = useState(0);
  useInterval(() => setMinute((count) => count + 1), MINUTE_MS, { autoInvoke: true });
  const { range, from, to, channel } = choices;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions and the minute say when the store's own values changed.
  return useMemo(() => {
    const now = store.clock.now();
    const today = store.localDay(new Date(now).toISOString());
    const period: Period = periodOf({ ...choices, range, from, to }, today);
    const rollups = store.figures.rollups();
    return {
      today,
      now,
      report: reportOf(rollups, period, now, channel),
      backlog: backlogOf(store.open.rows.values(), now),
      channels: channelsOf(figuresOf(rollups, period, now)),
      empty: rollups.length === 0,
    };
  }, [store, orders, open, minute, range, from, to, channel]);
}

/** Whether some days are not counted yet. */
export function useCounting(store: Store): boolean {
  const [counting, setCounting] = useState(true);
  useEffect(() => {
    let shown = true;
    const refreshed = store.ready.then(() => store.figures.refresh(store.activity));
    // A day that could not be counted is counted when the next change asks for it.
    void refreshed.catch(() => undefined).then(() => shown && setCounting(false));
    return () => {
      shown = false;
    };
  }, [store]);
  return counting;
}
