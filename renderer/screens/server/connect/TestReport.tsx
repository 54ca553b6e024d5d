/** A test of the connection, step by step; beside the step that failed, what it means and what to do. */
import { Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectFault, ConnectReport } from '../../../../shared/replication/connecting.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import classes from '../server.module.css';
import { faultWords, type StepState, stepStates } from './connect-words.ts';

const ICONS = {
  passed: IconCircleCheck,
  failed: IconCircleX,
  warning: IconAlertTriangle,
  untried: IconMinus,
} as const satisfies { readonly [state in StepState]: unknown };

export function TestReport({ report }: { readonly report: ConnectReport }) {
  const { t } = useTranslation('server');
  return (
    <>
      <ol className={classes.steps}>
        {stepStates(report).map(({ step, state }) => {
          const Icon = ICONS[state];
          return (
            <li key={step} className={classes.step} data-state={state}>
              <Icon size={24} aria-hidden />
              <span>
                {t(`step.${step}`)}
                <VisuallyHidden>: {t(`test.state.${state}`)}</VisuallyHidden>
              </span>
              {report.failed?.step === step && <FaultAdvice fault={report.failed.fault} />}
            </li>
          );
        })}
      </ol>
      {report.orders !== null && <Text>{t('test.orders', { count: report.orders })}</Text>}
    </>
  );
}

/** What one fault means and what to do about it. */
export function FaultAdvice({ fault }: { readonly fault: ConnectFault }) {
  const { t } = useTranslation('server');
  const { what, next, said } = faultWords(fault, t);
  return (
    <div className={classes.advice} role="alert">
      <Text fw={700}>{what}</Text>
      <Text>
        {t('test.next')} {next}
      </Text>
      {said !== '' && <span className={classes.said}>{t('test.said', { reason: said })}</span>}
      {fault.kind === 'databases-missing' && !fault.mayMake && fault.commands.length > 0 && (
        <>
          <Text>{t('test.commands')}</Text>
          <CopyText text={fault.commands.join('\n')} label={t('test.commands')} />
        </>
      )}
    </div>
  );
}
