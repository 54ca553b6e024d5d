/** Times and countries in the words of the page's language. Formatters are kept: making one costs more than a row. */

const times = new Map<string, Intl.DateTimeFormat>();
const countries = new Map<string, Intl.DisplayNames>();

const TIME_STYLES = {
  day: { day: 'numeric', month: 'short' },
  moment: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  full: {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
} as const;

/** A UTC ISO time on the local clock. */
export function timeText(iso: string, style: keyof typeof TIME_STYLES, language: string): string {
  const format = kept(
    times,
    `${language} ${style}`,
    () => new Intl.DateTimeFormat(localeOf(language), TIME_STYLES[style]),
  );
  return format.format(Date.parse(iso));
}

/** A country's name; its code when the runtime knows no name, '' for none. */
export function countryText(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const names = kept(
    countries,
    language,
    () => new Intl.DisplayNames([language], { type: 'region' }),
  );
  return names.of(code) ?? code;
}

/** Grams, as kilograms from one on. */
export function weightText(grams: number, language: string): string {
  const unit = grams < 1_000 ? 'gram' : 'kilogram';
  const format = new Intl.NumberFormat(localeOf(language), {
    ...{ style: 'unit', unit, maximumFractionDigits: unit === 'gram' ? 0 : 2 },
  } as const);
  return format.format(unit === 'gram' ? grams : grams / 1_000);
}

/** How this machine writes figures, as long as it speaks the page's language: British dates beside English words. */
export function localeOf(language: string): string {
  const own = navigator.language;
  return own.split('-')[0] === language.split('-')[0] ? own : language;
}

/** What `cache` holds under `key`, made the first time. */
export function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
