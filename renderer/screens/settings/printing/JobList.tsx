/** The labels of this station, the newest first: what waits, what is not sure, what was printed. */
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { PrintJob } from '../../../../shared/printing/print-job.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { Pill, type Tone } from '../../../ui/Pill.tsx';
import { dateTime } from '../../../ui/when.ts';

const TONES: { readonly [state in PrintJob['state']]: Tone } = {
  waiting: 'warn',
  sending: 'info',
  printed: 'good',
  unsure: 'bad',
};

export function JobList() {
  const { t } = useTranslation('settings');
  const { printing } = useWorkspace();
  const { printer, jobs } = useStore(printing.view);
  const waits = !printer && jobs.some(({ state }) => state === 'waiting');
  return (
    <section aria-labelledby="print-jobs">
      <h3 id="print-jobs">{t('printing.jobs')}</h3>
      {waits && <Text role="alert">{t('printing.noPrinter')}</Text>}
      {jobs.length === 0 && <Text>{t('printing.none')}</Text>}
      {jobs.toReversed().map((job) => (
        <Job key={job.id} job={job} />
      ))}
    </section>
  );
}

function Job({ job }: { readonly job: PrintJob }) {
  const { t } = useTranslation('settings');
  const { printing } = useWorkspace();
  const { id, title, at, reason } = job;
  // Tried again every few seconds: that is no news.
  const state = reason !== '' && job.state === 'sending' ? 'waiting' : job.state;
  return (
    <div data-print-job={title} data-state={state}>
      <Group gap="sm" mt="md">
        <strong>{title}</strong>
        <Pill tone={TONES[state]}>{t(`printing.state.${state}`)}</Pill>
        <span>{dateTime(at)}</span>
        {state === 'unsure' && (
          <>
            <Button size="xs" onClick={() => void printing.again(id)}>
              {t('printing.again')}
            </Button>
            <Button size="xs" variant="default" onClick={() => void printing.drop(id)}>
              {t('printing.cameOut')}
            </Button>
          </>
        )}
        {state === 'waiting' && (
          <Button size="xs" variant="default" onClick={() => void printing.drop(id)}>
            {t('printing.drop')}
          </Button>
        )}
      </Group>
      {reason !== '' && (state === 'unsure' || state === 'waiting') && (
        <Text>{t(`printing.why.${state}`, { reason })}</Text>
      )}
    </div>
  );
}
