/** Picking: go to the bin, scan what lies there, bring it to the bench. Every scan is answered by the banner. */
import { Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { nextStop } from '../../../shared/picking/pick-walk.ts';
import { isShortCode } from '../../../shared/scanning/control-codes.ts';
import { useSettings, useWorkspace } from '../../app/workspace.ts';
import { useScanReceiver } from '../../scanner/useScanReceiver.ts';
import { changeSettings } from '../../store/settings.ts';
import { PickBanner } from './PickBanner.tsx';
import classes from './pick.module.css';
import { StartPick } from './StartPick.tsx';
import { useShort } from './use-short.ts';
import { Walk } from './Walk.tsx';

export function PickScreen() {
  const { t } = useTranslation('pick');
  const { picking } = useWorkspace();
  const walk = useStore(picking.view, (view) => view.walk);
  usePickScans();
  return (
    <div className={classes.screen}>
      <h1 className={classes.hidden}>{t('title')}</h1>
      <PickBanner />
      <ScanBin />
      {walk ? <Walk walk={walk} /> : <StartPick />}
    </div>
  );
}

function usePickScans(): void {
  const { picking, session } = useWorkspace();
  const navigate = useNavigate();
  const short = useShort();
  useScanReceiver(async (read) => {
    const { walk } = picking.view.getState();
    const stop = walk && nextStop(walk);
    if (stop && isShortCode(read.text)) return short(stop, 'missing');
    const outcome = await picking.scan(read.text);
    if (outcome.kind !== 'to-bench') return;
    await session.scan(read.text, read.at);
    await navigate({ to: '/pack' });
  });
}

function ScanBin() {
  const { t } = useTranslation('pick');
  const { store } = useWorkspace();
  const { scanBin } = useSettings().picking;
  return (
    <div className={classes.rule}>
      <Switch
        size="md"
        label={t('scanBin')}
        checked={scanBin}
        onChange={(event) =>
          void changeSettings(store.settings, store.clock, 'picking', {
            scanBin: event.currentTarget.checked,
          })
        }
      />
    </div>
  );
}
