/** Why the order stands where it stands: its due time, each head start, the place that follows. */
import { useTranslation } from 'react-i18next';
import { latestOf } from '../../../shared/orders/log.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { DueClock } from '../../ui/DueClock.tsx';
import { spanOf } from '../../ui/due.ts';
import { timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { spanText } from '../../ui/span-text.ts';
import classes from './OrderScreen.module.css';
import { reasonText } from './parts/reason-text.ts';
import type { Position } from './position.ts';

interface WhyFirstProps {
  readonly order: OrderRecord;
  readonly position: Position | null;
  readonly now: number;
}

const MINUTE = 60_000;

export function WhyFirst({ order, position, now }: WhyFirstProps) {
  const { t, i18n } = useTranslation('orders');
  const priority = latestOf(order.log, 'priority');
  const dueAt = priority?.dueAt ?? order.facts.shipBy ?? order.facts.placedAt;
  const promised = order.facts.shipBy !== null;
  return (
    <Panel title={t('why.title')}>
      <p className={classes.place}>
        {position
          ? t('why.place', { count: position.place, ordinal: true, of: position.of })
          : t('why.noPlace')}
      </p>
      <dl className={classes.facts}>
        <dt>{t('why.due')}</dt>
        <dd>
          {timeText(dueAt, 'full', i18n.language)} <DueClock dueAt={dueAt} now={now} />
          <div className={classes.who}>{t(promised ? 'why.promised' : 'why.handling')}</div>
        </dd>
        {priority?.reasons.map((reason) => (
          <HeadStart key={reason.criterion} text={reasonText(reason, t)} minutes={reason.minutes} />
        ))}
      </dl>
      {(priority?.reasons.length ?? 0) === 0 && <p className={classes.who}>{t('why.none')}</p>}
    </Panel>
  );
}

function HeadStart({ text, minutes }: { readonly text: string; readonly minutes: number }) {
  const { t } = useTranslation('orders');
  const said = spanText(spanOf(Math.abs(minutes) * MINUTE), t);
  return (
    <>
      <dt>{text}</dt>
      <dd>{t(minutes > 0 ? 'why.earlier' : 'why.later', { span: said })}</dd>
    </>
  );
}
