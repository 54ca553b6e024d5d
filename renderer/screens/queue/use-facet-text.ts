/** A facet's value as people read it. */
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/result.ts';
import type { Facet } from '../../store/queue-view.ts';
import { countryText } from '../../ui/local-text.ts';
import { criterionText } from '../orders/parts/reason-text.ts';
import { useChannelText } from '../orders/parts/use-channel-text.ts';

export function useFacetText(): (facet: Facet, value: string) => string {
  const { t, i18n } = useTranslation('queue');
  const orders = useTranslation('orders').t;
  const channelText = useChannelText();
  return (facet, value) => {
    switch (facet) {
      case 'channel':
        return channelText(value);
      case 'country':
        return countryText(value, i18n.language);
      case 'age':
      case 'holder':
        return t(`${facet}.${value}`);
      case 'priority':
        return criterionText(value, orders);
      case 'service':
      case 'tag':
        return value;
      default:
        return assertNever(facet);
    }
  };
}
