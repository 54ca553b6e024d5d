/** One row of the queue. Drawn again only when its own order, its tick or the minute changed. */
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/result.ts';
import type { QueueRow } from '../../store/queue-row.ts';
import { Pill } from '../../ui/Pill.tsx';
import { countryText, moneyText, timeText } from '../orders/parts/amounts.ts';
import { blockerText } from '../orders/parts/blocker-text.ts';
import { ChannelPill } from '../orders/parts/ChannelPill.tsx';
import { DueClock } from '../orders/parts/DueClock.tsx';
import { criterionText } from '../orders/parts/reason-text.ts';
import { StatusPill } from '../orders/parts/StatusPill.tsx';
import type { Column } from './columns.ts';
import classes from './OrderList.module.css';
import { stopsOf } from './stops-of.ts';

export interface OrderRowProps {
  readonly row: QueueRow;
  /** Stock that is missing for it, as text per SKU. */
  readonly shortages: readonly { readonly sku: string; readonly missing: number }[];
  /** Its place in the whole list, from 0. */
  readonly index: number;
  readonly columns: readonly Column[];
  readonly selected: boolean;
  readonly active: boolean;
  readonly now: number;
  /** From the top of the list, in pixels. */
  readonly top: number;
}

/** The id under which the list names its active row. */
export function rowElementId(id: string): string {
  return `order-${id}`;
}

export const OrderRow = memo(function OrderRow(props: OrderRowProps) {
  const { row, index, columns, selected, active, top } = props;
  const { t } = useTranslation('queue');
  return (
    <div
      role="row"
      id={rowElementId(row.id)}
      tabIndex={-1}
      className={classes.row}
      data-order={row.id}
      data-active={active || undefined}
      aria-selected={selected}
      // Two header rows would be wrong: the header is row 1.
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={classes.tick} data-tick>
        <Checkbox
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={t('row.select', { number: row.number })}
        />
      </div>
      <div role="gridcell" className={classes.two}>
        <Link
          to="/orders/$orderId"
          params={{ orderId: row.id }}
          tabIndex={-1}
          className={classes.number ?? ''}
        >
          {row.number}
        </Link>
        <ChannelPill channel={row.channel} />
      </div>
      {columns.map((column) => (
        <div role="gridcell" key={column} className={classes[`cell-${column}`] ?? classes.cell}>
          <Cell column={column} {...props} />
        </div>
      ))}
    </div>
  );
});

function Cell(props: OrderRowProps & { readonly column: Column }): ReactNode {
  const { row, column, now, shortages } = props;
  const { t, i18n } = useTranslation('queue');
  const orders = useTranslation('orders').t;
  const { language } = i18n;
  switch (column) {
    case 'buyer':
      return (
        <>
          <span className={classes.strong}>{row.buyer}</span>
          <span className={classes.dim}>{countryText(row.country, language)}</span>
        </>
      );
    case 'units':
      return (
        <>
          <span className={classes.strong}>{t('row.units', { count: row.units })}</span>
          <span className={classes.dim}>{t('row.lines', { count: row.lines.length })}</span>
        </>
      );
    case 'service':
      return row.service;
    case 'due':
      return <DueClock dueAt={row.dueAt} now={now} />;
    case 'status':
      return <StatusPill label={row.label} />;
    case 'blockers':
      return stopsOf(row, shortages, now)
        .map((blocker) => blockerText(blocker, orders, language))
        .join(' · ');
    case 'priority':
      return row.reasons.map((reason) => (
        <Pill key={reason.criterion} tone="info">
          {criterionText(reason.criterion, orders)}
        </Pill>
      ));
    case 'tags':
      return row.tags.map((tag) => <Pill key={tag}>{tag}</Pill>);
    case 'placed':
      return timeText(row.placedAt, 'day', language);
    case 'value':
      return moneyText(row.total, row.currency, language);
    default:
      return assertNever(column);
  }
}
