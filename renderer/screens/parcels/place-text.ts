/** Where something lies, in words: who packed it, at which station. */
import type { TFunction } from 'i18next';
import type { Author } from '../../../shared/records/author.ts';
import type { Stations } from '../../app/stations.ts';

/** "Bo, Bench 2"; "this station". `t` is of the namespace `parcels`. */
export function placeText(
  { user, station }: Author,
  { text }: Stations,
  t: TFunction<'parcels'>,
): string {
  return user === '' ? text(station) : t('place.person', { user, at: text(station) });
}
