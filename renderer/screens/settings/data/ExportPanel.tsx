/** Tables for a spreadsheet or another program, one CSV each. */
import { Button, Text } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { streamOf } from '../../../store/commands/backup-write.ts';
import { EXPORTS, type ExportName, exportCsv } from '../../../store/commands/export-csv.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../settings.module.css';
import { JobNote } from './JobNote.tsx';
import { JobProgress } from './JobProgress.tsx';
import { type Saved, saveFile } from './save-file.ts';
import { useJob } from './use-job.ts';

export function ExportPanel() {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const [name, setName] = useState<ExportName>('orders');
  const job = useJob<Saved>();
  const { state } = job;
  const save = async (chosen: ExportName) => {
    setName(chosen);
    const day = store.localDay(store.clock.iso());
    await job.run((context) =>
      saveFile({ name: `packbench-${chosen}-${day}.csv`, type: 'text/csv' }, () =>
        streamOf(exportCsv(store, chosen, context)).pipeThrough(new TextEncoderStream()),
      ),
    );
  };
  return (
    <Panel title={t('export.title')}>
      <div className={classes.stack}>
        <Text>{t('export.text')}</Text>
        {state.kind === 'busy' ? (
          <JobProgress
            label={t('export.running', { name: t(`export.${name}`) })}
            done={state.done}
            all={state.all}
            onStop={job.stop}
          />
        ) : (
          <div className={classes.buttons}>
            {EXPORTS.map((one) => (
              <Button
                key={one}
                variant="default"
                leftSection={<IconTable size={20} aria-hidden />}
                onClick={() => void save(one)}
              >
                {t(`export.${one}`)}
              </Button>
            ))}
          </div>
        )}
        {state.kind === 'over' && state.result.kind === 'saved' && (
          <JobNote tone="good">{t('export.saved', { name: t(`export.${name}`) })}</JobNote>
        )}
        {state.kind === 'over' && state.result.kind === 'not-written' && (
          <JobNote tone="bad">{t('backup.not-written', { reason: state.result.reason })}</JobNote>
        )}
      </div>
    </Panel>
  );
}
