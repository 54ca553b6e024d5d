/** The walk that is under way: the next stop, how far it is, the whole way, and how it ends. */
import { Alert, Button, Progress } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconChecks, IconDoorExit } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leftOf, nextStop, type PickWalk, unitsOf } from '../../../shared/picking/pick-walk.ts';
import { useVersion, useWorkspace } from '../../app/workspace.ts';
import { NextStop } from './NextStop.tsx';
import classes from './pick.module.css';
import { ShortStops } from './ShortStops.tsx';
import { StopList } from './StopList.tsx';

export function Walk({ walk }: { readonly walk: PickWalk }) {
  const next = nextStop(walk);
  return (
    <div className={classes.walk}>
      <StoppedOrders walk={walk} />
      {next ? <NextStop stop={next} /> : <ShortStops walk={walk} />}
      <WalkProgress walk={walk} />
      <StopList stops={walk.stops} />
      <WalkButtons walk={walk} isDone={!next} />
    </div>
  );
}

/** Orders that somebody stopped, cancelled or shipped since the walk began. */
function StoppedOrders({ walk }: { readonly walk: PickWalk }) {
  const { t } = useTranslation('pick');
  const { open } = useWorkspace().store;
  useVersion(open);
  const short = new Set(walk.trail.flatMap(({ held }) => held));
  const stopped = walk.orders.filter((id) => {
    const row = open.rows.get(id);
    return !row || (!short.has(id) && (row.held || row.blockers.length > 0));
  });
  if (stopped.length === 0) return null;
  const numberOf = new Map(
    walk.stops.flatMap(({ shares }) => shares.map((s) => [s.order, s.number])),
  );
  const numbers = stopped.map((id) => numberOf.get(id) ?? id).join(', ');
  return (
    <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
      {t('stopped', { numbers })}
    </Alert>
  );
}

function WalkProgress({ walk: { stops } }: { readonly walk: PickWalk }) {
  const { t } = useTranslation('pick');
  const units = stops.reduce((sum, stop) => sum + unitsOf(stop), 0);
  const got = stops.reduce((sum, stop) => sum + stop.got, 0);
  const done = stops.filter((stop) => leftOf(stop) === 0).length;
  const text = t('progress', { got, units, done, stops: stops.length });
  return (
    <div className={classes.progress}>
      <p>{text}</p>
      <Progress size="lg" value={(100 * done) / stops.length} aria-label={text} />
    </div>
  );
}

function WalkButtons({ walk, isDone }: { readonly walk: PickWalk; readonly isDone: boolean }) {
  const { t } = useTranslation('pick');
  const { picking } = useWorkspace();
  const [asked, setAsked] = useState(false);
  return (
    <footer className={classes.foot}>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={20} aria-hidden />}
        disabled={walk.trail.length === 0}
        onClick={() => void picking.undo()}
      >
        {t('undo')}
      </Button>
      <Button
        variant="default"
        color="red"
        leftSection={<IconDoorExit size={20} aria-hidden />}
        onClick={() => (asked ? void picking.giveUp() : setAsked(true))}
        onBlur={() => setAsked(false)}
      >
        {asked ? t('giveUpSure', { count: walk.orders.length }) : t('giveUp')}
      </Button>
      {isDone && (
        <Button
          size="lg"
          leftSection={<IconChecks size={24} aria-hidden />}
          onClick={() => void picking.finish()}
        >
          {t('finish')}
        </Button>
      )}
    </footer>
  );
}
