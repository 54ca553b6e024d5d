/** Making a backup from a screen. */
import { useWorkspace } from '../../../app/workspace.ts';
import { rememberBackup } from '../../../store/commands/backup-account.ts';
import { backupName, sumOf } from '../../../store/commands/backup-format.ts';
import { backupStream, countRecords } from '../../../store/commands/backup-write.ts';
import { type Saved, saveFile } from './save-file.ts';
import { type JobState, useJob } from './use-job.ts';

export interface BackupControl {
  readonly state: JobState<Saved>;
  /** Resolves to what became of it; `saved` means a whole file. */
  readonly save: () => Promise<Saved>;
  readonly stop: () => void;
}

export function useBackup(): BackupControl {
  const { store } = useWorkspace();
  const job = useJob<Saved>();
  const save = () => {
    const name = backupName(store.localDay(store.clock.iso()));
    return job.run(async (context) => {
      const outcome = await saveFile({ name, type: 'application/gzip' }, () =>
        backupStream(store, context),
      );
      // Within the job: who is told that it is saved finds it remembered.
      if (outcome.kind === 'saved') await rememberBackup(store, sumOf(await countRecords(store)));
      return outcome;
    });
  };
  return { state: job.state, save, stop: job.stop };
}
