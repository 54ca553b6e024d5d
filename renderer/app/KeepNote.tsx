/** Says once, where work first comes in, that the browser has not promised to keep it, and what helps. */
import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { keepChoice, readChoice } from '../store/commands/view-choice.ts';
import { Panel } from '../ui/Panel.tsx';
import { askToKeep, useKept } from './kept.ts';
import { useWorkspace } from './workspace.ts';

const TOLD = 'told-not-kept';
const told = z.boolean();

export function KeepNote() {
  const { t } = useTranslation('app');
  const kept = useKept();
  const [asked, setAsked] = useState(false);
  if (!useTellOnce(kept === false)) return null;
  return (
    <Panel title={t('keep.title')} tone="warn">
      <Text mb="xs">{t(kept ? 'keep.kept' : 'keep.text')}</Text>
      {asked && !kept && <Text mb="xs">{t('keep.refused')}</Text>}
      <Group gap="xs">
        {!kept && (
          <Button variant="default" onClick={() => void askToKeep().then(() => setAsked(true))}>
            {t('keep.ask')}
          </Button>
        )}
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/settings" search={{ section: 'data' }} {...props} />}
        >
          {t('keep.data')}
        </Button>
      </Group>
    </Panel>
  );
}

/** True from when `due` is first so and nobody has been told yet, for as long as this is shown. */
function useTellOnce(due: boolean): boolean {
  const { store } = useWorkspace();
  const [telling, setTelling] = useState(false);
  useEffect(() => {
    if (!due) return;
    let current = true;
    void readChoice(store, TOLD, told).then((before) => {
      if (!current || before) return;
      setTelling(true);
      // Where even this cannot be kept it is told again, and the frame says why.
      void keepChoice(store, TOLD, true);
    });
    return () => {
      current = false;
    };
  }, [store, due]);
  return telling;
}
