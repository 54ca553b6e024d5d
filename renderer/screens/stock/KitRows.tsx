/** What a kit is made of: SKUs and their units; empty for a SKU that is not a kit. */
import { useTranslation } from 'react-i18next';
import { skuId as idOf } from '../../../shared/records/ids.ts';
import type { SkuFields } from '../../../shared/records/sku.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { UnitRows } from './UnitRows.tsx';

type Part = SkuFields['kit'][number];

interface KitRowsProps {
  readonly skuId: string;
  readonly kit: readonly Part[];
  readonly onChange: (kit: Part[]) => void;
}

export function KitRows({ skuId, kit, onChange }: KitRowsProps) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const words = {
    title: t('form.kit'),
    hint: t('form.kitHint'),
    text: t('form.part'),
    add: t('form.addPart'),
    remove: (sku: string) => t('form.removePart', { sku }),
  };
  const warning = (sku: string): string | null => {
    if (sku.trim() === '') return null;
    if (idOf(sku) === skuId) return t('form.ownPart');
    return store.catalogue.bySku(sku) ? null : t('form.unknownPart');
  };
  return (
    <UnitRows
      words={words}
      rows={kit.map(({ sku, units }) => ({ text: sku, units }))}
      warning={warning}
      onChange={(rows) => onChange(rows.map(({ text, units }) => ({ sku: text, units })))}
    />
  );
}
