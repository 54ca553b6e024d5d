/** A SKU's history with the running total over all bins, and the order behind each movement. Pure. */
import type { HistoryLine } from '../../../shared/inventory/ledger.ts';
import type { MovementKind } from '../../../shared/records/movement.ts';

export interface HistoryEntry {
  readonly line: HistoryLine;
  /** On hand over all bins after it. */
  readonly total: number;
  /** The order whose parcel it was; '' when none. */
  readonly order: string;
  /** A shipment that was voided gave its units back under the same kind. */
  readonly what: MovementKind | 'voided';
}

/** The lines, oldest first, each with the total after it: the changes so far added up. */
export function totalled(lines: readonly HistoryLine[]): HistoryEntry[] {
  let total = 0;
  return lines.map((line) => {
    total += line.change;
    const { kind, source, units } = line.movement;
    const shipped = kind === 'shipped';
    return {
      line,
      total,
      // A shipment is named by its order and its parcel.
      order: shipped ? source.replace(/:[^:]*$/, '') : '',
      what: shipped && units > 0 ? 'voided' : kind,
    };
  });
}
