/** Numbers, money, times and days as the reader's language writes them. */
import type { i18n as I18n } from 'i18next';
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
  /** For an axis: no minor units. */
  readonly roundMoney: (minor: number, currency: string) => string;
  readonly period: (period: Period) => string;
  readonly moment: (iso: string) => string;
  readonly channel: (name: string) => string;
  /** A figure's value, a dash when it has none. */
  readonly value: (figure: Pick<Figure, 'kind' | 'currency'>, value: number | null) => string;
}

const DAY_MINUTES = 1_440;

/** The reader's own region of the page's language: days and money look as everywhere else on this computer. */
function regionOf(language: string): string {
  return navigator.languages.find((one) => one.split('-')[0] === language) ?? language;
}

/** One for each language: formats take longer to make than a report takes to draw. */
const made = new Map<string, Wording>();

export function useWording(): Wording {
  const { i18n } = useTranslation('reports');
  const known = made.get(i18n.language) ?? wordingOf(i18n);
  made.set(i18n.language, known);
  return known;
}

function wordingOf(i18n: I18n): Wording {
  const t = i18n.getFixedT(i18n.language, 'reports');
  const language = regionOf(i18n.language);
  const counts = new Intl.NumberFormat(language);
  const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  // Days are calendar days already: read as UTC, or a day west of Greenwich would be the day before.
  const days = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const whole = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const percent = (share: number) => (share > 1 ? whole : shares).format(share);
  const duration = (minutes: number) => {
    if (minutes < 60) return t('duration.minutes', { minutes });
    if (minutes < 2 * DAY_MINUTES) {
      const key = minutes % 60 === 0 ? 'duration.wholeHours' : 'duration.hours';
      return t(key, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    }
    const hours = Math.floor((minutes % DAY_MINUTES) / 60);
    return t('duration.days', { days: Math.floor(minutes / DAY_MINUTES), hours });
  };
  const moneys = new Map<string, Intl.NumberFormat>();
  const money = (minor: number, currency: string, digits = minorDigits(currency)) => {
    const format =
      moneys.get(currency + digits) ??
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
    moneys.set(currency + digits, format);
    return format.format(minor / 10 ** minorDigits(currency));
  };
  return {
    count: (value) => counts.format(value),
    money: (minor, currency) => money(minor, currency),
    roundMoney: (minor, currency) => money(minor, currency, 0),
    percent,
    duration,
    day: (day) => days.format(new Date(day)),
    shortDay: (day) => short.format(new Date(day)),
    period: ({ from, to }) => dates.formatRange(new Date(from), new Date(to)),
    moment: (iso) => moments.format(new Date(iso)),
    channel: (name) => t(`channel.${name}`, { defaultValue: name }),
    value: ({ kind, currency }, value) => {
      if (value === null) return t('none');
      if (kind === 'orders') return counts.format(value);
      if (kind === 'revenue') return money(value, currency);
      return kind === 'on-time' ? percent(value) : duration(value);
    },
  };
}
