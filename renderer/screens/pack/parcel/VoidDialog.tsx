/** Taking a shipment back: why, and that stock and order return. */
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { useScanReceiver } from '../../../scanner/useScanReceiver.ts';

const REASONS = ['contents', 'label', 'cancelled', 'other'] as const;

interface VoidDialogProps {
  readonly shipment: string;
  readonly onClose: () => void;
}

export function VoidDialog({ shipment, onClose }: VoidDialogProps) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  // Whoever scans has gone on to other work: the question goes, the scan counts.
  useScanReceiver(
    async (read) => {
      onClose();
      await session.scan(read.text, read.at);
    },
    { layer: 'dialog' },
  );
  const said = reason === 'other' ? words.trim() : reason && t(`void.reason.${reason}`);
  return (
    <Modal opened onClose={onClose} title={t('void.title')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void session.voidShipment(shipment, said);
        }}
      >
        <Stack>
          <Text>{t('void.text')}</Text>
          <Radio.Group label={t('void.why')} value={reason} onChange={setReason}>
            <Stack gap="xs" mt="xs">
              {REASONS.map((one, n) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(`void.reason.${one}`)}
                  data-autofocus={n === 0}
                />
              ))}
            </Stack>
          </Radio.Group>
          {reason === 'other' && (
            <TextInput
              label={t('void.words')}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('void.keep')}
            </Button>
            <Button type="submit" color="red" disabled={said === ''}>
              {t('void.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
