/** The open order's lines as the bench shows them: flat values, so that a row is drawn again only when it changed. */
import { statusOf } from '../../../../shared/orders/status.ts';
import { lineSku } from '../../../../shared/packing/pack-unit.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import type { SkuRecord } from '../../../../shared/records/sku.ts';

export interface LineRow {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly bin: string;
  readonly picture: string;
  readonly note: string;
  /** In the box, with what left earlier. */
  readonly packed: number;
  readonly units: number;
  readonly state: 'open' | 'complete' | 'over';
  /** Units that the stock figures say are not there. */
  readonly missing: number;
}

/** What the rows are made from beside the order. */
export interface RowSources {
  readonly skuOf: (id: string) => SkuRecord | undefined;
  readonly missingOf: (skuId: string) => number;
}

/** The rows of an order in its own order; lines that nobody is owed and nothing was packed for are left out. */
export function lineRows(order: OrderRecord, { skuOf, missingOf }: RowSources): LineRow[] {
  const lines = new Map(order.facts.lines.map((line) => [line.id, line]));
  return statusOf(order).lines.flatMap((progress) => {
    const line = lines.get(progress.line);
    const packed = progress.packed + progress.shipped;
    if (progress.units === 0 && packed === 0) return [];
    const id = line ? lineSku(line) : progress.line;
    const sku = skuOf(id);
    return [
      {
        id: progress.line,
        sku: line?.sku ?? '',
        title: line?.title || sku?.title || line?.sku || progress.line,
        bin: sku?.bin ?? '',
        picture: sku?.picture ?? '',
        note: sku?.note ?? '',
        packed,
        units: progress.units,
        state: packed > progress.units ? 'over' : packed === progress.units ? 'complete' : 'open',
        missing: missingOf(id),
      },
    ];
  });
}

/** Lines still open first; a line just completed stays among them until the next scan, under the packer's eyes. */
export function openFirst(rows: readonly LineRow[], justScanned: string): LineRow[] {
  const isOpen = (row: LineRow) => row.state !== 'complete' || row.id === justScanned;
  return [...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row))];
}
