/** The time left until an order must be out: text, icon and colour, none of them alone. */
import { IconAlertTriangleFilled, IconClock, IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '../../../ui/Pill.tsx';
import { timeText } from './amounts.ts';
import { type DueState, dueIn } from './due.ts';

const LOOK: {
  readonly [state in DueState]: { readonly tone: Tone; readonly Icon: typeof IconClock };
} = {
  late: { tone: 'bad', Icon: IconAlertTriangleFilled },
  soon: { tone: 'warn', Icon: IconClockExclamation },
  later: { tone: 'plain', Icon: IconClock },
};

export function DueClock({ dueAt, now }: { readonly dueAt: string; readonly now: number }) {
  const { t, i18n } = useTranslation('orders');
  const { state, span } = dueIn(dueAt, now);
  const { tone, Icon } = LOOK[state];
  const both = span.unit === 'hours' && span.minutes > 0;
  const left = both
    ? t('span.hoursAndMinutes', { hours: span.count, minutes: span.minutes })
    : t(`span.${span.unit}`, { count: span.count });
  return (
    <Pill
      tone={tone}
      icon={<Icon aria-hidden size={15} />}
      title={t('due.by', { time: timeText(dueAt, 'full', i18n.language) })}
    >
      {t(`due.${state}`, { span: left })}
    </Pill>
  );
}
