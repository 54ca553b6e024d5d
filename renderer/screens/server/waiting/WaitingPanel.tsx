/** What was changed here and is not on the server yet, the oldest first; of thousands the first ones. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Waiting } from '../../../store/replication/replication.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useNow } from '../../../ui/use-fresh.ts';
import { clockTime } from '../../../ui/when.ts';
import classes from '../server.module.css';
import { RecordLink } from './RecordLink.tsx';
import { refKey } from './record-names.ts';
import { useRecordNames } from './use-record-names.ts';

const SHOWN = 100;

export function WaitingPanel({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const { t } = useTranslation('server');
  const now = useNow();
  const shown = waiting.slice(0, SHOWN);
  const nameOf = useRecordNames(shown);
  const more = waiting.length - shown.length;
  return (
    <Panel title={t('wait.listTitle', { count: waiting.length })}>
      <Text>{t('wait.listText')}</Text>
      <ul className={classes.records}>
        {shown.map((one) => (
          <li key={refKey(one)} className={classes.record}>
            <RecordLink name={nameOf(one)} />
            <span className={classes.when}>
              {t('wait.since', { when: clockTime(one.since, now) })}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <Text fw={600}>{t('wait.more', { count: more })}</Text>}
    </Panel>
  );
}
