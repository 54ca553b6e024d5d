/** One parcel on a list: its order, what is the matter, what is in it, and what one can do. */
import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineUnits } from '../../../shared/orders/log.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import classes from './parcels.module.css';

interface ParcelRowProps {
  readonly order: OrderRecord;
  readonly contents: LineUnits;
  /** What is the matter. */
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

export function ParcelRow({ order, contents, children, actions }: ParcelRowProps) {
  const { t } = useTranslation('parcels');
  const titles = new Map(order.facts.lines.map((line) => [line.id, line.title || line.sku]));
  const units = Object.entries(contents).map(([line, count]) =>
    t('units', { count, title: titles.get(line) ?? line }),
  );
  return (
    <li className={classes.row} data-parcel={order.id}>
      <div className={classes.what}>
        <Link className={classes.order ?? ''} to="/orders/$orderId" params={{ orderId: order.id }}>
          {t('order', { number: order.facts.number })}
        </Link>
        {children}
        <div className={classes.units}>{units.join(' · ')}</div>
      </div>
      <Group gap="xs">{actions}</Group>
    </li>
  );
}
