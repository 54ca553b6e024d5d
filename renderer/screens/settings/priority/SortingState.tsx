/** The queue being sorted anew after its criteria changed, or what stopped that and how to go on. */
import { Alert, Button, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../settings.module.css';
import type { Sorting } from './use-sorting.ts';

interface SortingStateProps {
  readonly sorting: Sorting;
  readonly onSort: () => void;
}

export function SortingState({ sorting, onSort }: SortingStateProps) {
  const { t } = useTranslation('settings');
  if (sorting.kind === 'idle') return null;
  if (sorting.kind === 'stopped')
    return (
      <Alert color="red" variant="outline">
        <div className={classes.stack}>
          <Text>{t('priority.notSorted', { reason: sorting.reason })}</Text>
          <Button variant="default" onClick={onSort}>
            {t('priority.sortAgain')}
          </Button>
        </div>
      </Alert>
    );
  const { done, all } = sorting;
  return (
    <div role="status">
      <Text>{t('priority.running', { done, all })}</Text>
      <Progress
        size="lg"
        value={all === 0 ? 100 : (100 * done) / all}
        aria-label={t('priority.running', { done, all })}
      />
    </div>
  );
}
