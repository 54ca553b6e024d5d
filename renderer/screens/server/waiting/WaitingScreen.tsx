/** Everything that is not on the server yet: what waits, and what one side would not take, with what to do. */
import { Button, Text } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReplication } from '../../../app/workspace.ts';
import { useFresh } from '../../../ui/use-fresh.ts';
import classes from '../server.module.css';
import { AsidePanel } from './AsidePanel.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

export function WaitingScreen() {
  const { t } = useTranslation('server');
  const replication = useReplication();
  const fresh = useFresh(replication);
  const { aside, state } = useStore(replication.view);
  const waiting = fresh.of.waiting();
  return (
    <div className={classes.screen}>
      <Link to="/server" className={classes.back ?? ''}>
        <IconArrowLeft aria-hidden size={18} />
        {t('back')}
      </Link>
      <h1 className={classes.title}>{t('wait.title')}</h1>
      {state.kind === 'off' ? (
        <Alone />
      ) : (
        <>
          {aside.length + waiting.length > 0 ? (
            <div>
              <Button
                size="lg"
                leftSection={<IconRefresh size={22} aria-hidden />}
                onClick={() => replication.tryAgain()}
              >
                {t('wait.again')}
              </Button>
            </div>
          ) : (
            <span className={classes.state} data-tone="good">
              <IconCircleCheck size={24} aria-hidden />
              {t('wait.none')}
            </span>
          )}
          {aside.length > 0 && <AsidePanel aside={aside} />}
          {waiting.length > 0 && <WaitingPanel waiting={waiting} />}
        </>
      )}
    </div>
  );
}

function Alone() {
  const { t } = useTranslation('server');
  return (
    <>
      <Text>{t('wait.alone')}</Text>
      <Link to="/server" className={classes.link ?? ''}>
        {t('wait.connect')}
      </Link>
    </>
  );
}
