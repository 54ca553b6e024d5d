/** Leaving the shop: what stays here, what the others will not see, and then it is asked. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReplication, useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { hostFaultText } from '../connect/connect-words.ts';
import classes from '../server.module.css';

interface LeavePanelProps {
  readonly workspace: string;
  readonly onLeft: () => void;
}

export function LeavePanel({ workspace, onLeft }: LeavePanelProps) {
  const { t } = useTranslation('server');
  const [asking, setAsking] = useState(false);
  return (
    <Panel title={t('leave.title')}>
      <div className={classes.stack}>
        <Text>{t('leave.text')}</Text>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('leave.open')}
        </Button>
      </div>
      {asking && (
        <LeaveShopDialog workspace={workspace} onLeft={onLeft} onClose={() => setAsking(false)} />
      )}
    </Panel>
  );
}

function LeaveShopDialog(props: LeavePanelProps & { readonly onClose: () => void }) {
  const { workspace, onLeft, onClose } = props;
  const { t } = useTranslation('server');
  const { server } = useWorkspace();
  const replication = useReplication();
  const { count } = useStore(replication.view, ({ waiting }) => waiting);
  const [fault, setFault] = useState<string | null>(null);
  const leave = async () => {
    const answer = await server.leave({});
    if (!answer.ok) return setFault(hostFaultText(answer.error, t));
    onClose();
    onLeft();
  };
  return (
    <Modal opened onClose={onClose} title={t('leave.sure', { workspace })} size="lg">
      <div className={classes.form}>
        <Text>{t('leave.stays')}</Text>
        {count > 0 && <Text fw={700}>{t('leave.waiting', { count })}</Text>}
        {fault && (
          <Text c="var(--mantine-color-error)" role="alert">
            {fault}
          </Text>
        )}
        <Group justify="flex-end">
          <Button size="lg" variant="default" onClick={onClose} data-autofocus>
            {t('leave.stay')}
          </Button>
          <Button size="lg" color="red" onClick={() => void leave()}>
            {t('leave.do')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
