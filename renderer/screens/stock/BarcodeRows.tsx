/** A SKU's barcodes, each with the units one scan of it counts; a code that other SKUs have too is pointed out. */
import { ActionIcon, Button, NumberInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Barcode } from '../../../shared/records/sku.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { Store } from '../../store/store.ts';
import classes from './SkuScreen.module.css';
import { skusByCode } from './stock-rows.ts';

interface BarcodeRowsProps {
  readonly skuId: string;
  readonly barcodes: readonly Barcode[];
  readonly onChange: (barcodes: Barcode[]) => void;
}

export function BarcodeRows({ skuId, barcodes, onChange }: BarcodeRowsProps) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const set = (at: number, fields: Partial<Barcode>) =>
    onChange(barcodes.map((barcode, n) => (n === at ? { ...barcode, ...fields } : barcode)));
  return (
    <fieldset className={classes.group}>
      <legend>{t('form.barcodes')}</legend>
      <Text size="sm">{t('form.barcodesHint')}</Text>
      {barcodes.map((barcode, n) => {
        const others = othersWith(store, skuId, barcode.code);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a barcode being typed has no name of its own yet.
          <div key={n}>
            <div className={classes.row}>
              <TextInput
                className={classes.grow ?? ''}
                label={t('form.code')}
                value={barcode.code}
                data-accepts-scan
                onChange={(event) => set(n, { code: event.currentTarget.value })}
              />
              <NumberInput
                className={classes.narrow ?? ''}
                label={t('form.units')}
                min={1}
                allowDecimal={false}
                allowNegative={false}
                value={barcode.units}
                onChange={(units) => set(n, { units: typeof units === 'number' ? units : 1 })}
              />
              <ActionIcon
                variant="default"
                size="input-sm"
                aria-label={t('form.removeBarcode', { code: barcode.code })}
                onClick={() => onChange(barcodes.filter((_, at) => at !== n))}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </div>
            {others.length > 0 && (
              <div className={classes.warning} role="status">
                {t('form.sharedBarcode', { skus: others.join(', ') })}
              </div>
            )}
          </div>
        );
      })}
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => onChange([...barcodes, { code: '', units: 1 }])}
      >
        {t('form.addBarcode')}
      </Button>
    </fieldset>
  );
}

function othersWith(store: Store, skuId: string, code: string): string[] {
  const ids = [...skusByCode(store, code)].filter((id) => id !== skuId);
  return ids.map((id) => store.catalogue.skus.get(id)?.sku ?? id);
}
