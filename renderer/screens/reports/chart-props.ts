/** What all charts of the report have in common. They are pictures of the tables beside them, so nothing in them takes the focus. */

/** Read at arm's length. */
const TICK = { fontSize: 14, fill: 'currentColor' } as const;

export const CHART = {
  h: 300,
  tickLine: 'none',
  gridAxis: 'x',
  withBarValueLabel: false,
  maxBarWidth: 48,
  textColor: 'var(--mantine-color-text)',
  xAxisProps: { minTickGap: 18, tick: TICK },
  yAxisProps: { width: 64, allowDecimals: false, tick: TICK },
  barProps: { isAnimationActive: false },
  barChartProps: { accessibilityLayer: false, margin: { top: 14 } },
} as const;
