/**
 * The queue's list: a grid of one row per order of which only those in sight are drawn. Arrows move, Space
 * ticks, Enter opens; what a key means beyond that is the screen's business.
 */
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
import { Checkbox } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useStations } from '../../app/stations.ts';
import { useIsConnected, useReplication } from '../../app/workspace.ts';
import type { QueueRow } from '../../store/queue-row.ts';
import { gridMove, ROW_HEIGHT } from '../../ui/grid-move.ts';
import { joined } from '../../ui/joined.ts';
import shared from '../../ui/list.module.css';
import { useChannelText } from '../orders/parts/use-channel-text.ts';
import { type Column, gridTemplate, leastWidth } from './columns.ts';
import own from './OrderList.module.css';
import { OrderRow, type RowWords, rowElementId } from './OrderRow.tsx';
import type { Selection } from './selection.ts';

const classes = joined(shared, own);

interface OrderListProps {
  readonly rows: readonly QueueRow[];
  /** How many rows there are in all, those not read yet included. */
  readonly count: number;
  readonly columns: readonly Column[];
  readonly selection: Selection;
  readonly activeId: string | null;
  readonly now: number;
  readonly label: string;
  readonly shortagesOf: (
    id: string,
  ) => readonly { readonly sku: string; readonly missing: number }[];
  readonly unknownOf: (id: string) => readonly string[];
  readonly onActive: (id: string) => void;
  readonly onToggle: (id: string, range: boolean) => void;
  readonly onToggleAll: () => void;
  readonly onOpen: (id: string) => void;
  /** The end of what was read comes near. */
  readonly onNearEnd?: () => void;
  /** Shown below the rows, or in their place when there are none. */
  readonly children?: ReactNode;
}

export function OrderList(props: OrderListProps) {
  const { rows, columns, selection, activeId, now, label, shortagesOf, unknownOf } = props;
  const { onActive, onToggle, onOpen, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onNearEnd && lastShown > rows.length - 60) onNearEnd();
  }, [lastShown, rows.length, onNearEnd]);

  const words = useRowWords();
  const replication = useReplication();
  const withStock = columns.includes('blockers') || columns.includes('status');
  const activeIndex = activeId === null ? -1 : rows.findIndex((row) => row.id === activeId);
  const activeShown = shown.some((one) => one.index === activeIndex);

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const to = gridMove(event, activeIndex, rows.length, page);
    const next = to === null ? undefined : rows[to];
    const active = rows[activeIndex];
    if (next && to !== null) {
      if (event.shiftKey) onToggle(next.id, true);
      onActive(next.id);
      virtualizer.scrollToIndex(to);
    } else if (event.key === ' ' && active) onToggle(active.id, event.shiftKey);
    else if (event.key === 'Enter' && active && event.target === scroller.current)
      onOpen(active.id);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent) {
    const { target } = event;
    const id = rowAt(target);
    if (!id || !(target instanceof Element)) return;
    if (target.closest('a')) {
      // With Ctrl or Shift the browser opens it elsewhere, as with any link.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      return onOpen(id);
    }
    onActive(id);
    if (event.shiftKey || event.ctrlKey || target.closest('[data-tick]'))
      onToggle(id, event.shiftKey);
  }

  // A property of our own is no part of React's style type unless it is said to be.
  const style: CSSProperties & Record<'--columns' | '--least', string> = {
    '--columns': gridTemplate(columns),
    '--least': `${leastWidth(columns)}px`,
  };
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={props.count + 1}
      aria-multiselectable
      aria-activedescendant={activeShown && activeId ? rowElementId(activeId) : undefined}
      tabIndex={0}
      data-queue-list
      data-empty={rows.length === 0 || undefined}
      onFocus={(event) => {
        // Whoever comes here by keyboard stands on a row at once.
        const first = rows[0];
        if (event.target === scroller.current && activeIndex < 0 && first) onActive(first.id);
      }}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        const id = rowAt(event.target);
        if (id && !isTick(event.target)) onOpen(id);
      }}
      style={style}
    >
      <Header {...props} />
      <div role="rowgroup" className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <OrderRow
              key={row.id}
              row={row}
              shortages={withStock ? shortagesOf(row.id) : NO_SHORTAGES}
              unknown={unknownOf(row.id)}
              index={index}
              columns={columns}
              selected={selection.ids.has(row.id)}
              active={index === activeIndex}
              now={now}
              words={words}
              replication={replication}
              top={start}
            />
          ) : null;
        })}
      </div>
      {props.children}
    </div>
  );
}

const NO_SHORTAGES: readonly { readonly sku: string; readonly missing: number }[] = [];

function useRowWords(): RowWords {
  const { t, i18n } = useTranslation('queue');
  const orders = useTranslation('orders').t;
  const onlyHere = useTranslation('server').t('onlyHere');
  const channel = useChannelText();
  const { history } = useRouter();
  const stations = useStations();
  const isShared = useIsConnected();
  return useMemo(
    () => ({
      queue: t,
      orders,
      channel,
      language: i18n.language,
      hrefOf: (id) => history.createHref(`/orders/${encodeURIComponent(id)}`),
      onlyHere,
      stations: isShared ? stations : null,
    }),
    [t, orders, channel, i18n.language, history, onlyHere, isShared, stations],
  );
}

/** The order whose row something is in. */
function rowAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('[data-order]')?.getAttribute('data-order') ?? null;
}

function isTick(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-tick]') !== null;
}

function Header({ rows, columns, selection, onToggleAll }: OrderListProps) {
  const { t } = useTranslation('queue');
  const all = rows.length > 0 && rows.every((row) => selection.ids.has(row.id));
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow} aria-rowindex={1}>
        <div role="columnheader" className={classes.tick}>
          <Checkbox
            checked={all}
            indeterminate={!all && selection.ids.size > 0}
            onChange={onToggleAll}
            disabled={rows.length === 0}
            aria-label={t('row.selectAll', { count: rows.length })}
          />
        </div>
        <div role="columnheader">{t('column.number')}</div>
        {columns.map((column) => (
          <div role="columnheader" key={column} data-column={column}>
            {t(`column.${column}`)}
          </div>
        ))}
      </div>
    </div>
  );
}
