/** How a sheet ends: written, taken back scan by scan, cleared; and what was written last taken back. */
import { Button, Switch, Text } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useWorkspace } from '../../../app/workspace.ts';
import classes from './sheet.module.css';

interface SheetButtonsProps {
  readonly whole: boolean;
  readonly onWhole: (whole: boolean) => void;
  readonly write: () => Promise<unknown>;
}

export function SheetButtons({ whole, onWhole, write }: SheetButtonsProps) {
  const { t } = useTranslation('stock');
  const { counting } = useWorkspace();
  const { sheet, written } = useStore(counting.view);
  const [asked, setAsked] = useState(false);
  const { kind, lines } = sheet;
  const clear = () => {
    setAsked(!asked);
    if (asked) void counting.clear();
  };
  return (
    <footer className={classes.foot}>
      {lines.length > 0 && kind === 'count' && <Missing whole={whole} onWhole={onWhole} />}
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={sheet.trail.length === 0}
          leftSection={<IconArrowBackUp size={20} aria-hidden />}
          onClick={() => void counting.undo()}
        >
          {t('sheet.undo')}
        </Button>
        <Button
          variant="default"
          disabled={lines.length === 0}
          leftSection={<IconTrash size={20} aria-hidden />}
          onClick={clear}
          onBlur={() => setAsked(false)}
        >
          {asked ? t('sheet.clearSure', { count: lines.length }) : t('sheet.clear')}
        </Button>
        {written && (
          <Button
            variant="default"
            onClick={() => void counting.takeBack(t('sheet.takeBackReason'))}
          >
            {t('sheet.takeBack')}
          </Button>
        )}
        <Button
          size="lg"
          className={classes.write ?? ''}
          disabled={lines.length === 0}
          leftSection={<IconCheck size={24} aria-hidden />}
          onClick={() => void write()}
        >
          {t(`sheet.write.${kind}`)}
        </Button>
      </div>
    </footer>
  );
}

/** So many names are read at a glance. */
const NAMED = 8;

function Missing({ whole, onWhole }: Omit<SheetButtonsProps, 'write'>) {
  const { t } = useTranslation('stock');
  const { counting } = useWorkspace();
  const missing = counting.missing();
  if (missing.length === 0) return null;
  const names = missing.slice(0, NAMED).map(({ sku }) => sku);
  const more = missing.length > NAMED ? ['…'] : [];
  return (
    <>
      <Text>
        {t('sheet.missing', { count: missing.length, names: [...names, ...more].join(', ') })}
      </Text>
      <Switch
        label={t('sheet.whole')}
        checked={whole}
        onChange={(event) => onWhole(event.currentTarget.checked)}
      />
    </>
  );
}
