/**
 * What is counted over all orders, closed ones included: how many stand in each queue, and each placed day's
 * rollup for the reports. A day is recomputed whole from its orders when one of them changed, so figures are
 * exact; between two recomputations the queue counts follow the change stream.
 */
import { z } from 'zod';
import { newestKey } from '../../shared/orders/order-index.ts';
import type { LocalRecord } from '../../shared/records/local.ts';
import { type OrderRecord, type QueueName, queueName } from '../../shared/records/order.ts';
import { type Contribution, contributionOf } from '../../shared/reports/contribution.ts';
import { addUp, type DayRollup, dayRollup } from '../../shared/reports/day-rollup.ts';
import type { Activity } from './activity.ts';
import { parseJson, readSnapshot, writeSnapshot } from './snapshots.ts';
import type { Change, Checkpoint, Table } from './table.ts';

const SNAPSHOT = 'snapshot:figures';
const DAY_PREFIX = 'day:';
const SLICE = 250;
/** A local day lies within 30 hours of its UTC noon, whatever the time zone. */
const DAY_REACH_MS = 30 * 3_600_000;

const dayFigures = z.object({ queues: z.partialRecord(queueName, z.int()), rollup: dayRollup });

type DayFigures = z.infer<typeof dayFigures>;

const snapshotShape = z.object({ stale: z.array(z.string()) });
const readStale = (value: unknown) => snapshotShape.safeParse(value).data;

type Pace = Pick<Activity, 'batchSize' | 'pause'>;

export class Figures {
  private readonly days = new Map<string, DayFigures>();
  private readonly stale = new Set<string>();
  /** Days that are being recomputed, or could not be kept: for the next start they are stale still. */
  private readonly unkept = new Set<string>();
  private checkpoint: Checkpoint | undefined;
  /** Everything up to the checkpoint is accounted for; only then may the change stream move it on. */
  private loaded = false;
  /** Orders changed after the snapshot was kept: then `check` has something to look for. */
  private caughtUp = false;
  /** The latest run over the stale days; the next one begins after it. */
  private refreshing: Promise<void> = Promise.resolve();
  /** How many wait for the figures: then they are worked out even while somebody scans. */
  private awaited = 0;
  private readonly listeners = new Set<() => void>();
  version = 0;

  constructor(
    private readonly orders: Table<OrderRecord>,
    private readonly local: Table<LocalRecord>,
    private readonly localDay: (iso: string) => string,
  ) {}

  /** Reads the days' figures and finds out which of them changed since; without a snapshot every day is stale. */
  async load(activity: Activity): Promise<void> {
    const snapshot = await readSnapshot(this.local, SNAPSHOT, readStale, this.orders);
    await this.readDays();
    // A day kept earlier may have lost its orders since.
    for (const day of snapshot?.value.stale ?? this.days.keys()) this.stale.add(day);
    this.checkpoint = snapshot?.checkpoint;
    await this.catchUp(activity);
    this.caughtUp = snapshot !== undefined && this.stale.size > 0;
    this.loaded = true;
    this.changed();
  }

  /** Orders that stand in a queue. */
  count(queue: QueueName): number {
    let sum = 0;
    for (const { queues } of this.days.values()) sum += queues[queue] ?? 0;
    return sum;
  }

  /** One rollup for every placed day, oldest first. Complete once `refresh` has run. */
  rollups(): DayRollup[] {
    const all = [...this.days.values()].map((figures) => figures.rollup);
    return all.sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  /** Follows the change stream: counts at once, rollups when `refresh` runs. */
  apply(changes: readonly Change<OrderRecord>[], upTo: Checkpoint): void {
    for (const { before, after, removed } of changes) {
      if (before) this.move(before, -1);
      if (!removed) this.move(after, 1);
    }
    if (this.loaded) this.checkpoint = upTo;
    this.changed();
  }

  /** Recomputes the days that are stale now, in small slices while somebody scans. */
  async refresh(activity: Activity): Promise<void> {
    this.awaited++;
    try {
      await this.keepFresh(activity);
    } finally {
      this.awaited--;
    }
  }

  /** The same for nobody in particular: waits while somebody scans or writes in bulk. */
  keepFresh(activity: Activity): Promise<void> {
    const run = this.refreshing.then(() => this.recomputeStale(activity));
    this.refreshing = run.catch(() => undefined);
    return run;
  }

  /**
   * Finds what a crash can hide: an order whose day the source changed just before it still counts on its old day.
   * Then there are more orders in the days than in the store, and all days are worked out again.
   */
  async check(activity: Activity): Promise<void> {
    if (!this.caughtUp) return;
    await activity.calm();
    await this.keepFresh(activity);
    const { version } = this;
    const stored = await this.orders.count();
    if (version !== this.version) return this.check(activity);
    this.caughtUp = false;
    if (this.counted() === stored) return;
    for (const day of this.days.keys()) this.stale.add(day);
    await this.keepFresh(activity);
  }

  /** The orders placed on a local day, in slices. */
  async *ordersOf(day: string, activity: Pace): AsyncGenerator<OrderRecord[]> {
    const noon = Date.parse(`${day}T12:00:00.000Z`);
    const range = {
      index: ['newest'],
      from: newestKey(noon + DAY_REACH_MS),
      to: newestKey(noon - DAY_REACH_MS),
    };
    for (let last: OrderRecord | undefined; ; await activity.pause()) {
      const limit = activity.batchSize(SLICE);
      const docs = await this.orders.following({ ...range, limit }, last);
      yield docs.filter((doc) => this.dayOf(doc) === day);
      last = docs.at(-1);
      if (docs.length < limit) return;
    }
  }

  /** Keeps which days are stale, so that the next start need not read every order. */
  async save(): Promise<void> {
    if (!this.loaded) return;
    const stale = [...new Set([...this.stale, ...this.unkept])];
    const snapshot = { value: { stale }, checkpoint: this.checkpoint };
    await writeSnapshot(this.local, SNAPSHOT, snapshot, this.orders);
  }

  /** Calls `listener` after every change. Returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private counted(): number {
    let sum = 0;
    for (const { queues } of this.days.values())
      for (const orders of Object.values(queues)) sum += orders;
    return sum;
  }

  private async readDays(): Promise<void> {
    const docs = await this.local.page({
      index: ['id'],
      from: DAY_PREFIX,
      to: 'day;',
      limit: 100_000,
    });
    for (const { id, body } of docs) {
      const read = dayFigures.safeParse(parseJson(body));
      const day = id.slice(DAY_PREFIX.length);
      if (read.success) this.days.set(day, read.data);
      else this.stale.add(day);
    }
  }

  private async catchUp(activity: Activity): Promise<void> {
    for (;;) {
      const changed = await this.orders.changedSince(this.checkpoint, SLICE);
      for (const doc of [...changed.docs, ...changed.removed]) this.stale.add(this.dayOf(doc));
      this.checkpoint = changed.checkpoint;
      if (!changed.more) return;
      await activity.pause();
    }
  }

  private async recomputeStale(activity: Activity): Promise<void> {
    const { batchSize } = activity;
    const pace = { batchSize, pause: () => this.giveWay(activity) };
    if (activity.isBusy()) await pace.pause();
    for (const day of this.unkept) this.stale.add(day);
    if (this.stale.size === 0) return;
    for (const day of [...this.stale]) {
      // Taken off first: an order that changes meanwhile makes the day stale again.
      this.unkept.add(day);
      this.stale.delete(day);
      await this.recompute(day, pace);
      await pace.pause();
    }
    this.changed();
  }

  private async giveWay(activity: Activity): Promise<void> {
    await activity.pause();
    while (activity.isBusy() && this.awaited === 0) await activity.rest();
  }

  private async recompute(day: string, activity: Pace): Promise<void> {
    const queues: DayFigures['queues'] = {};
    const parts: Contribution[] = [];
    for await (const docs of this.ordersOf(day, activity)) {
      for (const doc of docs) {
        queues[doc.queue] = (queues[doc.queue] ?? 0) + 1;
        parts.push(contributionOf(doc, this.localDay));
      }
    }
    const figures = { queues, rollup: addUp(day, parts) };
    this.days.set(day, figures);
    // A full disk must not hide a report that is right; the day stays unkept.
    if (await this.keep(day, figures)) this.unkept.delete(day);
  }

  private async keep(day: string, figures: DayFigures): Promise<boolean> {
    const id = DAY_PREFIX + day;
    try {
      await this.local.change(id, () => ({ id, body: JSON.stringify(figures) }));
      return true;
    } catch {
      return false;
    }
  }

  private move(order: OrderRecord, by: 1 | -1): void {
    const day = this.dayOf(order);
    const { queues, rollup } = this.days.get(day) ?? { queues: {}, rollup: addUp(day, []) };
    const moved = { ...queues, [order.queue]: (queues[order.queue] ?? 0) + by };
    this.days.set(day, { queues: moved, rollup });
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
