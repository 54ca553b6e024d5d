/** The bench: scan an order, scan its units, ship it. Every scan is answered by the banner. */
import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconDeviceGamepad,
  IconDoorExit,
  IconKeyboard,
  IconPackageOff,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { statusOf } from '../../../shared/orders/status.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { PracticeScanner } from '../../scanner/practice/PracticeScanner.tsx';
import { usePracticeScanner } from '../../scanner/practice/practice-switch.ts';
import { useScanReceiver } from '../../scanner/useScanReceiver.ts';
import { BenchQuestion } from './ask/BenchQuestion.tsx';
import { Choices } from './ask/Choices.tsx';
import { IdleBench } from './idle/IdleBench.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { OpenBench } from './OpenBench.tsx';
import classes from './pack.module.css';
import { useLabelWhenShipped } from './paper/use-label-when-shipped.ts';
import { useVerdictSounds } from './sound/useVerdictSounds.ts';
import { TypeCode } from './TypeCode.tsx';
import { usePackKeys } from './usePackKeys.ts';
import { useShown } from './useShown.ts';
import { VerdictBanner } from './verdict/VerdictBanner.tsx';

export function PackScreen() {
  const { session, store } = useWorkspace();
  const typed = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  const practice = usePracticeScanner();
  useScanReceiver(async (read) => void (await session.scan(read.text, read.at)));
  useVerdictSounds();
  useLabelWhenShipped();
  usePackKeys({
    session,
    store,
    onType: () => typed.current?.focus(),
    onHelp: () => setHelp(true),
  });
  return (
    <div className={classes.screen}>
      <VerdictBanner />
      <Bench />
      {practice && <PracticeScanner />}
      <footer className={classes.foot}>
        <TypeCode field={typed} />
        <FootButtons onHelp={() => setHelp(true)} />
      </footer>
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </div>
  );
}

function Bench() {
  const { order, verdict, seq } = useShown();
  return (
    <>
      <Choices verdict={verdict} />
      <BenchQuestion verdict={verdict} open={order?.id ?? ''} />
      {order ? <OpenBench order={order} verdict={verdict} seq={seq} /> : <IdleBench />}
    </>
  );
}

function FootButtons({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const isOpen = useStore(session.view, (view) => view.order !== null);
  // What has left is taken back by voiding its shipment, not scan by scan.
  const isUnderWay = useStore(
    session.view,
    ({ order }) => order !== null && statusOf(order).fulfilment !== 'shipped',
  );
  const practice = usePracticeScanner();
  return (
    <div className={classes.buttons}>
      {isUnderWay && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={20} aria-hidden />}
          onClick={() => void session.undo()}
        >
          {t('undo.button')}
        </Button>
      )}
      {isUnderWay && (
        <Button
          variant="default"
          leftSection={<IconPackageOff size={20} aria-hidden />}
          onClick={() => void session.unpack()}
        >
          {t('unpack.button')}
        </Button>
      )}
      {isOpen && (
        <Button
          variant="default"
          leftSection={<IconDoorExit size={20} aria-hidden />}
          onClick={() => session.close()}
        >
          {t('close.button')}
        </Button>
      )}
      <Button
        variant="default"
        aria-pressed={practice}
        leftSection={<IconDeviceGamepad size={20} aria-hidden />}
        onClick={() => usePracticeScanner.setState(!practice, true)}
      >
        {t('practice.button')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconKeyboard size={20} aria-hidden />}
        onClick={onHelp}
      >
        {t('keys.button')}
      </Button>
    </div>
  );
}
