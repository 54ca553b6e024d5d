/** How many parcels want somebody, beside the screen's name; nothing while there are none. */
import { useTranslation } from 'react-i18next';
import { CountMark } from '../../ui/CountMark.tsx';
import { useParcels } from './use-parcels.ts';

export function ParcelsCount() {
  const { t } = useTranslation('parcels');
  const { count } = useParcels();
  return count === 0 ? null : <CountMark count={count} text={t('count', { count })} />;
}
