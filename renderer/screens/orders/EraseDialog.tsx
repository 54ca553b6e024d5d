/** Asks before a buyer's data is erased: what goes for good, what stays, and where it may still be. */
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconEraser, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface EraseDialogProps {
  readonly opened: boolean;
  readonly number: string;
  readonly onClose: () => void;
  readonly onErase: () => void;
}

const GONE = ['buyer', 'address', 'typed', 'papers'] as const;
const STAYS = ['number', 'goods', 'moments', 'tags'] as const;

export function EraseDialog({ opened, number, onClose, onErase }: EraseDialogProps) {
  const { t } = useTranslation('orders');
  return (
    <Modal opened={opened} onClose={onClose} title={t('erase.title', { number })} size="lg">
      <Stack>
        <div>
          <Text fw={600}>{t('erase.goneTitle')}</Text>
          <List icon={<IconEraser aria-hidden size={18} />}>
            {GONE.map((what) => (
              <List.Item key={what}>{t(`erase.gone.${what}`)}</List.Item>
            ))}
          </List>
        </div>
        <div>
          <Text fw={600}>{t('erase.staysTitle')}</Text>
          <List icon={<IconLock aria-hidden size={18} />}>
            {STAYS.map((what) => (
              <List.Item key={what}>{t(`erase.stays.${what}`)}</List.Item>
            ))}
          </List>
        </div>
        <Text>{t('erase.elsewhere')}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('erase.leave')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              onClose();
              onErase();
            }}
          >
            {t('erase.do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
