/** A job's progress with a button that stops it. */
import { Button, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../settings.module.css';

interface JobProgressProps {
  readonly label: string;
  readonly done: number;
  readonly all: number;
  readonly onStop?: () => void;
}

export function JobProgress({ label, done, all, onStop }: JobProgressProps) {
  const { t } = useTranslation('settings');
  return (
    <div className={`${classes.stack} ${classes.wide}`}>
      <Text role="status">{label}</Text>
      <Progress
        className={classes.wide ?? ''}
        size="xl"
        // How long it takes is not known yet: the bar moves without saying how far.
        value={all === 0 ? 100 : (100 * done) / all}
        animated={all === 0}
        aria-label={label}
      />
      <Text>{t(all === 0 ? 'data.progressOpen' : 'data.progress', { done, all })}</Text>
      {onStop && (
        <Button variant="default" onClick={onStop}>
          {t('data.stop')}
        </Button>
      )}
    </div>
  );
}
