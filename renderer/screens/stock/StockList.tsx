/** The stock list: a table of which only the rows in sight are drawn. Arrows move, Enter opens, A adjusts. */
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gridMove, ROW_HEIGHT } from '../../ui/grid-move.ts';
import { joined } from '../../ui/joined.ts';
import shared from '../../ui/list.module.css';
import own from './StockList.module.css';
import { StockListHead } from './StockListHead.tsx';
import { StockListRow } from './StockListRow.tsx';
import type { StockRow } from './stock-rows.ts';
import type { StockSort } from './stock-search.ts';

const classes = joined(shared, own);

interface StockListProps {
  readonly rows: readonly StockRow[];
  readonly sort: StockSort;
  readonly down: boolean;
  readonly onSort: (sort: StockSort) => void;
  readonly onAdjust: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

export function StockList({ rows, sort, down, onSort, onAdjust, onOpen }: StockListProps) {
  const { t } = useTranslation('stock');
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const shown = virtualizer.getVirtualItems();
  const activeIndex = activeId === null ? -1 : rows.findIndex((row) => row.id === activeId);
  const activeShown = shown.some((one) => one.index === activeIndex);

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== scroller.current) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const to = gridMove(event, activeIndex, rows.length, page);
    const active = rows[activeIndex];
    if (to !== null) {
      setActiveId(rows[to]?.id ?? null);
      virtualizer.scrollToIndex(to);
    } else if (event.key === 'Enter' && active) onOpen(active.id);
    else if (event.key.toLowerCase() === 'a' && active) onAdjust(active.id);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={t('list')}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={activeShown ? rowId(activeIndex) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <StockListHead sort={sort} down={down} onSort={onSort} />
      <div role="rowgroup" className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <StockListRow
              key={row.id}
              id={rowId(index)}
              row={row}
              index={index}
              active={index === activeIndex}
              top={start}
              onAdjust={onAdjust}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

function rowId(index: number): string {
  return `stock-row-${index}`;
}
