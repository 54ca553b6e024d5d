/** Who holds an order, in words. */
import type { TFunction } from 'i18next';
import type { Lease } from '../../../../shared/orders/claims.ts';
import type { Stations } from '../../../app/stations.ts';

/** "Bo at Bench 2", "Bench 2". `t` is of the namespace `orders`. */
export function holderText(
  { user, station }: Pick<Lease, 'user' | 'station'>,
  { text }: Stations,
  t: TFunction<'orders'>,
): string {
  return user === '' ? text(station) : t('claim.who', { user, station: text(station) });
}
