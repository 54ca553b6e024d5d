/** Everything that stops the order from shipping, each with what to do about it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Blocker, stops } from '../../../shared/orders/blockers.ts';
import type { Stations } from '../../app/stations.ts';
import { useSettings } from '../../app/workspace.ts';
import { Panel } from '../../ui/Panel.tsx';
import { type NextStep, nextStep } from './next-step.ts';
import classes from './OrderScreen.module.css';
import { blockerText } from './parts/blocker-text.ts';
import { whoText } from './parts/who.ts';

interface BlockersProps {
  readonly blockers: readonly Blocker[];
  readonly channel: string;
  readonly stations: Stations;
  readonly onStep: (step: NextStep) => void;
}

export function Blockers({ blockers, channel, stations, onStep }: BlockersProps) {
  const { t, i18n } = useTranslation('orders');
  const setting = useSettings().channels[channel];
  const connected = setting !== undefined && !setting.gone;
  if (blockers.length === 0) return null;
  const stopped = blockers.some(stops);
  return (
    <Panel title={t(stopped ? 'stops.title' : 'stops.warnings')} tone={stopped ? 'bad' : 'warn'}>
      <ul className={classes.blockers}>
        {blockers.map((blocker) => {
          const Icon = stops(blocker) ? IconHandStop : IconAlertTriangle;
          const text = blockerText(blocker, t, i18n.language);
          const step = nextStep(blocker, channel, connected);
          return (
            <li key={text} className={classes.blocker}>
              <Icon aria-hidden size={22} />
              <div className={classes.stop}>
                <strong>{text}</strong>
                <Hint blocker={blocker} step={step} stations={stations} />
              </div>
              <Step step={step} onStep={onStep} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

interface HintProps {
  readonly blocker: Blocker;
  readonly step: NextStep;
  readonly stations: Stations;
}

function Hint({ blocker, step, stations }: HintProps) {
  const { t } = useTranslation('orders');
  if (blocker.kind === 'hold') {
    return (
      <div className={classes.who}>
        {t('stops.held', { who: whoText(blocker.by, stations, t) })}
      </div>
    );
  }
  if (step.kind === 'channel') return <div className={classes.who}>{t('stops.hint.asked')}</div>;
  if (step.kind !== 'wait' && step.kind !== 'import') return null;
  return <div className={classes.who}>{t(`stops.hint.${blocker.kind}`)}</div>;
}

function Step({
  step,
  onStep,
}: {
  readonly step: NextStep;
  readonly onStep: (step: NextStep) => void;
}) {
  const { t } = useTranslation('orders');
  const text = t(`stops.step.${step.kind}`);
  switch (step.kind) {
    case 'wait':
      return null;
    case 'import':
      return (
        <Button variant="default" renderRoot={(root) => <Link to="/import" {...root} />}>
          {text}
        </Button>
      );
    case 'channel':
      return (
        <Button
          variant="default"
          renderRoot={(root) => (
            <Link to="/channels/$channel" params={{ channel: step.channel }} {...root} />
          )}
        >
          {text}
        </Button>
      );
    case 'articles':
      return (
        <Button variant="default" renderRoot={(root) => <Link to="/channels/lines" {...root} />}>
          {text}
        </Button>
      );
    case 'stock':
      return (
        <Button
          variant="default"
          renderRoot={(root) => (
            <Link to="/stock/$skuId" params={{ skuId: step.skuId }} {...root} />
          )}
        >
          {text}
        </Button>
      );
    default:
      return (
        <Button variant="default" onClick={() => onStep(step)}>
          {text}
        </Button>
      );
  }
}
