/**
 * The report: a few headline figures of a period beside the period before, each with its formula's name and
 * the selections of the orders it was computed from. Words, charts and lists are the screen's.
 */
import type { DayRollup } from './day-rollup.ts';
import { type Period, periodBefore } from './days.ts';
import { type Figures, figuresOf } from './figures.ts';
import { nearestRank } from './percentile.ts';
import type { DatedSelection } from './selection.ts';

export type FigureKind = 'orders' | 'revenue' | 'on-time' | 'cycle-p50' | 'cycle-p90';

/** A number of orders that a figure is made of, and which they are. */
export interface Part {
  readonly name: DatedSelection['kind'];
  readonly orders: number;
  readonly behind: DatedSelection;
}

export interface Figure {
  readonly kind: FigureKind;
  /** Orders, minor units, a share from 0 to 1, or minutes, by kind; null when no order gives it a value. */
  readonly value: number | null;
  /** Set for revenue, '' for all else. */
  readonly currency: string;
  /** The key of the text that says how it is computed. */
  readonly formula: `formula.${FigureKind}`;
  /** The main part first; for a share the denominator, then the numerator, then the rest. */
  readonly parts: readonly [Part, ...Part[]];
}

/** A figure with its value in the period before. */
export interface Headline extends Figure {
  readonly before: number | null;
}

export interface Report {
  readonly period: Period;
  readonly before: Period;
  /** One channel's report, or null for all channels. */
  readonly channel: string | null;
  readonly headlines: readonly Headline[];
  readonly figures: Figures;
}

/** The report of a period at `now` (ms). `rollups`: one for every placed day up to the period's end. */
export function reportOf(
  rollups: readonly DayRollup[],
  period: Period,
  now: number,
  channel: string | null = null,
): Report {
  const earlier = periodBefore(period);
  const figures = ofChannel(figuresOf(rollups, period, now), channel);
  const past = headlinesOf(ofChannel(figuresOf(rollups, earlier, now), channel), channel);
  const present = headlinesOf(figures, channel);
  const gone = past
    .filter((figure) => !present.some((known) => isSame(known, figure)))
    .map((figure) => blankOf(figure, period));
  const headlines = [...present, ...gone].map((figure) => ({
    ...figure,
    before: past.find((known) => isSame(known, figure))?.value ?? (isSum(figure) ? 0 : null),
  }));
  return { period, before: earlier, channel, headlines, figures };
}

/** The figures of a period as headlines, revenue once for each currency. */
export function headlinesOf(figures: Figures, channel: string | null): Figure[] {
  return [
    ordersFigure(figures, channel),
    ...revenueFigures(figures, channel),
    onTimeFigure(figures, channel),
    ...cycleFigures(figures, channel),
  ];
}

/** The selection of the orders behind a figure: what is counted, or what a share is out of. */
export function behind(figure: Figure): DatedSelection {
  return figure.parts[0].behind;
}

/** The figures of one channel alone (null: of all). */
export function ofChannel(figures: Figures, channel: string | null): Figures {
  if (channel === null) return figures;
  const own = (row: { readonly channel: string }) => row.channel === channel;
  const { period, sales, due, shipped } = figures;
  return {
    period,
    sales: sales.filter(own),
    due: due.filter(own),
    shipped: shipped.filter(own),
  };
}

function ordersFigure({ sales, period }: Figures, channel: string | null): Figure {
  const orders = sum(sales.map((row) => row.orders));
  return {
    kind: 'orders',
    value: orders,
    currency: '',
    formula: 'formula.orders',
    parts: [part('sold', orders, period, channel)],
  };
}

function revenueFigures({ sales, period }: Figures, channel: string | null): Figure[] {
  const currencies = [...new Set(sales.map((row) => row.currency))].sort();
  return currencies.map((currency) => {
    const rows = sales.filter((row) => row.currency === currency);
    const orders = sum(rows.map((row) => row.orders));
    return {
      kind: 'revenue',
      value: sum(rows.map((row) => row.revenue)),
      currency,
      formula: 'formula.revenue',
      parts: [part('sold', orders, period, channel, currency)],
    };
  });
}

function onTimeFigure({ due, period }: Figures, channel: string | null): Figure {
  const onTime = sum(due.map((row) => row.onTime));
  const late = sum(due.map((row) => row.late));
  const all = onTime + late;
  return {
    kind: 'on-time',
    value: all === 0 ? null : onTime / all,
    currency: '',
    formula: 'formula.on-time',
    parts: [
      part('due', all, period, channel),
      part('on-time', onTime, period, channel),
      part('late', late, period, channel),
    ],
  };
}

function cycleFigures({ shipped, period }: Figures, channel: string | null): Figure[] {
  const minutes = shipped.flatMap((row) => row.minutes).sort((a, b) => a - b);
  const parts: Figure['parts'] = [part('shipped', minutes.length, period, channel)];
  return [
    {
      kind: 'cycle-p50',
      value: nearestRank(minutes, 50),
      currency: '',
      formula: 'formula.cycle-p50',
      parts,
    },
    {
      kind: 'cycle-p90',
      value: nearestRank(minutes, 90),
      currency: '',
      formula: 'formula.cycle-p90',
      parts,
    },
  ];
}

function part(
  name: Part['name'],
  orders: number,
  { from, to }: Period,
  channel: string | null,
  currency: string | null = null,
): Part {
  return { name, orders, behind: { kind: name, from, to, channel, currency } };
}

// A currency that was taken before and not since still has its headline: revenue fell to nothing.
function blankOf(figure: Figure, period: Period): Figure {
  const { channel, currency } = figure.parts[0].behind;
  return { ...figure, value: 0, parts: [part('sold', 0, period, channel, currency)] };
}

function isSame(a: Figure, b: Figure): boolean {
  return a.kind === b.kind && a.currency === b.currency;
}

function isSum(figure: Figure): boolean {
  return figure.kind === 'orders' || figure.kind === 'revenue';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
