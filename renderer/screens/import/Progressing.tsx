/** While a file is read, written or taken back: how far it is, and how to stop it. */
import { Button, Group, Loader, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportStage } from '../../importing/import-state.ts';
import classes from './import.module.css';

type StageOf<K extends ImportStage['kind']> = Extract<ImportStage, { kind: K }>;

interface BusyProps {
  readonly stage: StageOf<'opening'> | StageOf<'undoing'>;
  readonly onCancel?: () => void;
}

export function Busy({ stage, onCancel }: BusyProps) {
  const { t } = useTranslation('import');
  const text =
    stage.kind === 'opening'
      ? t('opening', { name: stage.name })
      : t('undoing', { done: stage.done });
  return (
    <>
      <h1 className={classes.title}>{t('title')}</h1>
      <Group role="status">
        <Loader aria-hidden />
        <Text size="lg">{text}</Text>
      </Group>
      {onCancel && (
        <Button variant="default" size="lg" onClick={onCancel} w="fit-content">
          {t('cancel')}
        </Button>
      )}
    </>
  );
}

interface WritingProps {
  readonly stage: StageOf<'writing'>;
  readonly onCancel: () => void;
}

export function Writing({ stage: { name, done, all }, onCancel }: WritingProps) {
  const { t } = useTranslation('import');
  const text = t('write.progress', { done, all });
  return (
    <>
      <h1 className={classes.title}>{t('write.title', { name })}</h1>
      <Text size="xl" fw={700} role="status">
        {text}
      </Text>
      <Progress size="xl" value={all === 0 ? 0 : (100 * done) / all} aria-label={text} maw={720} />
      <Text>{t('write.stays')}</Text>
      <Button variant="default" size="lg" onClick={onCancel} w="fit-content">
        {t('cancel')}
      </Button>
    </>
  );
}
