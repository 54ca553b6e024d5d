/** Everything the queue's screen shows, read from the store for one address. */
import { useMemo } from 'react';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { useSharedStation } from '../../app/stations.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { ClosedTab } from '../../store/closed-orders.ts';
import type { OpenOrders } from '../../store/open-orders.ts';
import { type QueueRow, queueRow } from '../../store/queue-row.ts';
import {
  type Filters,
  nextReady,
  openMatches,
  type QueueView,
  queueView,
} from '../../store/queue-view.ts';
import { useFresh, useNow, useSettled } from '../../ui/use-fresh.ts';
import type { Emptiness } from './EmptyList.tsx';
import { foundRows } from './found-rows.ts';
import { isOpenTab, pickedCount, type Tab } from './queue-search.ts';
import { useClosedOrders } from './use-closed.ts';
import { type Found, useFound } from './use-found.ts';

export interface Queue {
  readonly rows: readonly QueueRow[];
  /** Rows there are in the tab, those not read yet included. */
  readonly count: number;
  readonly view: QueueView;
  readonly counts: TabCounts;
  readonly others: readonly QueueRow[];
  /** An order is ready, whatever the filters hide. */
  readonly canPack: boolean;
  readonly empty: Emptiness | null;
  readonly now: number;
  readonly more: () => void;
}

export function useQueue(tab: Tab, filters: Filters): Queue {
  const { store } = useWorkspace();
  const now = useNow();
  const here = useSharedStation();
  const open = useFresh(store.open);
  const ready = useSettled(store.ready);
  const openTab = isOpenTab(tab) ? tab : 'ready';
  const view = useMemo(
    () => queueView(open.of, openTab, filters, now, here),
    [open, openTab, filters, now, here],
  );
  const searching = filters.search.trim() !== '';
  const found = useFound(filters.search);
  const closed = useClosedOrders(isOpenTab(tab) || searching ? null : tab);
  const canPack = useMemo(() => nextReady(open.of, now) !== undefined, [open, now]);
  const foundIn = useFoundIn(open, filters.search, found);
  const counts = useCounts(view, searching ? foundIn : null, found.complete);
  const closedRows = useMemo(() => closed.orders.map(rowOf), [closed.orders]);
  const rows = isOpenTab(tab) ? view.rows : searching ? foundIn[tab] : closedRows;
  const others = useMemo(() => {
    if (!searching) return [];
    const shown = new Set(rows.map((row) => row.id));
    return found.orders.filter((order) => !shown.has(order.id)).map(rowOf);
  }, [searching, rows, found.orders]);
  const waiting = isOpenTab(tab) ? !ready : searching ? !found.settled : !closed.complete;
  const filtered = searching || (isOpenTab(tab) && pickedCount(filters) > 0);
  const none = ready && !searching && store.open.rows.size === 0 && counts.all === 0;
  const empty = rows.length > 0 ? null : emptiness({ none, waiting, filtered });
  const count = isOpenTab(tab) || searching ? rows.length : Math.max(rows.length, counts[tab] ?? 0);
  return { rows, count, view, counts, others, canPack, empty, now, more: closed.more };
}

/** How many orders stand in each tab; null where nobody has counted what the search finds. */
export type TabCounts = { readonly [tab in Tab]: number | null };

type FoundIn = { readonly [tab in ClosedTab]: readonly QueueRow[] };

/** What a search shows in each tab that is paged from the store. */
function useFoundIn(open: { readonly of: OpenOrders }, search: string, found: Found): FoundIn {
  return useMemo(() => {
    const rows = found.orders.map(rowOf);
    const matches = search.trim() === '' ? [] : openMatches(open.of, search);
    const shownIn = (tab: ClosedTab) => foundRows(tab, rows, matches);
    return {
      shipped: shownIn('shipped'),
      cancelled: shownIn('cancelled'),
      all: shownIn('all'),
    };
  }, [open, search, found.orders]);
}

/** Open tabs as filtered, closed ones over all; while somebody searches, what is found in each. */
function useCounts(view: QueueView, found: FoundIn | null, complete: boolean): TabCounts {
  const { store } = useWorkspace();
  const figures = useFresh(store.figures).of;
  if (found) {
    const of = (tab: ClosedTab) => (complete ? found[tab].length : null);
    return { ...view.counts, shipped: of('shipped'), cancelled: of('cancelled'), all: of('all') };
  }
  const shipped = figures.count('x_shipped');
  const cancelled = figures.count('y_cancelled');
  const openAll = ['a_ready', 'b_blocked', 'c_picking', 'd_packing', 'e_packed'] as const;
  const all = openAll.reduce((sum, queue) => sum + figures.count(queue), shipped + cancelled);
  return { ...view.counts, shipped, cancelled, all };
}

function emptiness(of: { none: boolean; waiting: boolean; filtered: boolean }): Emptiness {
  if (of.none) return 'no-orders';
  if (of.waiting) return 'loading';
  return of.filtered ? 'no-matches' : 'no-rows';
}

// Rows of stored orders are made once each: an order that changed is another object.
const made = new WeakMap<OrderRecord, QueueRow>();

function rowOf(order: OrderRecord): QueueRow {
  const known = made.get(order);
  if (known) return known;
  const row = queueRow(order);
  made.set(order, row);
  return row;
}
