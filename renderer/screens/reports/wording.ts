/** Numbers, money, times and days as the reader's language writes them. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { minorDigits } from '../../../shared/records/money.ts';
import type { Day, Period } from '../../../shared/reports/days.ts';
import type { Figure } from '../../../shared/reports/report.ts';

export interface Wording {
  readonly count: (value: number) => string;
  readonly money: (minor: number, currency: string) => string;
  readonly percent: (share: number) => string;
  /** "3 h 20 min", or days and hours from two days on. */
  readonly duration: (minutes: number) => string;
  readonly day: (day: Day) => string;
  /** Short enough for an axis. */
  readonly shortDay: (day: Day) => string;
  readonly period: (period: Period) => string;
  readonly moment: (iso: string) => string;
  readonly channel: (name: string) => string;
  /** A figure's value, a dash when it has none. */
  readonly value: (figure: Pick<Figure, 'kind' | 'currency'>, value: number | null) => string;
}

const DAY_MINUTES = 1_440;

export function useWording(): Wording {
  const { t, i18n } = useTranslation('reports');
  return useMemo(() => {
    const language = i18n.language;
    const counts = new Intl.NumberFormat(language);
    const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
    // Days are calendar days already: read as UTC, or a day west of Greenwich would be the day before.
    const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
    const short = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
    const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    const duration = (minutes: number) => {
      if (minutes < 60) return t('duration.minutes', { minutes });
      const rest = minutes % 60;
      if (minutes < 2 * DAY_MINUTES)
        return t('duration.hours', { hours: Math.floor(minutes / 60), minutes: rest });
      const hours = Math.round((minutes % DAY_MINUTES) / 60);
      return t('duration.days', { days: Math.floor(minutes / DAY_MINUTES), hours });
    };
    const money = (minor: number, currency: string) => {
      const digits = minorDigits(currency);
      return new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(minor / 10 ** digits);
    };
    return {
      count: (value) => counts.format(value),
      money,
      percent: (share) => shares.format(share),
      duration,
      day: (day) => days.format(new Date(day)),
      shortDay: (day) => short.format(new Date(day)),
      period: ({ from, to }) => days.formatRange(new Date(from), new Date(to)),
      moment: (iso) => moments.format(new Date(iso)),
      channel: (name) => t(`channel.${name}`, { defaultValue: name }),
      value: ({ kind, currency }, value) => {
        if (value === null) return t('none');
        if (kind === 'orders') return counts.format(value);
        if (kind === 'revenue') return money(value, currency);
        return kind === 'on-time' ? shares.format(value) : duration(value);
      },
    };
  }, [t, i18n.language]);
}
