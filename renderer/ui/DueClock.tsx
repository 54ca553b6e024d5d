/** The time left until an order must be out: text, icon and colour, none of them alone. */
import { IconAlertTriangleFilled, IconClock, IconClockExclamation } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import classes from './DueClock.module.css';
import { type DueState, dueIn } from './due.ts';
import { timeText } from './local-text.ts';
import { Pill, type Tone } from './Pill.tsx';
import { spanText } from './span-text.ts';
import { useNow } from './use-fresh.ts';

const LOOK: {
  readonly [state in DueState]: { readonly tone: Tone; readonly Icon: typeof IconClock };
} = {
  late: { tone: 'bad', Icon: IconAlertTriangleFilled },
  soon: { tone: 'warn', Icon: IconClockExclamation },
  later: { tone: 'plain', Icon: IconClock },
};

interface DueClockProps {
  /** UTC ISO. */
  readonly dueAt: string;
  readonly now: number;
}

export function DueClock(props: DueClockProps) {
  const { t, i18n } = useTranslation('orders');
  return <DuePill {...props} t={t} language={i18n.language} />;
}

/** The same for the bench: read from two steps away, going by itself. */
export function BenchClock({ dueAt }: { readonly dueAt: string }) {
  const { t, i18n } = useTranslation('orders');
  const { state, span } = dueIn(dueAt, useNow());
  const { Icon } = LOOK[state];
  return (
    <span
      className={classes.bench}
      data-state={state}
      title={t('due.by', { time: timeText(dueAt, 'full', i18n.language) })}
    >
      <Icon size={22} aria-hidden />
      {t(`due.${state}`, { span: spanText(span, t) })}
    </span>
  );
}

interface DuePillProps extends DueClockProps {
  /** Of the namespace `orders`; a list asks for it once for all its rows. */
  readonly t: TFunction<'orders'>;
  readonly language: string;
}

export function DuePill({ dueAt, now, t, language }: DuePillProps) {
  const { state, span } = dueIn(dueAt, now);
  const { tone, Icon } = LOOK[state];
  return (
    <Pill
      tone={tone}
      icon={<Icon aria-hidden size={15} />}
      title={t('due.by', { time: timeText(dueAt, 'full', language) })}
    >
      {t(`due.${state}`, { span: spanText(span, t) })}
    </Pill>
  );
}
