/** Where this station's data lives, how much room it has, and whether the browser has promised to keep it. */
import { Alert, Button, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { About } from '../../../../shared/host.ts';
import { askToKeep, useKept } from '../../../app/kept.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../settings.module.css';

interface Room {
  readonly used: number;
  readonly quota: number;
}

export function WherePanel() {
  const { t } = useTranslation('settings');
  const about = useAbout();
  const [room, setRoom] = useState<Room>();
  const kept = useKept();
  useEffect(() => {
    void readRoom().then(setRoom);
  }, []);
  const size = (bytes: number) =>
    t('where.size', { count: Math.max(1, Math.round(bytes / 1_000_000)) });
  return (
    <Panel title={t('where.title')}>
      <div className={classes.stack}>
        <Text>{t('where.text')}</Text>
        <dl className={classes.facts}>
          <dt>{t('where.place')}</dt>
          <dd>{about ? placeOf(about, t) : t('where.browser', { address: location.origin })}</dd>
          {room && (
            <>
              <dt>{t('where.used')}</dt>
              <dd>{t('where.usedOf', { used: size(room.used), quota: size(room.quota) })}</dd>
            </>
          )}
          {about && (
            <>
              <dt>{t('where.version')}</dt>
              <dd>{about.version}</dd>
              <dt>{t('where.log')}</dt>
              <dd>{about.logFile}</dd>
            </>
          )}
        </dl>
        {kept === false && (
          <Alert variant="outline" color="yellow">
            <div className={classes.stack}>
              <Text>{t('where.notKept')}</Text>
              <Button variant="default" onClick={() => void askToKeep()}>
                {t('where.ask')}
              </Button>
            </div>
          </Alert>
        )}
        {kept && <Text>{t('where.kept')}</Text>}
      </div>
    </Panel>
  );
}

function placeOf(
  { dataPlace }: About,
  t: (key: string, values: Record<string, unknown>) => string,
): string {
  return dataPlace.kind === 'folder'
    ? t('where.folder', { folder: dataPlace.folder })
    : t('where.browser', { address: dataPlace.address });
}

/** What the host says about itself; undefined while it has not answered. */
function useAbout(): About | undefined {
  const { host } = useWorkspace();
  const [about, setAbout] = useState<About>();
  useEffect(() => {
    let current = true;
    void host.about().then((answer) => {
      if (current && answer.ok) setAbout(answer.value);
    });
    return () => {
      current = false;
    };
  }, [host]);
  return about;
}

async function readRoom(): Promise<Room> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { used: usage, quota };
}
