/** The server, the account, the state in words, and what waits. */
import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Connection } from '../../../../shared/replication/remote.ts';
import { useReplication } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useNow } from '../../../ui/use-fresh.ts';
import { clockTime } from '../../../ui/when.ts';
import { FaultAdvice } from '../connect/TestReport.tsx';
import classes from '../server.module.css';
import { STATE_ICONS } from '../state-icons.ts';
import { stateWords } from '../state-words.ts';

/** As the test of connecting has it: from here on, due times and who was first would be wrong. */
const SKEW_MS = 5 * 60_000;

export function ConnectionFacts({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation('server');
  const { waiting, aside } = useStore(useReplication().view);
  const { address, workspace, user, skewMs } = connection;
  const now = useNow();
  const since = waiting.since === null ? '' : clockTime(waiting.since, now);
  return (
    <Panel title={t('on.title')}>
      <div className={classes.stack}>
        <State now={now} />
        <dl className={classes.facts}>
          <dt>{t('on.address')}</dt>
          <dd>{address}</dd>
          <dt>{t('on.workspace')}</dt>
          <dd>{workspace}</dd>
          <dt>{t('on.user')}</dt>
          <dd>{user}</dd>
          <dt>{t('on.waiting')}</dt>
          <dd>
            {waiting.count === 0
              ? t('on.none')
              : t('on.since', { count: waiting.count, when: since })}
          </dd>
        </dl>
        {skewMs !== null && Math.abs(skewMs) > SKEW_MS && (
          <FaultAdvice fault={{ kind: 'clock-off', skewMs }} />
        )}
        <Button
          variant={aside.length > 0 ? 'filled' : 'default'}
          renderRoot={(props) => <Link to="/server/waiting" {...props} />}
        >
          {aside.length > 0 ? t('on.aside', { count: aside.length }) : t('on.open')}
        </Button>
      </div>
    </Panel>
  );
}

function State({ now }: { readonly now: number }) {
  const { t } = useTranslation('server');
  const view = useStore(useReplication().view);
  const words = stateWords(view, { t, now, time: (iso) => clockTime(iso, now) });
  const Icon = STATE_ICONS[words.tone];
  return (
    <div>
      <span className={classes.state} data-tone={words.tone}>
        <Icon size={24} aria-hidden />
        {[words.title, ...words.details].join(' · ')}
      </span>
      <Text>{words.hint}</Text>
    </div>
  );
}
