/** Stock by scanner: bins are counted, goods received or moved, and written to the ledger in one go. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SHEET_KINDS } from '../../../../shared/counting/sheet.ts';
import { parseControlCode } from '../../../../shared/scanning/control-codes.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { useScanReceiver } from '../../../scanner/useScanReceiver.ts';
import { PlaceField } from './PlaceField.tsx';
import { SheetBanner } from './SheetBanner.tsx';
import { SheetButtons } from './SheetButtons.tsx';
import { SheetLines } from './SheetLines.tsx';
import classes from './sheet.module.css';
import { useWriteSheet } from './use-write-sheet.ts';

export function SheetScreen() {
  const { t } = useTranslation('stock');
  const { counting } = useWorkspace();
  const kind = useStore(counting.view, (view) => view.sheet.kind);
  const [compares, setCompares] = useState(false);
  const [whole, setWhole] = useState(false);
  const write = useWriteSheet(whole);
  useScanReceiver(async ({ text }) => {
    const command = parseControlCode(text);
    if (command === 'undo') await counting.undo();
    else if (command === 'confirm') await write();
    else await counting.scan(text);
  });
  return (
    <div className={classes.screen}>
      <SheetBanner />
      <div className={classes.body}>
        <div className={classes.head}>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={20} aria-hidden />}
            renderRoot={(rest) => <Link to="/stock" {...rest} />}
          >
            {t('sheet.back')}
          </Button>
          <h1 className={classes.title}>{t('sheet.title')}</h1>
          <SegmentedControl
            size="md"
            aria-label={t('sheet.what')}
            value={kind}
            onChange={(value) => {
              const next = SHEET_KINDS.find((one) => one === value);
              if (next) void counting.turnTo(next);
            }}
            data={SHEET_KINDS.map((one) => ({ value: one, label: t(`sheet.kind.${one}`) }))}
          />
        </div>
        <Places />
        <SheetLines compares={compares} onCompare={setCompares} />
        <SheetButtons whole={whole} onWhole={setWhole} write={write} />
      </div>
    </div>
  );
}

function Places() {
  const { t } = useTranslation('stock');
  const { counting } = useWorkspace();
  const { kind, bin, to } = useStore(counting.view, (view) => view.sheet);
  return (
    <div className={classes.places}>
      <PlaceField
        label={t(kind === 'move' ? 'sheet.from' : 'sheet.bin')}
        value={bin}
        onPlace={(next) => counting.place({ bin: next })}
      />
      {kind === 'move' && (
        <PlaceField
          label={t('sheet.to')}
          value={to}
          onPlace={(next) => counting.place({ to: next })}
        />
      )}
    </div>
  );
}
