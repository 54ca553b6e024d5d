/** A notice in words: what the channel is told, and what stands in its way. */
import type { TFunction } from 'i18next';
import type { OutboxRecord } from '../../../../shared/records/outbox.ts';
import type { ShipmentRecord } from '../../../../shared/records/shipment.ts';
import { stampTime } from '../../../../shared/records/stamp.ts';
import type { StationNames } from '../../../../shared/stations.ts';
import { nameApart, shortStation } from '../../../../shared/stations.ts';
import type { OutboxState } from '../../../store/outbox/outbox-runner.ts';
import { dateTime } from '../../../ui/when.ts';
import { faultText } from '../state-text.ts';

type Say = TFunction<'channels'>;

export function subjectText(
  notice: OutboxRecord,
  shipment: ShipmentRecord | undefined,
  t: Say,
): string {
  if (notice.kind === 'cancel') return t('notices.cancel', { reason: notice.about || '–' });
  const carrier = shipment?.carrier.value || t('notices.noCarrier');
  const tracking = shipment?.tracking.value || t('notices.noTracking');
  return t('notices.parcel', { carrier, tracking });
}

/** What stands in the way of one that waits or needs a person, and what to do about it. */
export function whyText(notice: OutboxRecord, t: Say): string {
  const { why, reason, state, notBefore, told } = notice;
  if (state === 'done') return t('notices.told', { at: dateTime(stampTime(told.at)) });
  if (why === 'again') return t('notices.why.again', { reason, at: dateTime(notBefore) });
  if (why === '') return t('notices.why.none');
  return t(`notices.why.${why}`, { reason });
}

/** What is being done about a channel's notices; '' where there is nothing to say. */
export function outboxText(state: OutboxState | undefined, stations: StationNames, t: Say): string {
  switch (state?.kind) {
    case 'failing':
      return t('notices.state.failing', {
        why: faultText(state.fault, t),
        next: dateTime(state.nextAt),
      });
    case 'no-keys':
      return t('notices.state.no-keys');
    case 'elsewhere': {
      const name = nameApart(stations, state.station) ?? shortStation(state.station);
      return t('notices.state.elsewhere', { station: name });
    }
    default:
      return '';
  }
}
