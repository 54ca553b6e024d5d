/** The ten orders that would be on top, and how far each moves. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Criteria } from '../../../../shared/priority/criteria.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import type { PriorityReason } from '../../../../shared/records/order-log.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { dateTime } from '../../../ui/when.ts';
import classes from '../settings.module.css';
import { previewTop } from './preview.ts';

const TOP = 10;
/** More ready orders than this change nothing in the first ten that a person would notice. */
const READ = 5_000;

interface PriorityPreviewProps {
  readonly rules: Criteria;
  /** The queue is being put in its new order: read it again afterwards. */
  readonly busy: boolean;
}

export function PriorityPreview({ rules, busy }: PriorityPreviewProps) {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const orders = useReadyOrders(busy);
  const deferred = useDeferredValue(rules);
  const rows = useMemo(
    () => previewTop(orders, deferred, store.localTime, TOP),
    [orders, deferred, store],
  );
  if (rows.length === 0) return <Text>{t('priority.previewNone')}</Text>;
  return (
    <ol className={classes.preview}>
      {rows.map((row, n) => (
        <li key={row.id}>
          <span className={classes['place-no']}>{n + 1}</span>
          <span>
            <Link to="/orders/$orderId" params={{ orderId: row.id }}>
              {row.number}
            </Link>{' '}
            {row.buyer}
          </span>
          <Moved up={row.up} />
          <span className={classes.why}>
            {t('priority.due', { when: dateTime(row.dueAt) })}
            {row.reasons.map((reason) => (
              <Reason key={reason.criterion} reason={reason} />
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Moved({ up }: { readonly up: number }) {
  const { t } = useTranslation('settings');
  if (up === 0) return <span />;
  return (
    <span className={classes.moved} data-up={up > 0 || undefined} data-down={up < 0 || undefined}>
      {up > 0 ? t('priority.up', { count: up }) : t('priority.down', { count: -up })}
    </span>
  );
}

function Reason({ reason }: { readonly reason: PriorityReason }) {
  const { t } = useTranslation('settings');
  const hours = (reason.minutes / 60).toLocaleString(undefined, { maximumFractionDigits: 1 });
  return (
    <>
      {' '}
      <span>· {t('priority.reason', { name: t(`criterion.${reason.criterion}`), hours })}</span>
    </>
  );
}

/** The orders that can be packed now, in the queue's order; read again when `busy` ends. */
function useReadyOrders(busy: boolean): readonly OrderRecord[] {
  const { store } = useWorkspace();
  const [orders, setOrders] = useState<readonly OrderRecord[]>([]);
  useEffect(() => {
    if (busy) return;
    let current = true;
    const index = ['queue', 'rank'];
    void store.ready
      .then(() => store.orders.page({ index, equals: ['a_ready'], limit: READ }))
      .then((docs) => {
        const now = store.clock.iso();
        const ready = docs.filter((doc) => {
          const row = store.open.rows.get(doc.id);
          return row && store.open.effectiveQueue(row, now) === 'a_ready';
        });
        if (current) setOrders(ready);
      });
    return () => {
      current = false;
    };
  }, [store, busy]);
  return orders;
}
