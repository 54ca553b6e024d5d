/** Rows of a reading, fetched from the worker a page at a time. */
import { useEffect, useState } from 'react';
import type { Importer } from '../../importing/importer.ts';
import type { AccountedRow, ReadOutcome, RowKind } from '../../importing/messages.ts';

const PAGE = 25;

export interface Rows {
  readonly rows: readonly AccountedRow[];
  readonly more: () => void;
}

/** The first rows of a kind; fetched again with every new reading. */
export function useRows(
  importer: Importer,
  kind: RowKind,
  outcome: ReadOutcome | null,
  shown = true,
): Rows {
  const [limit, setLimit] = useState(PAGE);
  const [rows, setRows] = useState<readonly AccountedRow[]>([]);
  useEffect(() => {
    let stale = false;
    const desk = importer.desk();
    if (!outcome || !desk || !shown) return;
    desk.ask('rows', { kind, from: 0, count: limit }).then(
      (found) => {
        if (!stale) setRows(found);
      },
      () => undefined, // The import was left or written: nobody looks at its rows any more.
    );
    return () => {
      stale = true;
    };
  }, [importer, kind, outcome, limit, shown]);
  return { rows, more: () => setLimit((count) => count + 4 * PAGE) };
}
