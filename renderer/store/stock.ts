/**
 * Units on hand in memory, per SKU and bin: the ledger's fold, kept as a snapshot and brought up to date from
 * the movements written since. A SKU without any movement has no entry: nobody knows its stock.
 */
import {
  addMovement,
  type BinStock,
  foldLedger,
  isEntered,
  onHand,
  type SkuStock,
} from '../../shared/inventory/ledger.ts';
import type { LocalRecord } from '../../shared/records/local.ts';
import type { MovementRecord } from '../../shared/records/movement.ts';
import { laterStamp, type Stamp } from '../../shared/records/stamp.ts';
import { readSnapshot, writeSnapshot } from './snapshots.ts';
import type { Change, Checkpoint, Table } from './table.ts';

const SNAPSHOT = 'snapshot:stock';
const SLICE = 2_000;
const ALL = 1_000_000;

/** A SKU's fold, and the stamp of its newest movement: only a count newer than that may set the base without a refold. */
interface Held {
  readonly stock: SkuStock;
  readonly newest: string;
}

export class Stock {
  private readonly skus = new Map<string, Held>();
  private checkpoint: Checkpoint | undefined;
  /** Movements the change stream told of that no slice has brought yet. */
  private heard: MovementRecord[] = [];
  /** SKUs whose fold has to be made again; until it is, what is in memory must not be kept. */
  private readonly refolds = new Set<string>();
  private loaded = false;
  private working: Promise<void> = Promise.resolve();
  private savedVersion = -1;
  private readonly listeners = new Set<() => void>();
  version = 0;

  constructor(
    private readonly movements: Table<MovementRecord>,
    private readonly local: Table<LocalRecord>,
  ) {}

  /** Reads the snapshot and every movement since; `pause` is awaited between slices. */
  load(pause: () => Promise<void>): Promise<void> {
    return this.alone(async () => {
      const snapshot = await readSnapshot(this.local, SNAPSHOT, readHeld, this.movements);
      for (const [id, sku] of Object.entries(snapshot?.value ?? {})) this.skus.set(id, sku);
      this.checkpoint = snapshot?.checkpoint;
      do await this.readChanges(pause);
      while (this.heard.length > 0);
      this.loaded = true;
    });
  }

  /** Notes what the change stream says; `catchUp` takes it in. */
  hear(changes: readonly Change<MovementRecord>[]): void {
    this.heard.push(...changes.map((change) => change.after));
  }

  /** Takes in every movement since the checkpoint, each once. Before the load is done, the load sees to that. */
  async catchUp(pause: () => Promise<void>): Promise<void> {
    if (this.loaded) await this.alone(() => this.readChanges(pause));
  }

  /** Keeps the fold, so that the next start need not read the whole ledger. */
  save(): Promise<void> {
    return this.alone(async () => {
      const { version } = this;
      if (!this.loaded || this.refolds.size > 0 || version === this.savedVersion) return;
      const snapshot = { value: Object.fromEntries(this.skus), checkpoint: this.checkpoint };
      await writeSnapshot(this.local, SNAPSHOT, snapshot, this.movements);
      this.savedVersion = version;
    });
  }

  /** The latest stamp of any movement. */
  newest(): Stamp {
    let newest = '';
    for (const sku of this.skus.values()) newest = laterStamp(sku.newest, newest);
    return newest;
  }

  /** Units by bin; undefined when the SKU has no movements, or none that was not recalled. */
  stockOf(skuId: string): SkuStock | undefined {
    const stock = this.skus.get(skuId)?.stock;
    return stock && Object.keys(stock).length > 0 ? stock : undefined;
  }

  /** Units on hand over all bins; undefined where there are no bins. */
  onHand(skuId: string): number | undefined {
    const stock = this.stockOf(skuId);
    return stock && onHand(stock);
  }

  /**
   * Units that orders may be given; undefined while nobody has said how much there is. A shop that keeps no stock here
   * would have nothing to pack any more once its first parcel has left.
   */
  toGive(skuId: string): number | undefined {
    const stock = this.stockOf(skuId);
    return stock && isEntered(stock) ? onHand(stock) : undefined;
  }

  /** Ids of all SKUs with movements. */
  ids(): readonly string[] {
    return [...this.skus.keys()].filter((id) => this.stockOf(id) !== undefined);
  }

  /** Calls `listener` after every change. Returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** One at a time: two that read from the same checkpoint would count the same movements twice. */
  private alone(run: () => Promise<void>): Promise<void> {
    const done = this.working.then(run);
    this.working = done.catch(() => undefined); // Whoever asked is told; the next one goes on.
    return done;
  }

  private async readChanges(pause: () => Promise<void>): Promise<void> {
    for (;;) {
      const changed = await this.movements.changedSince(this.checkpoint, SLICE);
      const { docs, removed } = changed;
      this.checkpoint = changed.checkpoint;
      for (const movement of docs) this.take(movement);
      for (const { skuId } of removed) this.refolds.add(skuId);
      this.sortHeard(new Set([...docs, ...removed].map((movement) => movement.id)));
      const touched = docs.length + this.refolds.size > 0;
      for (const id of [...this.refolds]) {
        await this.refold(id);
        this.refolds.delete(id);
      }
      if (touched) this.changed();
      if (!changed.more) return;
      await pause();
    }
  }

  /**
   * A wall clock that was set back over a restart writes movements that sort before the checkpoint: no slice will
   * ever bring them, so their SKUs are folded anew.
   */
  private sortHeard(seen: ReadonlySet<string>): void {
    this.heard = this.heard.filter((movement) => {
      if (seen.has(movement.id)) return false;
      if (!this.movements.isUpTo(movement, this.checkpoint)) return true;
      this.refolds.add(movement.skuId);
      return false;
    });
  }

  private take(movement: MovementRecord): void {
    const sku = this.skus.get(movement.skuId) ?? { stock: {}, newest: '' };
    const next = addMovement(sku.stock, movement, movement.at > sku.newest);
    if (next === 'refold') this.refolds.add(movement.skuId);
    const newest = laterStamp(movement.at, sku.newest);
    this.skus.set(movement.skuId, { stock: next === 'refold' ? sku.stock : next, newest });
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

// Twenty thousand SKUs are checked by hand in a few milliseconds; by a zod schema in more than a hundred.
function readHeld(value: unknown): { readonly [skuId: string]: Held } | undefined {
  return isRecordOf(value, isHeld) ? value : undefined;
}

function isHeld(value: unknown): value is Held {
  if (!isRecord(value)) return false;
  return typeof value.newest === 'string' && isRecordOf(value.stock, isBinStock);
}

function isBinStock(value: unknown): value is BinStock {
  if (!isRecord(value)) return false;
  const { baseAt, base, since, entered } = value;
  const isBase = typeof baseAt === 'string' && Number.isInteger(base);
  return isBase && Number.isInteger(since) && typeof entered === 'boolean';
}

function isRecordOf<T>(
  value: unknown,
  is: (one: unknown) => one is T,
): value is { readonly [key: string]: T } {
  return isRecord(value) && Object.values(value).every(is);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
