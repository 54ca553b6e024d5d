/** A SKU's barcodes, each with the units one scan of it counts; a code that other SKUs have too is pointed out. */
import { useTranslation } from 'react-i18next';
import type { Barcode } from '../../../shared/records/sku.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { Store } from '../../store/store.ts';
import { skusByCode } from './stock-rows.ts';
import { UnitRows } from './UnitRows.tsx';

interface BarcodeRowsProps {
  readonly skuId: string;
  readonly barcodes: readonly Barcode[];
  readonly onChange: (barcodes: Barcode[]) => void;
}

export function BarcodeRows({ skuId, barcodes, onChange }: BarcodeRowsProps) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const words = {
    title: t('form.barcodes'),
    hint: t('form.barcodesHint'),
    text: t('form.code'),
    add: t('form.addBarcode'),
    remove: (code: string) => t('form.removeBarcode', { code }),
  };
  const warning = (code: string): string | null => {
    const others = othersWith(store, skuId, code);
    return others.length > 0 ? t('form.sharedBarcode', { skus: others.join(', ') }) : null;
  };
  return (
    <UnitRows
      words={words}
      rows={barcodes.map(({ code, units }) => ({ text: code, units }))}
      warning={warning}
      onChange={(rows) => onChange(rows.map(({ text, units }) => ({ code: text, units })))}
    />
  );
}

function othersWith(store: Store, skuId: string, code: string): string[] {
  const ids = [...skusByCode(store, code)].filter((id) => id !== skuId);
  return ids.map((id) => store.catalogue.skus.get(id)?.sku ?? id);
}
