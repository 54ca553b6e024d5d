/** Leaving the rest of a stop out, with the words that stand on the hold of who goes without. */
import { useTranslation } from 'react-i18next';
import { leftOf, type PickStop, type ShortCause } from '../../../shared/picking/pick-walk.ts';
import { useWorkspace } from '../../app/workspace.ts';

export function useShort(): (stop: PickStop, cause: ShortCause) => void {
  const { t } = useTranslation('pick');
  const { picking } = useWorkspace();
  return (stop, cause) => {
    const bin = stop.bin || t('noBin');
    const said = { units: leftOf(stop), sku: stop.sku, cause: t(`short.${cause}`), bin };
    void picking.short(stop, cause, t('short.hold', said));
  };
}
