/** A length of time, in words. */
import type { TFunction } from 'i18next';
import type { Span } from './due.ts';

/** "2 h 10 min", "3 days". `t` is of the namespace `orders`. */
export function spanText({ unit, count, minutes }: Span, t: TFunction<'orders'>): string {
  return unit === 'hours' && minutes > 0
    ? t('span.hoursAndMinutes', { hours: count, minutes })
    : t(`span.${unit}`, { count });
}
