/** What an import did, and where to go from there. */
import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { KeepNote } from '../../app/KeepNote.tsx';
import type { ImportResult } from '../../importing/import-state.ts';
import type { ToldUndo } from '../../importing/importer.ts';
import classes from './import.module.css';

interface DoneProps {
  readonly result: ImportResult;
  readonly onUndo: (told: ToldUndo) => void;
  readonly onAnother: () => void;
}

export function Done({ result, onUndo, onAnother }: DoneProps) {
  const { t } = useTranslation('import');
  const { target, name, refused, left, worked } = result;
  const stock = target !== 'orders';
  return (
    <>
      <h1 className={classes.title}>{left > 0 ? t('done.stopped') : t('done.title', { name })}</h1>
      <div role="status">
        <Text size="lg">{t(`done.${target}`, { ...result })}</Text>
        {refused > 0 && <Text size="lg">{t('done.refused', { count: refused })}</Text>}
        {left > 0 && <Text size="lg">{t('done.left', { count: left })}</Text>}
      </div>
      {worked.length > 0 && (
        <Text>
          {t('done.worked')} {worked.join(', ')}
        </Text>
      )}
      <Group>
        <Button
          size="xl"
          renderRoot={(props) => <Link to={stock ? '/stock' : '/queue'} {...props} />}
        >
          {t(stock ? 'done.stock' : 'done.queue')}
        </Button>
        <Button size="xl" variant="default" onClick={onAnother}>
          {t('done.another')}
        </Button>
        <Button
          size="xl"
          variant="default"
          onClick={() => onUndo({ file: name, reason: t('earlier.reason', { file: name }) })}
        >
          {t('done.undo')}
        </Button>
      </Group>
      <KeepNote />
    </>
  );
}
