/** The bench with nothing open: one thing to do, and what comes next. */
import { Button, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsReached } from '../../../app/stations.ts';
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import { offersOf } from '../../../store/bench/offers.ts';
import type { QueueRow } from '../../../store/queue-row.ts';
import { BenchClock } from '../../../ui/DueClock.tsx';
import classes from './idle.module.css';
import { nextOrders } from './next-orders.ts';
import { useShippedToday } from './useShippedToday.ts';

const SHOWN = 5;

export function IdleBench() {
  const { t } = useTranslation('pack');
  const { session, store } = useWorkspace();
  const version = useDeferredValue(useVersion(store.open));
  const isReached = useIsReached();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the open orders hold; offers change with the network.
  const next = useMemo(
    () => nextOrders(store.open, store.clock.iso(), SHOWN, offersOf(store)),
    [store, version, isReached],
  );
  const shipped = useShippedToday();
  return (
    <div className={classes.idle}>
      <div className={classes.start}>
        <h1>{t('idle.title')}</h1>
        <p>{t('idle.text')}</p>
        <Button
          size="xl"
          rightSection={<IconArrowRight size={28} aria-hidden />}
          disabled={next.rows.length === 0}
          onClick={() => void session.next()}
        >
          {t('next.button')}
        </Button>
        <Text c="dimmed">{t('next.keys')}</Text>
        <dl className={classes.figures}>
          <div>
            <dt>{t('idle.ready')}</dt>
            <dd>{next.ready}</dd>
          </div>
          {shipped !== null && (
            <div>
              <dt>{t('idle.shippedToday')}</dt>
              <dd>{shipped}</dd>
            </div>
          )}
        </dl>
      </div>
      <section className={classes.next} aria-label={t('next.label')}>
        <h2>{t('next.title')}</h2>
        {next.rows.length === 0 ? (
          <Text>{t(next.ready === 0 ? 'next.none' : 'next.elsewhere')}</Text>
        ) : (
          <ol>
            {next.rows.map((row) => (
              <li key={row.id}>
                <NextOrder row={row} />
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

function NextOrder({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  return (
    <button type="button" className={classes.order} onClick={() => void session.open(row.id)}>
      <span className={classes.number}>{row.number}</span>
      <span className={classes.buyer}>{row.buyer}</span>
      <span className={classes.units}>{t('next.units', { count: row.units })}</span>
      <BenchClock dueAt={row.dueAt} />
    </button>
  );
}
