/**
 * Units on hand in memory, per SKU and bin: the ledger's fold, kept as a snapshot and brought up to date from
 * the movements written since. A SKU without any movement has no entry: nobody knows its stock.
 */
import { z } from 'zod';
import { addMovement, foldLedger, onHand, type SkuStock } from '../../shared/inventory/ledger.ts';
import type { LocalRecord } from '../../shared/records/local.ts';
import type { MovementRecord } from '../../shared/records/movement.ts';
import { laterStamp } from '../../shared/records/stamp.ts';
import { readSnapshot, writeSnapshot } from './snapshots.ts';
import type { Checkpoint, Table } from './table.ts';

const SNAPSHOT = 'snapshot:stock';
const SLICE = 2_000;
const ALL = 1_000_000;

/** A SKU's fold, and the stamp of its newest movement: only a count newer than that may set the base without a refold. */
interface Held {
  readonly stock: SkuStock;
  readonly newest: string;
}

const held = z.object({
  stock: z.record(z.string(), z.object({ baseAt: z.string(), base: z.int(), since: z.int() })),
  newest: z.string(),
});
const snapshotShape = z.record(z.string(), held);

export class Stock {
  private readonly skus = new Map<string, Held>();
  private checkpoint: Checkpoint | undefined;
  private readonly listeners = new Set<() => void>();
  version = 0;

  constructor(
    private readonly movements: Table<MovementRecord>,
    private readonly local: Table<LocalRecord>,
  ) {}

  /** Reads the snapshot and every movement since; `pause` is awaited between slices. */
  async load(now: number, pause: () => Promise<void>): Promise<void> {
    const snapshot = await readSnapshot(this.local, SNAPSHOT, snapshotShape, now);
    for (const [id, sku] of Object.entries(snapshot?.value ?? {})) this.skus.set(id, sku);
    this.checkpoint = snapshot?.checkpoint;
    await this.catchUp(pause);
  }

  /** Takes in every movement since the checkpoint. The change stream is only a bell: a movement counts once. */
  async catchUp(pause: () => Promise<void>): Promise<void> {
    for (;;) {
      const changed = await this.movements.changedSince(this.checkpoint, SLICE);
      const { docs, removed } = changed;
      this.checkpoint = changed.checkpoint;
      await this.take(docs);
      for (const id of new Set(removed.map((movement) => movement.skuId))) await this.refold(id);
      if (docs.length + removed.length > 0) this.changed();
      if (!changed.more) return;
      await pause();
    }
  }

  /** Keeps the fold, so that the next start need not read the whole ledger. */
  async save(): Promise<void> {
    const value = Object.fromEntries(this.skus);
    await writeSnapshot(this.local, SNAPSHOT, { value, checkpoint: this.checkpoint });
  }

  /** Units by bin; undefined when the SKU has no movements. */
  stockOf(skuId: string): SkuStock | undefined {
    return this.skus.get(skuId)?.stock;
  }

  /** Units on hand over all bins; undefined when the SKU has no movements. */
  onHand(skuId: string): number | undefined {
    const sku = this.skus.get(skuId);
    return sku && onHand(sku.stock);
  }

  /** Ids of all SKUs with movements. */
  ids(): IterableIterator<string> {
    return this.skus.keys();
  }

  /** Calls `listener` after every change. Returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private async take(docs: readonly MovementRecord[]): Promise<void> {
    const refold = new Set<string>();
    for (const movement of docs) {
      const sku = this.skus.get(movement.skuId) ?? { stock: {}, newest: '' };
      const next = addMovement(sku.stock, movement, movement.at > sku.newest);
      if (next === 'refold') refold.add(movement.skuId);
      const newest = laterStamp(movement.at, sku.newest);
      this.skus.set(movement.skuId, { stock: next === 'refold' ? sku.stock : next, newest });
    }
    for (const id of refold) await this.refold(id);
  }

  private async refold(skuId: string): Promise<void> {
    const page = await this.movements.page({ index: ['skuId', 'at'], equals: [skuId], limit: ALL });
    // What is beyond the checkpoint comes with the next slice and would count twice.
    const all = page.filter((movement) => this.movements.isUpTo(movement, this.checkpoint));
    if (all.length === 0) {
      this.skus.delete(skuId);
      return;
    }
    const newest = all.reduce((last, movement) => laterStamp(movement.at, last), '');
    this.skus.set(skuId, { stock: foldLedger(all), newest });
  }

  private changed(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}
