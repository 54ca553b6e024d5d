/** What all charts of the report have in common. They are pictures of the tables beside them, so nothing in them takes the focus. */

export const CHART = {
  h: 300,
  tickLine: 'none',
  gridAxis: 'x',
  withBarValueLabel: false,
  maxBarWidth: 48,
  xAxisProps: { minTickGap: 18 },
  yAxisProps: { width: 64, allowDecimals: false },
  barProps: { isAnimationActive: false },
  barChartProps: { accessibilityLayer: false },
} as const;
