/** What is thought to be in each bin, made anew only when the catalogue or the ledger changed: a scan asks it each time. */
import type { SheetLine } from '../../../shared/counting/sheet.ts';
import { skuName } from '../resolve-scan.ts';
import type { Store } from '../store.ts';

export class BinIndex {
  private lines = new Map<string, SheetLine[]>();
  /** By how they are scanned. */
  private names = new Map<string, string>();
  private madeFor = '';

  constructor(private readonly store: Store) {}

  /** A bin's own writing; undefined: nothing is kept there. */
  named(code: string): string | undefined {
    this.refresh();
    return this.names.get(keyOf(code));
  }

  in(bin: string): readonly SheetLine[] {
    this.refresh();
    return this.lines.get(bin) ?? [];
  }

  private refresh(): void {
    const { catalogue, stock } = this.store;
    const versions = `${catalogue.version} ${stock.version}`;
    if (versions === this.madeFor) return;
    this.madeFor = versions;
    this.lines = new Map();
    for (const id of stock.ids())
      for (const [bin, { base, since }] of Object.entries(stock.stockOf(id) ?? {})) {
        const line = {
          bin,
          skuId: id,
          sku: skuName(this.store, id),
          units: Math.max(0, base + since),
        };
        const known = this.lines.get(bin);
        if (known) known.push(line);
        else this.lines.set(bin, [line]);
      }
    const bins = [...this.lines.keys(), ...[...catalogue.skus.values()].map(({ bin }) => bin)];
    this.names = new Map(bins.filter((bin) => bin !== '').map((bin) => [keyOf(bin), bin]));
  }
}

function keyOf(bin: string): string {
  return bin.trim().toUpperCase();
}
