/** The time left until an order must be out: text, icon and colour, none of them alone. */
import { IconAlertTriangleFilled, IconClock, IconClockExclamation } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '../../../ui/Pill.tsx';
import { timeText } from './amounts.ts';
import { type DueState, dueIn } from './due.ts';
import { spanText } from './span-text.ts';

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
