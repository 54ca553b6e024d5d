/** All SKUs in memory, with the index that says what a scanned code is. Loaded once, kept fresh from the change stream. */
import { type KitOf, type KitPart, kitParts } from '../../shared/inventory/kit.ts';
import { skuId } from '../../shared/records/ids.ts';
import type { SkuRecord } from '../../shared/records/sku.ts';
import { addSku, buildCodeIndex, type CodeIndex, removeSku } from '../../shared/scanning/codes.ts';
import type { Change, Table } from './table.ts';

const LOAD_SLICE = 2_000;
const NO_PARTS: readonly KitPart[] = [];

export class Catalogue {
  readonly skus = new Map<string, SkuRecord>();
  readonly codes: CodeIndex = buildCodeIndex([]);
  /** SKUs that changed while the load was under way: newer than what it reads. */
  private readonly heard = new Set<string>();
  private loading = true;
  private readonly listeners = new Set<() => void>();
  version = 0;

  /** Every SKU is known. */
  get complete(): boolean {
    return !this.loading;
  }

  /** Loads the whole catalogue; `pause` is awaited between slices. */
  async load(table: Table<SkuRecord>, pause: () => Promise<void>): Promise<void> {
    for await (const docs of table.slices(LOAD_SLICE, pause)) {
      for (const doc of docs) if (!this.heard.has(doc.id)) this.put(doc);
    }
    this.loading = false;
    this.heard.clear();
    this.changed();
  }

  apply(changes: readonly Change<SkuRecord>[]): void {
    for (const { after, removed } of changes) {
      if (this.loading) this.heard.add(after.id);
      removeSku(this.codes, after.id);
      if (removed) this.skus.delete(after.id);
      else this.put(after);
    }
    this.changed();
  }

  /** The SKU with this text, letter case ignored. */
  bySku(sku: string): SkuRecord | undefined {
    return this.skus.get(skuId(sku));
  }

  /** What a SKU is made of; empty for one that is no kit. */
  kitOf: KitOf = (id) => {
    const sku = this.skus.get(id);
    return sku ? kitParts(sku) : NO_PARTS;
  };

  /** Calls `listener` after every change. Returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private put(sku: SkuRecord): void {
    this.skus.set(sku.id, sku);
    addSku(this.codes, sku);
  }

  private changed(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}
