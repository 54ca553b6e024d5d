/** Nothing is being picked: how a walk begins. */
import { Button, NumberInput } from '@mantine/core';
import { IconBasket } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useVersion, useWorkspace } from '../../app/workspace.ts';
import { offersOf } from '../../store/bench/offers.ts';
import { beingPicked } from '../../store/picking/to-pick.ts';
import { Panel } from '../../ui/Panel.tsx';
import { nextOrders } from '../pack/idle/next-orders.ts';
import classes from './pick.module.css';

/** What one trolley takes. */
const ORDERS = 10;
/** A list that nobody could walk in one go. */
const MOST = 100;

export function StartPick() {
  const { t } = useTranslation('pick');
  const { store, picking } = useWorkspace();
  const [count, setCount] = useState(ORDERS);
  const picked = useStore(picking.view, (view) => view.picked);
  useVersion(store.open);
  const begun = beingPicked(store, picked);
  const next = nextOrders(store.open, store.clock.iso(), count, offersOf(store));
  const ids = next.rows.map(({ id }) => id);
  return (
    <div className={classes.start}>
      <Panel title={t('start.title')}>
        <p>{t('start.text')}</p>
        {begun.length > 0 && (
          <Button
            size="lg"
            leftSection={<IconBasket size={24} aria-hidden />}
            onClick={() => void picking.start(begun.slice(0, MOST))}
          >
            {t('start.begun', { count: Math.min(begun.length, MOST) })}
          </Button>
        )}
        <p>{next.ready === 0 ? t('start.none') : t('start.ready', { count: next.ready })}</p>
        {next.ready === 0 ? (
          <Button variant="default" renderRoot={(props) => <Link to="/queue" {...props} />}>
            {t('start.queue')}
          </Button>
        ) : (
          <div className={classes.howMany}>
            <NumberInput
              label={t('start.count')}
              min={1}
              max={MOST}
              allowDecimal={false}
              value={count}
              onChange={(value) => setCount(Math.min(MOST, Math.max(1, Number(value) || 1)))}
            />
            <Button
              size="lg"
              variant={begun.length > 0 ? 'default' : 'filled'}
              onClick={() => void picking.start(ids)}
            >
              {t('start.next')}
            </Button>
          </div>
        )}
      </Panel>
    </div>
  );
}
