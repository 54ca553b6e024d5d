/** How fast this station answers a scan: the promise, and what was measured here. For the settings and the bench. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import classes from './latency.module.css';
import { scanTimes, within } from './scan-times.ts';

/** What we promise: a verdict within a frame of 60 Hz. */
const PROMISE_MS = 16;
const TALLEST_MS = 50;

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
      <dl className={classes.figures}>
        {figures.map(([name, ms]) => (
          <div key={name}>
            <dt>{t(`latency.${name}`)}</dt>
            <dd>{t('latency.ms', { ms: ms.toFixed(1) })}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.bars} aria-hidden>
        {times.map((ms, n) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the place among the last hundred is the bar's identity.
            key={n}
            data-late={ms > PROMISE_MS}
            style={{ height: `${Math.min(100, (ms / TALLEST_MS) * 100)}%` }}
          />
        ))}
      </div>
      <Text size="sm" c="dimmed">
        {t('latency.what', { count: times.length, promise: PROMISE_MS })}
      </Text>
    </div>
  );
}
