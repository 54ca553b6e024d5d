/**
 * What is counted over all orders, closed ones included: how many stand in each queue, and each placed day's
 * rollup for the reports. A day is recomputed whole from its orders when one of them changed, so figures are
 * exact; between two recomputations the queue counts follow the change stream.
 */
import { z } from 'zod';
import { newestKey } from '../../shared/orders/order-index.ts';
import type { LocalRecord } from '../../shared/records/local.ts';
import { type OrderRecord, type QueueName, queueName } from '../../shared/records/order.ts';
import type { Activity } from './activity.ts';
import { readSnapshot, writeSnapshot } from './snapshots.ts';
import type { Change, Checkpoint, Table } from './table.ts';

const SNAPSHOT = 'snapshot:figures';
const SLICE = 250;

type QueueCounts = { readonly [queue in QueueName]?: number };

const snapshotShape = z.object({
  days: z.record(z.string(), z.partialRecord(queueName, z.int())),
  stale: z.array(z.string()),
});

export class Figures {
  private readonly days = new Map<string, QueueCounts>();
  private readonly stale = new Set<string>();
  private checkpoint: Checkpoint | undefined;
  /** Everything up to the checkpoint is accounted for; only then may the change stream move it on. */
  private loaded = false;
  private readonly listeners = new Set<() => void>();
  version = 0;

  constructor(
    private readonly orders: Table<OrderRecord>,
    private readonly local: Table<LocalRecord>,
    private readonly localDay: (iso: string) => string,
  ) {}

  /** Reads the snapshot and finds out which days changed since; without a snapshot every day is stale. */
  async load(now: number, activity: Activity): Promise<void> {
    const snapshot = await readSnapshot(this.local, SNAPSHOT, snapshotShape, now);
    for (const [day, counts] of Object.entries(snapshot?.value.days ?? {}))
      this.days.set(day, counts);
    for (const day of snapshot?.value.stale ?? []) this.stale.add(day);
    this.checkpoint = snapshot?.checkpoint;
    await this.catchUp(activity);
    this.loaded = true;
  }

  /** Orders that stand in a queue. */
  count(queue: QueueName): number {
    let sum = 0;
    for (const counts of this.days.values()) sum += counts[queue] ?? 0;
    return sum;
  }

  /** Follows the change stream: counts at once, rollups when `refresh` runs. */
  apply(changes: readonly Change<OrderRecord>[], upTo: Checkpoint): void {
    for (const { before, after } of changes) {
      if (before) this.move(before, -1);
      this.move(after, 1);
    }
    if (this.loaded) this.checkpoint = upTo;
    this.changed();
  }

  /** Recomputes the stale days, stepping aside while somebody scans. */
  async refresh(activity: Activity): Promise<void> {
    for (const day of [...this.stale]) {
      await activity.quiet();
      this.stale.delete(day);
      await this.recompute(day, activity);
    }
    this.changed();
  }

  async save(): Promise<void> {
    const value = { days: Object.fromEntries(this.days), stale: [...this.stale] };
    await writeSnapshot(this.local, SNAPSHOT, { value, checkpoint: this.checkpoint });
  }

  /** Calls `listener` after every change. Returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private async catchUp(activity: Activity): Promise<void> {
    for (;;) {
      const { docs, checkpoint } = await this.orders.changedSince(this.checkpoint, SLICE);
      for (const doc of docs) this.stale.add(this.dayOf(doc));
      this.checkpoint = checkpoint;
      if (docs.length < SLICE) return;
      await activity.pause();
    }
  }

  private async recompute(day: string, activity: Activity): Promise<void> {
    const counts: { [queue in QueueName]?: number } = {};
    for await (const docs of this.ordersOf(day, activity)) {
      for (const doc of docs) counts[doc.queue] = (counts[doc.queue] ?? 0) + 1;
    }
    this.days.set(day, counts);
  }

  /** A day's orders in slices. Placed times within half a day on either side are read and the others left out. */
  private async *ordersOf(day: string, activity: Activity): AsyncGenerator<OrderRecord[]> {
    const noon = Date.parse(`${day}T12:00:00.000Z`);
    const HALF = 30 * 3_600_000; // A local day lies within 30 hours of its UTC noon, whatever the time zone.
    const range = {
      index: ['newest'],
      from: newestKey(noon + HALF),
      to: newestKey(noon - HALF),
      limit: SLICE,
    };
    for (let last: OrderRecord | undefined; ; await activity.pause()) {
      const docs = await this.orders.following(range, last);
      yield docs.filter((doc) => this.dayOf(doc) === day);
      last = docs.at(-1);
      if (docs.length < SLICE) return;
    }
  }

  private move(order: OrderRecord, by: 1 | -1): void {
    const day = this.dayOf(order);
    const counts = this.days.get(day) ?? {};
    this.days.set(day, { ...counts, [order.queue]: (counts[order.queue] ?? 0) + by });
    this.stale.add(day);
  }

  private dayOf(order: OrderRecord): string {
    return this.localDay(order.facts.placedAt);
  }

  private changed(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}
