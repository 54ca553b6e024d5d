/** What one must know of a SKU's stock at a glance, as icon and word. */
import {
  IconAlertTriangle,
  IconBoxMultiple,
  IconCircleDashed,
  IconShield,
  IconTruckLoading,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../ui/Pill.tsx';
import { isLow, isOversold, isToReorder, isUncounted, type StockRow } from './stock-rows.ts';

export function StockFlags({ row }: { readonly row: StockRow }) {
  const { t } = useTranslation('stock');
  return (
    <>
      {isOversold(row) && (
        <Pill tone="bad" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {t('flag.oversold')}
        </Pill>
      )}
      {isLow(row) && !isOversold(row) && (
        <Pill tone="warn" icon={<IconShield size={16} aria-hidden />}>
          {t(row.sku.safety > 0 ? 'flag.safety' : 'flag.low')}
        </Pill>
      )}
      {isToReorder(row) && (
        <Pill tone="warn" icon={<IconTruckLoading size={16} aria-hidden />}>
          {t('flag.reorder')}
        </Pill>
      )}
      {isUncounted(row) && (
        <Pill icon={<IconCircleDashed size={16} aria-hidden />}>{t('flag.uncounted')}</Pill>
      )}
      {row.sku.kit.length > 0 && (
        <Pill tone="info" icon={<IconBoxMultiple size={16} aria-hidden />}>
          {t('flag.kit')}
        </Pill>
      )}
    </>
  );
}
