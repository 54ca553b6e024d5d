/** An order's story: who did what and when, the newest first. */
import { useTranslation } from 'react-i18next';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { Stations } from '../../app/stations.ts';
import { timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { momentReason, momentText } from './moment-text.ts';
import classes from './OrderScreen.module.css';
import { whoText } from './parts/who.ts';
import { timelineOf } from './timeline.ts';

interface TimelineProps {
  readonly order: OrderRecord;
  readonly stations: Stations;
}

export function Timeline({ order, stations }: TimelineProps) {
  const { t, i18n } = useTranslation('orders');
  return (
    <Panel title={t('log.title')}>
      <ol className={classes.timeline}>
        {timelineOf(order).map((moment) => {
          const reason = momentReason(moment.entry);
          return (
            <li key={moment.key} className={classes.moment}>
              <time dateTime={moment.at} className={classes.when}>
                {timeText(moment.at, 'moment', i18n.language)}
              </time>
              <div>
                <div className={classes.what}>{momentText(moment, t, i18n.language)}</div>
                {reason !== '' && <div>{t('log.reason', { reason })}</div>}
                {moment.by !== null && (
                  <div className={classes.who}>{whoText(moment.by, stations, t)}</div>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
