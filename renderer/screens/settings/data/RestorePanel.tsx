/** A backup brought back: read and checked whole, shown, then merged in. Nothing is ever deleted by it. */
import { Alert, Button, FileButton, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever, type Result } from '../../../../shared/result.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { sumOf } from '../../../store/commands/backup-format.ts';
import {
  type BackupFault,
  type CheckedBackup,
  checkBackup,
} from '../../../store/commands/backup-read.ts';
import {
  type RestoreFault,
  type RestoreTally,
  restoreBackup,
} from '../../../store/commands/backup-restore.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { dateTime } from '../../../ui/when.ts';
import classes from '../settings.module.css';
import { JobNote } from './JobNote.tsx';
import { JobProgress } from './JobProgress.tsx';
import { useJob } from './use-job.ts';

export function RestorePanel() {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const [file, setFile] = useState<File | null>(null);
  const checking = useJob<Result<CheckedBackup, BackupFault>>();
  const merging = useJob<Merged>();

  const check = async (chosen: File | null) => {
    if (!chosen) return;
    setFile(chosen);
    merging.clear();
    await checking.run(({ progress, signal }) =>
      checkBackup(chosen, {
        progress: (done) => progress(done, 0),
        signal,
        pause: store.activity.pause,
      }),
    );
  };
  const restore = async (backup: CheckedBackup) => {
    const all = sumOf(backup.counts);
    await merging.run(async (context) => ({
      all,
      outcome: await restoreBackup(store, backup, context),
    }));
    checking.clear();
  };

  return (
    <Panel title={t('restore.title')}>
      <div className={classes.stack}>
        <Text>{t('restore.text')}</Text>
        {checking.state.kind === 'busy' && (
          <JobProgress
            label={t('restore.checking', { name: file?.name ?? '' })}
            done={checking.state.done}
            all={checking.state.all}
            onStop={checking.stop}
          />
        )}
        {checking.state.kind === 'over' && !checking.state.result.ok && (
          <JobNote tone="bad" title={t('restore.refused', { name: file?.name ?? '' })}>
            <Refusal fault={checking.state.result.error} />
          </JobNote>
        )}
        {checking.state.kind === 'over' &&
          checking.state.result.ok &&
          merging.state.kind !== 'busy' && (
            <Found
              backup={checking.state.result.value}
              onRestore={restore}
              onCancel={checking.clear}
            />
          )}
        {merging.state.kind === 'busy' && (
          <JobProgress
            label={t('restore.running')}
            done={merging.state.done}
            all={merging.state.all}
            onStop={merging.stop}
          />
        )}
        {merging.state.kind === 'over' && <Outcome {...merging.state.result} />}
        {checking.state.kind !== 'busy' && merging.state.kind !== 'busy' && (
          <FileButton onChange={(chosen) => void check(chosen)} accept=".gz,application/gzip">
            {(props) => (
              <Button
                {...props}
                variant="default"
                size="lg"
                leftSection={<IconUpload size={22} aria-hidden />}
              >
                {t('restore.choose')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
    </Panel>
  );
}

/** What came of a restore; it was stopped when it dealt with fewer than `all`. */
interface Merged {
  readonly all: number;
  readonly outcome: Result<RestoreTally, RestoreFault>;
}

const RECORDS = [
  'orders',
  'shipments',
  'skus',
  'movements',
  'scans',
  'documents',
  'outbox',
  'settings',
] as const;

interface FoundProps {
  readonly backup: CheckedBackup;
  readonly onRestore: (backup: CheckedBackup) => Promise<void>;
  readonly onCancel: () => void;
}

function Found({ backup, onRestore, onCancel }: FoundProps) {
  const { t } = useTranslation('settings');
  const { header, counts } = backup;
  const held = RECORDS.filter((record) => counts[record] > 0).map((record) =>
    t(`counted.${record}`, { count: counts[record] }),
  );
  return (
    <Alert variant="outline" color="blue" role="status">
      <div className={classes.stack}>
        <Text fw={600}>
          {t('restore.found', {
            when: dateTime(header.madeAt),
            station: header.station || t('restore.unnamed'),
          })}
        </Text>
        {held.length > 0 && <Text>{held.join(', ')}.</Text>}
        <div className={classes.buttons}>
          <Button size="lg" onClick={() => void onRestore(backup)}>
            {t('restore.merge', { count: sumOf(counts) })}
          </Button>
          <Button size="lg" variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Alert>
  );
}

function Outcome({ all, outcome }: Merged) {
  const { t } = useTranslation('settings');
  if (!outcome.ok) {
    const { reason, tally } = outcome.error;
    return (
      <JobNote tone="bad">
        {t('restore.not-saved', { reason, done: tally.added + tally.changed })}
      </JobNote>
    );
  }
  const { added, changed, unchanged } = outcome.value;
  const done = added + changed + unchanged;
  if (done < all) return <JobNote tone="stopped">{t('restore.stopped', { done, all })}</JobNote>;
  return (
    <>
      <JobNote tone="good">{t('restore.done', { added, changed, unchanged })}</JobNote>
      <Button size="lg" renderRoot={(props) => <Link to="/queue" {...props} />}>
        {t('restore.queue')}
      </Button>
    </>
  );
}

function Refusal({ fault }: { readonly fault: BackupFault }) {
  const { t } = useTranslation('settings');
  switch (fault.kind) {
    case 'not-a-backup':
    case 'cancelled':
      return t(`restore.fault.${fault.kind}`);
    case 'newer':
      return t('restore.fault.newer', { format: fault.format });
    case 'cut-short':
      return t('restore.fault.cut-short', { line: fault.line });
    case 'bad-line':
      return t('restore.fault.bad-line', { line: fault.line });
    case 'miscounted':
      return t('restore.fault.miscounted', {
        record: t(`record.${fault.record}`),
        said: fault.said,
        found: fault.found,
      });
    default:
      return assertNever(fault);
  }
}
