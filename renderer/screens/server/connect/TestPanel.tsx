/** What came of the last test, beside the form; nothing before the first one. */
import { Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectRequest } from '../../../../shared/replication/connecting.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../server.module.css';
import { type ConnectFields, requestOf } from './connect-fields.ts';
import { hostFaultText } from './connect-words.ts';
import { TestReport } from './TestReport.tsx';
import type { ConnectState } from './use-connecting.ts';

interface TestPanelProps {
  readonly state: ConnectState;
  readonly fields: ConnectFields;
}

export function TestPanel({ state, fields }: TestPanelProps) {
  const { t } = useTranslation('server');
  switch (state.kind) {
    case 'idle':
      return null;
    case 'busy':
      return (
        <Panel title={t('test.title')}>
          <div className={classes.state} role="status">
            <Loader size="sm" />
            {t(`test.${state.what}`)}
          </div>
        </Panel>
      );
    case 'no-host':
      return (
        <Panel title={t('test.title')} tone="bad">
          <Text role="alert">{hostFaultText(state.fault, t)}</Text>
        </Panel>
      );
    case 'tested': {
      const { report, request } = state;
      const isStale = !sameRequest(request, requestOf(fields, false));
      const tone = report.failed ? (report.failed.step === 'clock' ? 'warn' : 'bad') : 'plain';
      return (
        <Panel title={t('test.title')} tone={tone}>
          <div className={classes.stack}>
            {isStale && <Text fw={600}>{t('test.stale')}</Text>}
            {!report.failed && !isStale && (
              <Text fw={700} role="status">
                {t('test.passed')}
              </Text>
            )}
            <TestReport report={report} />
          </div>
        </Panel>
      );
    }
  }
}

/** Whether two requests ask for the same connection, whatever they may make. */
export function sameRequest(a: ConnectRequest, b: ConnectRequest): boolean {
  const names = ['address', 'workspace', 'user', 'password'] as const;
  return names.every((name) => a[name] === b[name]);
}
