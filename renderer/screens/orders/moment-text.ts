/** One moment of an order's story, in words. */
import type { TFunction } from 'i18next';
import type { LogEntry } from '../../../shared/records/order-log.ts';
import { assertNever } from '../../../shared/result.ts';
import { timeText } from '../../ui/local-text.ts';
import type { Moment } from './timeline.ts';

/** What happened. `t` is of the namespace `orders`. */
export function momentText(moment: Moment, t: TFunction<'orders'>, language: string): string {
  const { entry } = moment;
  if (typeof entry === 'string') return t(`log.${entry}`);
  switch (entry.kind) {
    case 'hold': {
      const hold = t(`hold.${entry.hold}`);
      if (entry.until === null) return t('log.hold', { hold });
      return t('log.holdUntil', { hold, until: timeText(entry.until, 'moment', language) });
    }
    case 'release':
      return t('log.release', { hold: moment.hold ? t(`hold.${moment.hold.hold}`) : '' });
    case 'tag':
      return t(entry.on ? 'log.tagged' : 'log.untagged', { tag: entry.tag });
    case 'note':
      return entry.text || t('log.erasedNote');
    case 'priority':
      return t('log.priority', { due: timeText(entry.dueAt, 'moment', language) });
    case 'pick':
      return t(entry.on ? 'log.picked' : 'log.putBack');
    case 'parcel':
      return t('log.parcel', { parcel: parcelNumber(entry.parcel), count: units(entry.contents) });
    case 'shipped': {
      const parcel = parcelNumber(entry.parcel);
      return entry.tracking === ''
        ? t('log.shipped', { parcel, count: units(entry.contents) })
        : t('log.shippedTracked', {
            parcel,
            count: units(entry.contents),
            tracking: entry.tracking,
          });
    }
    case 'claim': {
      if (!entry.on) return t('log.claimEnded');
      const until = timeText(entry.until, 'moment', language);
      return t(entry.takes.length > 0 ? 'log.claimTaken' : 'log.claim', { until });
    }
    case 'offline-work':
      return t('log.offlineWork');
    case 'let-through':
      return t('log.letThrough');
    case 'put-back':
      return t('log.strays', { parcel: parcelNumber(entry.parcel), count: units(entry.contents) });
    case 'traced':
      return t(`log.traced.${entry.end}`);
    case 'voided':
    case 'cancelled':
    case 'reinstated':
    case 'withdrawn':
    case 'readmitted':
    case 'erased':
    case 'address':
      return t(`log.${entry.kind}`);
    default:
      return assertNever(entry);
  }
}

/** The reason that was given with it, '' for none. */
export function momentReason(entry: Moment['entry']): string {
  return typeof entry !== 'string' && 'reason' in entry ? entry.reason : '';
}

/** A parcel's name (`p2`) as its number. */
export function parcelNumber(parcel: string): string {
  return parcel.replace(/^p/, '');
}

function units(contents: Extract<LogEntry, { kind: 'parcel' }>['contents']): number {
  return Object.values(contents).reduce((sum, count) => sum + count, 0);
}
