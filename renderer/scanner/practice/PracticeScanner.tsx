/** The on-screen scanner, for people without one: a click on a code is a read, and goes the way every read goes. */
import { CloseButton } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useVersion, useWorkspace } from '../../app/workspace.ts';
import { nextOrders } from '../../screens/pack/idle/next-orders.ts';
import { offersOf } from '../../store/bench/offers.ts';
import classes from './practice.module.css';
import { type PracticeCode, practiceCodes } from './practice-codes.ts';
import { usePracticeScanner } from './practice-switch.ts';

const ORDERS_SHOWN = 3;

export function PracticeScanner() {
  const { t } = useTranslation('pack');
  const { session, store, inbox } = useWorkspace();
  const order = useStore(session.view, (view) => view.order);
  const open = useVersion(store.open);
  const catalogue = useVersion(store.catalogue);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions stand for what the projections hold.
  const codes = useMemo(() => {
    const next = nextOrders(store.open, store.clock.iso(), ORDERS_SHOWN, offersOf(store)).rows;
    return practiceCodes({
      order: order && store.lineSkus.named(order),
      next,
      skus: store.catalogue.skus,
    });
  }, [store, order, open, catalogue]);
  const scan = ({ code }: PracticeCode) =>
    inbox.push({ text: code, input: 'practice', at: performance.now() });
  return (
    <section className={classes.scanner} aria-label={t('practice.label')}>
      <div className={classes.name}>
        <IconBarcode size={28} aria-hidden />
        <h2>{t('practice.title')}</h2>
      </div>
      <div className={classes.body}>
        <Codes title={t('practice.lines')} codes={codes.lines} onScan={scan} />
        <Codes title={t('practice.orders')} codes={codes.orders} onScan={scan} />
        <Codes
          title={t('practice.mistakes')}
          codes={codes.mistakes}
          onScan={scan}
          nameOf={(name) => t(`practice.${name}`)}
        />
        <Codes
          title={t('practice.commands')}
          codes={codes.commands}
          onScan={scan}
          nameOf={(name) => t(`practice.${name}`)}
        />
      </div>
      <CloseButton
        aria-label={t('practice.shut')}
        onClick={() => usePracticeScanner.setState(false, true)}
      />
    </section>
  );
}

interface CodesProps {
  readonly title: string;
  readonly codes: readonly PracticeCode[];
  readonly onScan: (code: PracticeCode) => void;
  readonly nameOf?: (name: string) => string;
}

function Codes({ title, codes, onScan, nameOf = (name) => name }: CodesProps) {
  const { t } = useTranslation('pack');
  if (codes.length === 0) return null;
  return (
    <div className={classes.group}>
      <h3>{title}</h3>
      <ul>
        {codes.map((code) => (
          <li key={code.id}>
            <button type="button" onClick={() => onScan(code)}>
              <span className={classes.label}>
                {nameOf(code.name)}
                {code.units > 1 && ` ${t('practice.case', { count: code.units })}`}
              </span>
              <span className={classes.code}>{code.code}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
