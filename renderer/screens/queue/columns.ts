/** The queue's columns: which a tab has, which somebody wants to see, how wide each is. Pure. */
import { z } from 'zod';
import { isOpenTab, type Tab } from './queue-search.ts';

export const COLUMNS = [
  'buyer',
  'units',
  'service',
  'due',
  'status',
  'blockers',
  'priority',
  'tags',
  'placed',
  'value',
] as const;

/** Every column but the order's number, which is always there. */
export type Column = (typeof COLUMNS)[number];

/** Columns somebody does not want to see. A column of a later version is seen until somebody hides it. */
export const hiddenColumns = z.array(z.enum(COLUMNS));

export const hiddenAtFirst: readonly Column[] = ['placed'];

interface Width {
  /** In pixels. */
  readonly least: number;
  /** Its share of what is left over; 0 stays at its least. */
  readonly share: number;
}

const TICK: Width = { least: 40, share: 0 };
/** An Amazon order number fits. */
const NUMBER: Width = { least: 182, share: 0.7 };
const WIDTHS: { readonly [column in Column]: Width } = {
  buyer: { least: 120, share: 1.2 },
  units: { least: 72, share: 0 },
  service: { least: 90, share: 0.8 },
  due: { least: 154, share: 0 },
  status: { least: 150, share: 0 },
  blockers: { least: 200, share: 2.6 },
  priority: { least: 92, share: 1 },
  tags: { least: 74, share: 0.7 },
  placed: { least: 72, share: 0 },
  value: { least: 92, share: 0 },
};
const GAP = 12;
const EDGES = 20;

/** The columns that a tab can show. */
export function columnsOf(tab: Tab): readonly Column[] {
  return COLUMNS.filter((column) => {
    switch (column) {
      case 'due':
      case 'priority':
        return isOpenTab(tab);
      case 'blockers':
        return tab === 'blocked';
      case 'status':
        return tab === 'all' || tab === 'shipped' || tab === 'cancelled';
      default:
        return true;
    }
  });
}

/** The columns of a tab without those somebody hid. */
export function shownColumns(tab: Tab, hidden: readonly Column[]): readonly Column[] {
  return columnsOf(tab).filter((column) => !hidden.includes(column));
}

/** The columns as a CSS grid: tick box, number, and these. */
export function gridTemplate(columns: readonly Column[]): string {
  return widthsOf(columns)
    .map(({ least, share }) => (share > 0 ? `minmax(${least}px, ${share}fr)` : `${least}px`))
    .join(' ');
}

/** The width (px) below which the list scrolls sideways. */
export function leastWidth(columns: readonly Column[]): number {
  const widths = widthsOf(columns);
  return widths.reduce((sum, { least }) => sum + least + GAP, EDGES - GAP);
}

function widthsOf(columns: readonly Column[]): readonly Width[] {
  return [TICK, NUMBER, ...columns.map((column) => WIDTHS[column])];
}
