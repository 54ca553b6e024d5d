/** Overwriting what the server has of a damaged record by this station's version, once it is sure. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetAside } from '../../../../shared/replication/state.ts';
import { useReplication } from '../../../app/workspace.ts';

interface ReplaceButtonProps {
  readonly document: SetAside;
  readonly name: string;
}

export function ReplaceButton({ document, name }: ReplaceButtonProps) {
  const { t } = useTranslation('server');
  const replication = useReplication();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const replace = async () => {
    setBusy(true);
    const done = await replication.replaceThere(document);
    setBusy(false);
    setFailed(!done);
    if (done) setAsking(false);
  };
  const close = () => {
    setAsking(false);
    setFailed(false);
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('aside.replace')}
      </Button>
      {asking && (
        <Modal opened onClose={close} title={t('aside.sure.title')} size="lg">
          <Text mb="md">{t('aside.sure.text', { name })}</Text>
          {failed && (
            <Text mb="md" c="var(--mantine-color-error)" role="alert">
              {t('aside.sure.failed')}
            </Text>
          )}
          <Group justify="flex-end">
            <Button size="lg" variant="default" onClick={close} data-autofocus>
              {t('aside.sure.cancel')}
            </Button>
            <Button size="lg" color="red" loading={busy} onClick={() => void replace()}>
              {t('aside.sure.do')}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  );
}
