/** Asked before a station with orders joins a shop: what will happen with them, and how to undo it. */
import { Button, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { JobNote } from '../../settings/data/JobNote.tsx';
import { JobProgress } from '../../settings/data/JobProgress.tsx';
import classes from '../server.module.css';
import { JoinChoices } from './JoinChoices.tsx';
import { NotConnected } from './NotConnected.tsx';
import { Reload } from './Reload.tsx';
import type { JoinQuestion } from './use-connecting.ts';
import { type Joining, useJoining } from './use-joining.ts';

interface JoinDialogProps {
  readonly question: JoinQuestion;
  readonly onClose: () => void;
  readonly onConnected: () => void;
}

export function JoinDialog({ question, onClose, onConnected }: JoinDialogProps) {
  const { t } = useTranslation('server');
  const joining = useJoining(question, onConnected);
  const { phase } = joining;
  // Half way, or with a station that was emptied, closing would leave one not knowing how it stands.
  const mayClose =
    ['choose', 'no-backup', 'confirm', 'not-cleared'].includes(phase.kind) ||
    (phase.kind === 'not-connected' && phase.choice === 'add');
  return (
    <Modal
      opened
      onClose={() => mayClose && onClose()}
      withCloseButton={mayClose}
      title={t('join.title', { workspace: question.request.workspace })}
      size="xl"
    >
      <div className={classes.stack}>
        <Phase question={question} joining={joining} onClose={onClose} />
      </div>
    </Modal>
  );
}

interface PhaseProps {
  readonly question: JoinQuestion;
  readonly joining: Joining;
  readonly onClose: () => void;
}

function Phase({ question, joining, onClose }: PhaseProps) {
  const { t } = useTranslation('server');
  const { phase } = joining;
  switch (phase.kind) {
    case 'choose':
    case 'no-backup':
    case 'not-cleared':
      return <JoinChoices question={question} joining={joining} onClose={onClose} />;
    case 'backing-up':
      return <Job label={t('join.backingUp')} state={joining.backup} />;
    case 'clearing':
      return <Job label={t('join.clearing')} state={joining.sample} />;
    case 'emptying':
    case 'connecting':
      return <Job label={t(`join.${phase.kind}`)} state={null} />;
    case 'confirm':
      return (
        <>
          <JobNote tone="good">{t('join.confirm', { file: phase.file })}</JobNote>
          <div className={classes.buttons}>
            <Button size="lg" onClick={() => void joining.afresh(phase.file)}>
              {t('join.confirmed')}
            </Button>
            <Button size="lg" variant="default" onClick={onClose}>
              {t('join.cancel')}
            </Button>
          </div>
        </>
      );
    case 'not-emptied':
      return (
        <>
          <JobNote tone="bad">{t('join.emptyFailed', phase)}</JobNote>
          <Reload />
        </>
      );
    case 'not-connected':
      return <NotConnected phase={phase} joining={joining} onClose={onClose} />;
    case 'done':
      return (
        <>
          <JobNote tone="good">{t('join.done')}</JobNote>
          <Text>{t('join.emptied', { file: phase.file })}</Text>
          <Text>{t('join.doneUndo', { file: phase.file })}</Text>
          <Reload />
        </>
      );
  }
}

interface JobProps {
  readonly label: string;
  readonly state: Joining['backup'] | Joining['sample'] | null;
}

function Job({ label, state }: JobProps) {
  const { done, all } = state?.kind === 'busy' ? state : { done: 0, all: 0 };
  return <JobProgress label={label} done={done} all={all} />;
}
