/** What stops an order, in words. */
import type { TFunction } from 'i18next';
import type { Blocker } from '../../../../shared/orders/blockers.ts';
import { assertNever } from '../../../../shared/result.ts';
import { timeText } from '../../../ui/local-text.ts';

/** A blocker in a few words, for a list. `t` is of the namespace `orders`. */
export function blockerText(blocker: Blocker, t: TFunction<'orders'>, language: string): string {
  switch (blocker.kind) {
    case 'withdrawn':
    case 'shipped':
    case 'marketplace':
    case 'cancelled-after-shipping':
      return t(`blocker.${blocker.kind}`);
    case 'cancelled':
      return t(blocker.here ? 'blocker.cancelledHere' : 'blocker.cancelledThere');
    case 'unpaid':
      return t(`blocker.unpaid.${blocker.payment}`);
    case 'hold': {
      const hold = t(`hold.${blocker.hold}`);
      const until = blocker.until && timeText(blocker.until, 'moment', language);
      const named = until ? t('blocker.holdUntil', { hold, until }) : t('blocker.hold', { hold });
      return blocker.reason === ''
        ? named
        : t('blocker.because', { what: named, reason: blocker.reason });
    }
    case 'short':
      return t('blocker.short', { sku: blocker.sku, count: blocker.missing });
    case 'unknown-article':
      return t('blocker.unknownArticle', { text: blocker.text });
    case 'over-packed':
      return t('blocker.overPacked', { sku: blocker.sku, count: blocker.units });
    case 'no-address':
      return t('blocker.noAddress', {
        missing: blocker.missing.map((field) => t(`address.${field}`)).join(', '),
      });
    default:
      return assertNever(blocker);
  }
}
