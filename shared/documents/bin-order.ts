/** The order in which bins are walked: A-2 before A-10, aisle by aisle, stock without a bin at the end. */
import type { PickListLine } from './pick-list.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Negative when bin `a` is walked to before bin `b`. */
export function compareBins(a: string, b: string): number {
  if (a === '' || b === '') return (a === '' ? 1 : 0) - (b === '' ? 1 : 0);
  return collator.compare(a, b);
}

/** The aisle a bin belongs to: its letters or digits up to the first separator or change of kind. */
export function aisleOf(bin: string): string {
  return /^\s*(\p{L}+|\p{N}+)/u.exec(bin)?.[1]?.toUpperCase() ?? '';
}

/** One aisle of the walk. */
export interface Aisle {
  readonly aisle: string;
  readonly lines: readonly PickListLine[];
}

/** The lines in the order of the walk, gathered by aisle. */
export function walk(lines: readonly PickListLine[]): Aisle[] {
  const sorted = lines.toSorted(
    (a, b) => compareBins(a.bin, b.bin) || collator.compare(a.sku, b.sku),
  );
  const aisles: { aisle: string; lines: PickListLine[] }[] = [];
  for (const line of sorted) {
    const aisle = aisleOf(line.bin);
    const last = aisles.at(-1);
    if (last?.aisle === aisle) last.lines.push(line);
    else aisles.push({ aisle, lines: [line] });
  }
  return aisles;
}
