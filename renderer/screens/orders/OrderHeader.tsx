/** The order page's head: which order, how it stands, what to do next. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconBarcode } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { useReplication } from '../../app/workspace.ts';
import { DueClock } from '../../ui/DueClock.tsx';
import { NoticeMark } from './NoticeMark.tsx';
import classes from './OrderScreen.module.css';
import { ChannelPill } from './parts/ChannelPill.tsx';
import { OnlyHere } from './parts/OnlyHere.tsx';
import { type ShownStatus, StatusPill } from './parts/StatusPill.tsx';

interface OrderHeaderProps {
  readonly order: OrderRecord;
  readonly label: ShownStatus;
  /** Null when the order is not open any more. */
  readonly dueAt: string | null;
  readonly now: number;
  readonly canPack: boolean;
  /** Something below says why it cannot be packed. */
  readonly stopped: boolean;
  readonly canCancel: boolean;
  readonly canReinstate: boolean;
  readonly onPack: () => void;
  readonly onCancel: () => void;
  readonly onReinstate: () => void;
}

export function OrderHeader(props: OrderHeaderProps) {
  const { order, label, dueAt, now, canPack, stopped, canCancel, canReinstate } = props;
  const { t } = useTranslation('orders');
  const server = useTranslation('server').t;
  const replication = useReplication();
  return (
    <header className={classes.header}>
      <Link to="/queue" className={classes.back ?? ''}>
        <IconArrowLeft aria-hidden size={18} />
        {t('back')}
      </Link>
      <h1 className={classes.number}>{order.facts.number}</h1>
      <ChannelPill channel={order.facts.channel} />
      <StatusPill label={label} />
      <NoticeMark id={`cancel:${order.id}`} />
      <OnlyHere key={order.id} id={order.id} replication={replication} label={server('onlyHere')} />
      {dueAt !== null && <DueClock dueAt={dueAt} now={now} />}
      <span className={classes.gap} />
      {canReinstate && (
        <Button variant="default" onClick={props.onReinstate}>
          {t('stops.step.reinstate')}
        </Button>
      )}
      {canCancel && (
        <Button variant="default" onClick={props.onCancel}>
          {t('cancel.open')}
        </Button>
      )}
      {stopped && dueAt !== null && <span className={classes.whyNot}>{t('whyNot')}</span>}
      {canPack && (
        <Button
          size="md"
          leftSection={<IconBarcode aria-hidden size={22} />}
          onClick={props.onPack}
        >
          {t('pack')}
        </Button>
      )}
    </header>
  );
}
