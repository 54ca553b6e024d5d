/** While a file is read, written or taken back: how far it is, and how to stop it. */
import { Button, Group, Loader, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportStage } from '../../importing/import-state.ts';
import type { Told as ToldSoFar } from '../../importing/messages.ts';
import classes from './import.module.css';

type StageOf<K extends ImportStage['kind']> = Extract<ImportStage, { kind: K }>;

interface OpeningProps {
  readonly stage: StageOf<'opening'>;
  readonly onCancel: () => void;
}

const MEGA = 1_000_000;

/** One letter is one byte, near enough to be told in megabytes. */
export function Opening({ stage: { name, told }, onCancel }: OpeningProps) {
  const { t } = useTranslation('import');
  const inMega = (count: number) => Math.round((10 * count) / MEGA) / 10;
  return (
    <>
      <h1 className={classes.title}>{t('title')}</h1>
      <Group role="status">
        <Loader aria-hidden />
        <Text size="lg">{t('opening', { name })}</Text>
      </Group>
      {told && (
        <Told told={told} text={t('opened', { done: inMega(told.done), all: inMega(told.all) })} />
      )}
      <Button variant="default" size="lg" onClick={onCancel} w="fit-content">
        {t('cancel')}
      </Button>
    </>
  );
}

interface ToldProps {
  readonly told: ToldSoFar;
  readonly text: string;
}

/** How much of a file is read. */
export function Told({ told: { done, all }, text }: ToldProps) {
  return (
    <div>
      <Text mb={4}>{text}</Text>
      <Progress size="xl" value={all === 0 ? 0 : (100 * done) / all} aria-label={text} maw={720} />
    </div>
  );
}

export function Undoing({ stage: { done } }: { readonly stage: StageOf<'undoing'> }) {
  const { t } = useTranslation('import');
  return (
    <>
      <h1 className={classes.title}>{t('title')}</h1>
      <Group role="status">
        <Loader aria-hidden />
        <Text size="lg">{t('undoing', { done })}</Text>
      </Group>
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
