/** Where something lies, in words: who packed it, at which station. */
import type { TFunction } from 'i18next';
import type { Author } from '../../../shared/records/author.ts';

/** "Bo, station s1a2b3c4d"; "here" for this station. `t` is of the namespace `parcels`. */
export function placeText(
  { user, station }: Author,
  here: { readonly id: string },
  t: TFunction<'parcels'>,
): string {
  const at = station === here.id ? t('place.here') : t('place.station', { station });
  return user === '' ? at : t('place.person', { user, at });
}
