/** Text that was read in the wrong encoding before it reached us, mended cell by cell. */
import { withoutMojibake } from './cells.ts';
import type { RepairBook } from './repairs.ts';
import type { Table } from './table.ts';

/** The table with `Ã¼` turned back into ü, where the repair is wanted. */
export function withRepairedText(table: Table, repairs: RepairBook): Table {
  const suspicious = table.rows.some((row) => row.some((cell) => /[ÂÃâÅÄ]/.test(cell)));
  if (!suspicious) return table;
  const rows = table.rows.map((row, i) => {
    if (!row.some((cell) => withoutMojibake(cell) !== null)) return row;
    return row.map((cell) => {
      const mended = withoutMojibake(cell);
      if (mended === null) return cell;
      return repairs.offer('encoding', table.lines[i] ?? 0, cell, mended) ? mended : cell;
    });
  });
  return { ...table, rows };
}
