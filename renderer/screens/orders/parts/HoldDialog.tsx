/** Asks for a hold: its type, why, and a date on which it ends by itself. */
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HoldType, holdType } from '../../../../shared/records/order-log.ts';
import type { NewHold } from '../../../store/commands/orders.ts';
import { dayStart, localDate } from './local-date.ts';

interface HoldDialogProps {
  /** How many orders are to be held. */
  readonly count: number;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onHold: (hold: NewHold) => void;
}

const TYPES: readonly HoldType[] = ['operator', 'address', 'payment', 'fraud', 'stock', 'other'];

export function HoldDialog({ count, opened, onClose, onHold }: HoldDialogProps) {
  const { t } = useTranslation('orders');
  return (
    <Modal opened={opened} onClose={onClose} title={t('holdDialog.title', { count })}>
      <HoldForm
        onHold={(hold) => {
          onClose();
          onHold(hold);
        }}
      />
    </Modal>
  );
}

function HoldForm({ onHold }: { readonly onHold: (hold: NewHold) => void }) {
  const { t } = useTranslation('orders');
  const [hold, setHold] = useState<HoldType>('operator');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    onHold({ hold, reason: reason.trim(), until: dayStart(until) });
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <NativeSelect
          data-autofocus
          label={t('holdDialog.type')}
          value={hold}
          onChange={(event) => setHold(holdType.parse(event.currentTarget.value))}
          data={TYPES.map((value) => ({ value, label: t(`hold.${value}`) }))}
        />
        <TextInput
          label={t('holdDialog.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('holdDialog.until')}
          description={t('holdDialog.untilHint')}
          min={localDate(Date.now() + 86_400_000)}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit">{t('holdDialog.do')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
