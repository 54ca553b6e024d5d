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
import type { KitOf } from '../../shared/inventory/kit.ts';
import { CLOSED_FROM, type OrderRecord, type QueueName } from '../../shared/records/order.ts';
import type { LineSkus } from './line-skus.ts';
import { type QueueRow, queueRow } from './queue-row.ts';
import type { Change, Table } from './table.ts';
import { noUnknown, type UnknownArticles, unknownArticles } from './unknown-articles.ts';

/** In the order in which a packer needs them. */
const OPEN_QUEUES: readonly QueueName[] = [
  'a_ready',
  'd_packing',
  'e_packed',
  'c_picking',
  'b_blocked',
];
const FIRST_PAGE = 50;
/** A read that takes the page some ten milliseconds. */
const SLICE = 500;

export class OpenOrders {
  readonly rows = new Map<string, QueueRow>();
  /** Ids by number key: what a scanned order number opens. */
  private readonly numbers = new Map<string, Set<string>>();
  private allocation: Allocation = { shortages: new Map(), demand: new Map() };
  /** Lines of channels' orders that nobody knows, as of the last time the stock was shared. */
  unknown: UnknownArticles = noUnknown;
  /** Orders wait for such lines. */
  hold = false;
  /** Orders that changed while the load was under way. */
  private readonly heard = new Set<string>();
  private loading = false;
  private readonly listeners = new Set<() => void>();
  /** Grows with every change; a view is fresh while it has the newest. */
  version = 0;

  /** Loads what is on screen first: the most urgent orders that are ready. `load` is to follow. */
  async loadFirst(table: Table<OrderRecord>): Promise<void> {
    this.loading = true;
    this.take(await table.page({ ...byRank('a_ready'), limit: FIRST_PAGE }));
    this.changed();
  }

  /** Loads all open orders, those that can be worked on first, in slices. */
  async load(table: Table<OrderRecord>): Promise<void> {
    this.loading = true;
    for (const queue of OPEN_QUEUES) {
      for (let docs: OrderRecord[] = [], more = true; more; more = docs.length === SLICE) {
        docs = await table.following({ ...byRank(queue), limit: SLICE }, docs.at(-1));
        this.take(docs);
      }
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

  /** Shares the stock among the open orders again, as they stand at `now` and as `skus` knows their lines. */
  reallocate(
    stockOf: StockOf,
    now: string,
    skus: Pick<LineSkus, 'complete' | 'hold' | 'match'>,
    kitOf: KitOf,
  ): void {
    this.hold = skus.hold;
    this.unknown = skus.complete ? unknownArticles(this.rows.values(), skus) : noUnknown;
    const demands = [...this.rows.values()].map((row) => ({
      id: row.id,
      rank: row.rank,
      waiting: queueAt(row, now) === 'b_blocked' || this.waitsForArticle(row.id),
      lines: row.lines.map((line) => {
        const match = skus.match(line);
        const known = match.kind === 'sku' ? { ...match, units: line.units } : line;
        const kit = kitOf(known.skuId);
        return kit.length === 0 ? known : { ...known, parts: kit };
      }),
    }));
    this.allocation = allocate(demands, stockOf);
    this.changed();
  }

  shortagesOf(id: string): readonly Shortage[] {
    return this.allocation.shortages.get(id) ?? [];
  }

  /** Texts of an order's lines that it waits for, since nobody knows what they are. */
  unknownOf(id: string): readonly string[] {
    return this.hold ? (this.unknown.byOrder.get(id) ?? NONE) : NONE;
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
   * Where a row belongs at `now`: as stored, but a ready order that is short of stock or has a line that nobody
   * knows is blocked, and one whose last dated hold has ended is where it would be without it.
   */
  effectiveQueue(row: QueueRow, now: string): QueueName {
    const queue = queueAt(row, now);
    const short = (this.allocation.shortages.get(row.id)?.length ?? 0) > 0;
    return queue === 'a_ready' && (short || this.waitsForArticle(row.id)) ? 'b_blocked' : queue;
  }

  /** Whether some order's dated holds ended after `since` and not after `now`: no change tells of that. */
  holdEnded(since: string, now: string): boolean {
    for (const { heldUntil } of this.rows.values())
      if (heldUntil > since && heldUntil <= now) return true;
    return false;
  }

  private waitsForArticle(id: string): boolean {
    return this.unknownOf(id).length > 0;
  }

  /** Takes in orders as they were read; what was heard since the load began is newer. */
  private take(docs: readonly OrderRecord[]): void {
    for (const doc of docs) if (!this.heard.has(doc.id) && !this.rows.has(doc.id)) this.put(doc);
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

const NONE: readonly string[] = [];

function byRank(queue: QueueName) {
  return { index: ['queue', 'rank'], equals: [queue] };
}

/** Where a row belongs at `now`, whatever the stock says. */
function queueAt(row: QueueRow, now: string): QueueName {
  return row.heldUntil !== '' && row.heldUntil <= now ? row.queueAfterHolds : row.queue;
}
