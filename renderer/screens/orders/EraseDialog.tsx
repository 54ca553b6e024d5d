/** Asks before a buyer's data is erased: what goes for good, what stays, and where it may still be. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconEraser, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './OrderScreen.module.css';

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
          <ul className={classes.erasing}>
            {GONE.map((what) => (
              <li key={what}>
                <IconEraser aria-hidden size={18} />
                {t(`erase.gone.${what}`)}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <Text fw={600}>{t('erase.staysTitle')}</Text>
          <ul className={classes.erasing}>
            {STAYS.map((what) => (
              <li key={what}>
                <IconLock aria-hidden size={18} />
                {t(`erase.stays.${what}`)}
              </li>
            ))}
          </ul>
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
