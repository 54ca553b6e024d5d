/** How a channel's stock is kept, in words. */
import type { TFunction } from 'i18next';
import { nameApart, type StationNames, shortStation } from '../../../../shared/stations.ts';
import type { StockOutState } from '../../../store/stock-out/stock-out.ts';
import { dateTime } from '../../../ui/when.ts';
import { faultText } from '../state-text.ts';

export function stockStateText(
  state: StockOutState | undefined,
  isTold: boolean,
  stations: StationNames,
  t: TFunction<'channels'>,
): string {
  switch (state?.kind) {
    case undefined:
      return t('state.new');
    case 'no-keys':
      return t('state.no-keys');
    case 'reading':
      return t('stock.state.reading', { count: state.listings });
    case 'known': {
      const at = dateTime(state.at);
      if (!isTold) return t('stock.state.notTold', { at });
      return t('stock.state.told', { at, count: state.waiting });
    }
    case 'elsewhere': {
      const station = nameApart(stations, state.station) ?? shortStation(state.station);
      return t('stock.state.elsewhere', { station });
    }
    case 'failing':
      return t('stock.state.failing', {
        why: faultText(state.fault, t),
        next: dateTime(state.nextAt),
      });
  }
}
