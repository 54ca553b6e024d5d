/** One notice: its order, what the channel is told, what stands in the way, and what can be done about it. */
import { Badge, Button } from '@mantine/core';
import { IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { dropNotice, retryNotice } from '../../../store/commands/outbox.ts';
import { changeCarriage } from '../../../store/commands/ship.ts';
import { CarriageForm } from '../../orders/CarriageForm.tsx';
import { TextDialog } from '../../orders/parts/TextDialog.tsx';
import { toastRefused } from '../../orders/parts/toast.tsx';
import classes from '../channels.module.css';
import { subjectText, whyText } from './notice-text.ts';
import type { Noticed } from './use-notices.ts';

export function NoticeRow({ notice, order, shipment }: Noticed) {
  const { t } = useTranslation('channels');
  const { store, outbox } = useWorkspace();
  const { channels, packing } = useSettings();
  const [asking, setAsking] = useState<'edit' | 'drop' | null>(null);
  const isOpen = notice.state === 'waiting' || notice.state === 'person';
  const say = async (work: Promise<{ readonly ok: boolean }>) => {
    if (!(await work).ok) toastRefused(t('notSaved'));
  };
  const retry = async () => {
    await say(retryNotice(store, notice.id));
    outbox.sendNow(notice.channel);
  };
  return (
    <li className={classes.row} data-notice={notice.id} data-state={notice.state}>
      <div className={classes.what}>
        <strong className={classes.name}>
          <Link to="/orders/$orderId" params={{ orderId: notice.order }} className={classes.order}>
            {t('notices.order', { number: order?.facts.number ?? notice.order })}
          </Link>{' '}
          <Badge variant="outline">{channels[notice.channel]?.name ?? notice.channel}</Badge>
        </strong>
        <span>{subjectText(notice, shipment, t)}</span>
        <span data-tone={notice.state === 'person' ? 'bad' : 'plain'} className={classes.state}>
          {whyText(notice, t)}
        </span>
      </div>
      {isOpen && (
        <div className={classes.buttons}>
          <Button
            variant={notice.state === 'person' ? 'filled' : 'default'}
            leftSection={<IconRefresh aria-hidden size={18} />}
            onClick={() => void retry()}
          >
            {t('notices.retry')}
          </Button>
          {shipment && shipment.voided.at === '' && (
            <Button
              variant="default"
              leftSection={<IconPencil aria-hidden size={18} />}
              onClick={() => setAsking('edit')}
            >
              {t('notices.edit')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconTrash aria-hidden size={18} />}
            onClick={() => setAsking('drop')}
          >
            {t('notices.drop')}
          </Button>
        </div>
      )}
      {asking === 'edit' && shipment && (
        <CarriageForm
          shipment={shipment}
          carriers={packing.carriers}
          onDone={(carriage) => {
            setAsking(null);
            if (carriage) void say(changeCarriage(store, shipment.id, carriage));
          }}
        />
      )}
      <TextDialog
        opened={asking === 'drop'}
        title={t('notices.dropTitle', { number: order?.facts.number ?? notice.order })}
        hint={t('notices.dropHint')}
        label={t('notices.dropReason')}
        action={t('notices.drop')}
        required
        danger
        onClose={() => setAsking(null)}
        onSubmit={(reason) => void say(dropNotice(store, notice.id, reason))}
      />
    </li>
  );
}
