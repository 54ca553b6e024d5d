/** One row of the queue. Drawn again only when its own order, its tick or the minute changed. */
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
import { CLOSED_FROM } from '../../../shared/records/order.ts';
import { assertNever } from '../../../shared/result.ts';
import type { Stations } from '../../app/stations.ts';
import type { QueueRow } from '../../store/queue-row.ts';
import type { Replication } from '../../store/replication/replication.ts';
import { DuePill } from '../../ui/DueClock.tsx';
import { joined } from '../../ui/joined.ts';
import shared from '../../ui/list.module.css';
import { countryText, timeText } from '../../ui/local-text.ts';
import { Pill } from '../../ui/Pill.tsx';
import { moneyText } from '../orders/parts/amounts.ts';
import { blockerText } from '../orders/parts/blocker-text.ts';
import { HolderMark } from '../orders/parts/HolderMark.tsx';
import { OnlyHere } from '../orders/parts/OnlyHere.tsx';
import { criterionText } from '../orders/parts/reason-text.ts';
import { STATUS_TONES, shownStatus } from '../orders/parts/StatusPill.tsx';
import type { Column } from './columns.ts';
import own from './OrderList.module.css';
import { stopsOf } from './stops-of.ts';

const classes = joined(shared, own);

/** What rows are worded with. Asked for once by the list: a hook in every cell made scrolling slow. */
export interface RowWords {
  readonly queue: TFunction<'queue'>;
  readonly orders: TFunction<'orders'>;
  /** A channel's name. */
  readonly channel: (channel: string) => string;
  readonly language: string;
  /** Where an order's page is. */
  readonly hrefOf: (id: string) => string;
  readonly onlyHere: string;
  /** Null at a station that works alone. */
  readonly stations: Stations | null;
}

export interface OrderRowProps {
  readonly row: QueueRow;
  /** Stock that is missing for it. */
  readonly shortages: readonly { readonly sku: string; readonly missing: number }[];
  /** Texts of its lines that nobody knows, and that it waits for. */
  readonly unknown: readonly string[];
  /** Its place in the whole list, from 0. */
  readonly index: number;
  readonly columns: readonly Column[];
  readonly selected: boolean;
  readonly active: boolean;
  readonly now: number;
  /** From the top of the list, in pixels. */
  readonly top: number;
  readonly words: RowWords;
  readonly replication: Replication;
}

/** The id under which the list names its active row. */
export function rowElementId(id: string): string {
  return `order-${id}`;
}

export const OrderRow = memo(function OrderRow(props: OrderRowProps) {
  const { row, index, columns, selected, active, now, top, words, replication } = props;
  return (
    <div
      role="row"
      id={rowElementId(row.id)}
      tabIndex={-1}
      className={classes.row}
      data-order={row.id}
      data-active={active || undefined}
      aria-selected={selected}
      aria-rowindex={index + 2} // The header is row 1.
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={classes.tick} data-tick>
        <input
          type="checkbox"
          className={classes.box}
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={words.queue('row.select', { number: row.number })}
        />
      </div>
      <div role="gridcell" className={classes.two}>
        <a
          href={words.hrefOf(row.id)}
          tabIndex={-1}
          className={`${classes.link} ${classes.cell} ${classes.number}`}
        >
          {row.number}
        </a>
        <span className={classes.under}>
          <Pill>{words.channel(row.channel)}</Pill>
          {words.stations && row.queue < CLOSED_FROM && (
            <HolderMark leases={row.leases} now={now} stations={words.stations} t={words.orders} />
          )}
          <OnlyHere id={row.id} replication={replication} label={words.onlyHere} />
        </span>
      </div>
      {columns.map((column) => (
        <div role="gridcell" key={column} className={classes[`cell-${column}`] ?? classes.cell}>
          {cell(column, props)}
        </div>
      ))}
    </div>
  );
});

function cell(column: Column, { row, now, shortages, unknown, words }: OrderRowProps): ReactNode {
  const { queue, orders, language } = words;
  switch (column) {
    case 'buyer':
      return twoLines(row.buyer, countryText(row.country, language));
    case 'units':
      return twoLines(
        queue('row.units', { count: row.units }),
        queue('row.lines', { count: row.lines.length }),
      );
    case 'service':
      return row.service;
    case 'due':
      return <DuePill dueAt={row.dueAt} now={now} t={orders} language={language} />;
    case 'status': {
      const label = shownStatus(row.label, shortages.length > 0, unknown.length > 0);
      return <Pill tone={STATUS_TONES[label]}>{orders(`status.${label}`)}</Pill>;
    }
    case 'blockers':
      return stopsOf(row, { shortages, unknown }, now)
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

function twoLines(first: string, second: string): ReactNode {
  return (
    <>
      <span className={classes.strong}>{first}</span>
      <span className={classes.dim}>{second}</span>
    </>
  );
}
