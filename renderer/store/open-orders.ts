/**
 * The open orders in memory: one row each, loaded once and kept fresh from the change stream. The queue's
 * lists, counts, facets, search and stock allocation read this, never the store.
 */
import {
  type Allocation,
  allocate,
  type Shortage,
  type StockOf,
} from '../../shared/inventory/allocation.ts';
import { CLOSED_FROM, type OrderRecord, type QueueName } from '../../shared/records/order.ts';
import { type QueueRow, queueRow } from './queue-row.ts';
import type { Change, Table } from './table.ts';

/** In the order in which a packer needs them. */
const OPEN_QUEUES: readonly QueueName[] = [
  'a_ready',
  'd_packing',
  'e_packed',
  'c_picking',
  'b_blocked',
];
const FIRST_PAGE = 50;
/** More open orders than a shop can have; RxDB wants a limit to read by the index alone. */
const ALL = 1_000_000;

export class OpenOrders {
  readonly rows = new Map<string, QueueRow>();
  /** Ids by number key: what a scanned order number opens. */
  private readonly numbers = new Map<string, Set<string>>();
  private allocation: Allocation = { shortages: new Map(), demand: new Map() };
  /** Orders that changed while the load was under way. */
  private readonly heard = new Set<string>();
  private loading = false;
  private readonly listeners = new Set<() => void>();
  /** Grows with every change; a view is fresh while it has the newest. */
  version = 0;

  /** Loads all open orders, those that can be worked on first. */
  async load(table: Table<OrderRecord>): Promise<void> {
    this.loading = true;
    // What is on screen first need not wait for the rest.
    const first = await table.page({
      index: ['queue', 'rank'],
      equals: ['a_ready'],
      limit: FIRST_PAGE,
    });
    for (const doc of first) if (!this.heard.has(doc.id)) this.put(doc);
    this.changed();
    for (const queue of OPEN_QUEUES) {
      const docs = await table.page({ index: ['queue', 'rank'], equals: [queue], limit: ALL });
      // A change heard since the load began is newer than what this page says.
      for (const doc of docs) if (!this.heard.has(doc.id) && !this.rows.has(doc.id)) this.put(doc);
    }
    this.loading = false;
    this.heard.clear();
    this.changed();
  }

  /** Takes in changed orders. */
  apply(changes: readonly Change<OrderRecord>[]): void {
    for (const { after, removed } of changes) {
      this.drop(after.id);
      if (this.loading) this.heard.add(after.id);
      if (!removed && after.queue < CLOSED_FROM) this.put(after);
    }
    this.changed();
  }

  /** Shares the stock among the open orders again, as they stand at `now`. */
  reallocate(stockOf: StockOf, now: string): void {
    const demands = [...this.rows.values()].map((row) => ({
      id: row.id,
      rank: row.rank,
      waiting: queueAt(row, now) === 'b_blocked',
      lines: row.lines,
    }));
    this.allocation = allocate(demands, stockOf);
    this.changed();
  }

  shortagesOf(id: string): readonly Shortage[] {
    return this.allocation.shortages.get(id) ?? [];
  }

  /** Units of a SKU that open orders want. */
  demandFor(skuId: string): number {
    return this.allocation.demand.get(skuId) ?? 0;
  }

  /** Open orders with this number (its search key). */
  withNumber(key: string): readonly string[] {
    return [...(this.numbers.get(key) ?? [])];
  }

  /** Calls `listener` after every change. Returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * Where a row belongs at `now`: as stored, but a ready order that is short of stock is blocked, and one whose
   * last dated hold has ended is where it would be without it.
   */
  effectiveQueue(row: QueueRow, now: string): QueueName {
    const queue = queueAt(row, now);
    const short = (this.allocation.shortages.get(row.id)?.length ?? 0) > 0;
    return queue === 'a_ready' && short ? 'b_blocked' : queue;
  }

  /** Whether some order's dated holds ended after `since` and not after `now`: no change tells of that. */
  holdEnded(since: string, now: string): boolean {
    for (const { heldUntil } of this.rows.values())
      if (heldUntil > since && heldUntil <= now) return true;
    return false;
  }

  private put(order: OrderRecord): void {
    const row = queueRow(order);
    this.rows.set(row.id, row);
    const same = this.numbers.get(row.numberKey);
    if (same) same.add(row.id);
    else this.numbers.set(row.numberKey, new Set([row.id]));
  }

  private drop(id: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    this.rows.delete(id);
    const same = this.numbers.get(row.numberKey);
    same?.delete(id);
    if (same?.size === 0) this.numbers.delete(row.numberKey);
  }

  private changed(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}

/** Where a row belongs at `now`, whatever the stock says. */
function queueAt(row: QueueRow, now: string): QueueName {
  return row.heldUntil !== '' && row.heldUntil <= now ? row.queueAfterHolds : row.queue;
}
