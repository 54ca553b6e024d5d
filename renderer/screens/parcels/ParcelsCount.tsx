/** How many parcels want somebody, beside the screen's name; nothing while there are none. */
import { useTranslation } from 'react-i18next';
import classes from './parcels.module.css';
import { useParcels } from './use-parcels.ts';

export function ParcelsCount() {
  const { t } = useTranslation('parcels');
  const { count } = useParcels();
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden>{count}</span>
      <span className={classes.hidden}>{t('count', { count })}</span>
    </span>
  );
}
