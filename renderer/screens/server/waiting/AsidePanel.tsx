/** What one side would not take: why, and what to do about each. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SetAside } from '../../../../shared/replication/state.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useNow } from '../../../ui/use-fresh.ts';
import { clockTime } from '../../../ui/when.ts';
import classes from '../server.module.css';
import { RecordLink } from './RecordLink.tsx';
import { ReplaceButton } from './ReplaceButton.tsx';
import { refKey } from './record-names.ts';
import { useRecordNames } from './use-record-names.ts';

const SHOWN = 100;

export function AsidePanel({ aside }: { readonly aside: readonly SetAside[] }) {
  const { t } = useTranslation('server');
  const now = useNow();
  const shown = aside.slice(0, SHOWN);
  const nameOf = useRecordNames(shown);
  const more = aside.length - shown.length;
  return (
    <Panel title={t('aside.title', { count: aside.length })} tone="bad">
      <Text>{t('aside.text')}</Text>
      <ul className={classes.records}>
        {shown.map((one) => (
          <li key={refKey(one)} className={classes.aside}>
            <div className={classes.record}>
              <RecordLink name={nameOf(one)} />
              <span className={classes.when}>
                {t('aside.at', { when: clockTime(one.at, now) })}
              </span>
            </div>
            <Text fw={600}>{t(`aside.kind.${one.kind}.what`)}</Text>
            <Text>{t(`aside.kind.${one.kind}.next`)}</Text>
            {one.reason !== '' && (
              <span className={classes.said}>{t('test.said', { reason: one.reason })}</span>
            )}
            {one.kind === 'damaged' && <ReplaceButton document={one} name={nameOf(one).text} />}
          </li>
        ))}
      </ul>
      {more > 0 && <Text fw={600}>{t('wait.more', { count: more })}</Text>}
    </Panel>
  );
}
