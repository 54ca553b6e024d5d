/** The orders that a number on the report counts, in the report's place; each opens its own page. */
import { Alert, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../shared/reports/selection.ts';
import type { CountedOrder } from './orders-behind.ts';
import type { OpenedAt } from './report-choices.ts';
import classes from './reports.module.css';
import { useOrdersBehind } from './useOrdersBehind.ts';
import { useWording } from './wording.ts';

interface Props {
  readonly opened: OpenedAt;
  /** The figures that name the days to read are not complete yet. */
  readonly counting: boolean;
  readonly onBack: () => void;
}

const PAGE = 200;
const COLUMNS = ['order', 'channel', 'shipTo', 'status', 'placed', 'due-at', 'shipped-at', 'total'];

export function OrdersBehind({ opened, counting, onBack }: Props) {
  const { t } = useTranslation('reports');
  const { selection, orders: expected, at } = opened;
  const { orders, state, again } = useOrdersBehind(selection, at, !counting);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes.screen}>
      <Button
        variant="default"
        leftSection={<IconArrowLeft aria-hidden size={18} />}
        onClick={onBack}
      >
        {t('behind.back')}
      </Button>
      <h1 className={`${classes.title} ${classes.list}`} tabIndex={-1} ref={heading}>
        {t(`behind.${selection.kind}`)}
      </h1>
      <p className={classes.compared}>
        <About selection={selection} />
      </p>
      {state.kind === 'failed' && (
        <Alert color="red" variant="outline" role="alert">
          {t('behind.failed', { reason: state.reason })}{' '}
          <Button variant="default" onClick={again}>
            {t('behind.again')}
          </Button>
        </Alert>
      )}
      <p role="status">
        {state.kind === 'reading'
          ? t('behind.reading')
          : t('behind.listed', { count: orders.length })}{' '}
        {state.kind === 'read' && orders.length !== expected && t('behind.changed', { expected })}
      </p>
      <List orders={orders} />
    </div>
  );
}

function About({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  if (selection.kind === 'backlog') {
    return selection.age === null ? t('channel.all') : t(`age.${selection.age}`);
  }
  const { channel, currency } = selection;
  const named = channel === null ? t('channel.all') : wording.channel(channel);
  return [wording.period(selection), named, currency].filter((part) => part !== null).join(' · ');
}

function List({ orders }: { readonly orders: readonly CountedOrder[] }) {
  const { t } = useTranslation('reports');
  const [shown, setShown] = useState(PAGE);
  const left = orders.length - shown;
  if (orders.length === 0) return null;
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'total' ? undefined : classes.text}
              >
                {column === 'channel' ? t('table.channel') : t(`behind.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {orders.slice(0, shown).map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button mt="md" variant="default" onClick={() => setShown(shown + PAGE)}>
          {t('behind.more', { count: Math.min(PAGE, left) })}
        </Button>
      )}
    </>
  );
}

function Row({ order }: { readonly order: CountedOrder }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const moment = (iso: string | null) => (iso === null ? t('none') : wording.moment(iso));
  return (
    <tr>
      <th scope="row">
        <Link to="/orders/$orderId" params={{ orderId: order.id }} className={classes.count ?? ''}>
          {order.number}
        </Link>
      </th>
      <td className={classes.text}>{wording.channel(order.channel)}</td>
      <td className={classes.text}>{order.buyer}</td>
      <td className={classes.text}>{t(`status.${order.label}`)}</td>
      <td className={classes.text}>{moment(order.placedAt)}</td>
      <td className={classes.text}>{moment(order.dueAt)}</td>
      <td className={classes.text}>{moment(order.shippedAt)}</td>
      <td>{wording.money(order.total, order.currency)}</td>
    </tr>
  );
}
