/** Who did something, in words. */
import type { TFunction } from 'i18next';

/** "by Ana", "at this station", "at station 7": `who` is a person's name, or a station where nobody was signed in. */
export function whoText(who: string, station: string, t: TFunction<'orders'>): string {
  return who === station ? t('who.here') : t('who.by', { who });
}
