/** Who did something, in words. */
import type { TFunction } from 'i18next';
import type { Author } from '../../../../shared/records/author.ts';
import type { Stations } from '../../../app/stations.ts';

/** "by Ana", "by Bo at Bench 2", "at this station": who works here needs no place, a station that nobody signed in at is one. */
export function whoText(
  { user, station }: Author,
  { here, text }: Stations,
  t: TFunction<'orders'>,
): string {
  if (user === '') return t('who.at', { station: text(station) });
  return station === here ? t('who.by', { user }) : t('who.byAt', { user, station: text(station) });
}
