/** Asked before edits that nobody saved are left behind. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LeaveDialogProps {
  /** What was edited. */
  readonly text: string;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onStay: () => void;
}

export function LeaveDialog({ text, onSave, onDiscard, onStay }: LeaveDialogProps) {
  const { t } = useTranslation('app');
  return (
    <Modal opened onClose={onStay} title={t('leave.title')} size="xl">
      <Text mb="md">{text}</Text>
      <Group justify="flex-end">
        <Button variant="default" size="lg" onClick={onStay}>
          {t('leave.stay')}
        </Button>
        <Button variant="default" size="lg" onClick={onDiscard}>
          {t('leave.discard')}
        </Button>
        <Button size="lg" data-autofocus onClick={onSave}>
          {t('leave.save')}
        </Button>
      </Group>
    </Modal>
  );
}
