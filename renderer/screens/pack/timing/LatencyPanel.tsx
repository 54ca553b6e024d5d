/** How fast this station answers a scan: what we promise, and what was measured here. For the settings and the bench. */
import { Text } from '@mantine/core';
import { IconCheck, IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import classes from './latency.module.css';
import { scanTimes, within } from './scan-times.ts';

/** What we promise: a verdict within a frame of 60 Hz. */
const PROMISE_MS = 16;
const TALLEST_MS = 50;
const shareOf = (ms: number) => `${Math.min(100, (ms / TALLEST_MS) * 100)}%`;

/** The last scans' times, from the last key to the painted verdict. */
export function LatencyPanel() {
  const { t } = useTranslation('pack');
  const { times } = useStore(scanTimes);
  if (times.length === 0) return <Text c="dimmed">{t('latency.none')}</Text>;
  const figures = [
    ['p50', within(times, 0.5)],
    ['p95', within(times, 0.95)],
    ['slowest', within(times, 1)],
  ] as const;
  return (
    <div>
      <Promised times={times} />
      <dl className={classes.figures}>
        {figures.map(([name, ms]) => (
          <div key={name} data-late={ms > PROMISE_MS}>
            <dt>{t(`latency.${name}`)}</dt>
            <dd>{t('latency.ms', { ms: ms.toFixed(1) })}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.bars} aria-hidden>
        <i style={{ bottom: shareOf(PROMISE_MS) }} />
        {times.map((ms, n) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the place among the last hundred is the bar's identity.
            key={n}
            data-late={ms > PROMISE_MS}
            style={{ height: shareOf(ms) }}
          />
        ))}
      </div>
      <Text size="sm" c="dimmed">
        {t('latency.what', { count: times.length, promise: PROMISE_MS })}
      </Text>
    </div>
  );
}

/** Whether the promise was kept, in a word: for 95 of 100 scans. */
function Promised({ times }: { readonly times: readonly number[] }) {
  const { t } = useTranslation('pack');
  const kept = within(times, 0.95) <= PROMISE_MS;
  const count = times.filter((ms) => ms <= PROMISE_MS === kept).length;
  const Icon = kept ? IconCheck : IconClockExclamation;
  return (
    <p className={classes.promised} data-late={!kept}>
      <Icon size={20} aria-hidden />
      {t(kept ? 'latency.kept' : 'latency.late', {
        count,
        all: times.length,
        promise: PROMISE_MS,
      })}
    </p>
  );
}
