/** Whom the order is reserved for, since when and until when; taking it over, and letting it go. */
import { Button } from '@mantine/core';
import { IconLock, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holderOf, type Lease, leasesOf } from '../../../shared/orders/claims.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import { type Stations, useIsReached } from '../../app/stations.ts';
import { Panel } from '../../ui/Panel.tsx';
import { clockTime } from '../../ui/when.ts';
import classes from './OrderScreen.module.css';
import { holderText } from './parts/holder-text.ts';
import { TextDialog } from './parts/TextDialog.tsx';

interface HolderPanelProps {
  readonly order: OrderRecord;
  readonly now: number;
  readonly stations: Stations;
  readonly onTakeOver: (reason: string) => void;
  readonly onLetGo: () => void;
}

/** Nothing for an order that nobody has. */
export function HolderPanel({ order, now, ...rest }: HolderPanelProps) {
  const holder = holderOf(leasesOf(order.log), new Date(now).toISOString());
  return holder && <Holder holder={holder} order={order} now={now} {...rest} />;
}

function Holder(props: HolderPanelProps & { readonly holder: Lease }) {
  const { holder, order, now, stations, onTakeOver, onLetGo } = props;
  const { t } = useTranslation('orders');
  const [asking, setAsking] = useState(false);
  const isOurs = holder.station === stations.here;
  const Icon = isOurs ? IconUserCheck : IconLock;
  const who = holderText(holder, stations, t);
  return (
    <Panel title={t('claim.title')} tone={isOurs ? 'plain' : 'warn'}>
      <div className={classes.holder}>
        <Icon size={24} aria-hidden />
        <div>
          <strong>{t(isOurs ? 'claim.forHere' : 'claim.forOther', { who })}</strong>
          <div className={classes.who}>
            {t('claim.span', {
              since: clockTime(stampTime(holder.since), now),
              until: clockTime(holder.until, now),
            })}
          </div>
        </div>
        {isOurs ? (
          <Button variant="default" onClick={onLetGo}>
            {t('claim.letGo')}
          </Button>
        ) : (
          <TakeOver onAsk={() => setAsking(true)} />
        )}
      </div>
      <TextDialog
        opened={asking}
        title={t('claim.takeTitle', { number: order.facts.number })}
        hint={t('claim.takeHint', { who })}
        label={t('reason')}
        action={t('claim.take')}
        required
        onClose={() => setAsking(false)}
        onSubmit={onTakeOver}
      />
    </Panel>
  );
}

/** Without the network whoever has it would not hear of it, and both would pack it. */
function TakeOver({ onAsk }: { readonly onAsk: () => void }) {
  const { t } = useTranslation('orders');
  if (!useIsReached()) return <div className={classes.who}>{t('claim.cannotTake')}</div>;
  return (
    <Button variant="default" onClick={onAsk}>
      {t('claim.take')}
    </Button>
  );
}
