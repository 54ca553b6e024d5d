/** The clock of one order: calm, then amber, then red, always with its words. */
import { IconAlarm, IconClock, IconClockExclamation } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { type DueTone, dueIn } from './due.ts';
import classes from './order.module.css';

const ICONS = { calm: IconClock, soon: IconAlarm, late: IconClockExclamation } as const satisfies {
  readonly [tone in DueTone]: typeof IconClock;
};
const TICK_MS = 20_000;

export function DueClock({ dueAt }: { readonly dueAt: string }) {
  const { t } = useTranslation('pack');
  const { clock } = useWorkspace().store;
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  const due = dueIn(dueAt, now);
  const Icon = ICONS[due.tone];
  const time = t(`due.${due.unit}`, { count: due.count });
  return (
    <span className={classes.due} data-tone={due.tone} title={new Date(dueAt).toLocaleString()}>
      <Icon size={22} aria-hidden />
      {t(due.tone === 'late' ? 'due.late' : 'due.left', { time })}
    </span>
  );
}
