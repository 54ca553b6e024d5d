/** What a kit is made of: SKUs and their units; empty for a SKU that is not a kit. */
import { ActionIcon, Button, NumberInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { skuId as idOf } from '../../../shared/records/ids.ts';
import type { SkuFields } from '../../../shared/records/sku.ts';
import { useWorkspace } from '../../app/workspace.ts';
import classes from './SkuScreen.module.css';

type Part = SkuFields['kit'][number];

interface KitRowsProps {
  readonly skuId: string;
  readonly kit: readonly Part[];
  readonly onChange: (kit: Part[]) => void;
}

export function KitRows({ skuId, kit, onChange }: KitRowsProps) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const set = (at: number, fields: Partial<Part>) =>
    onChange(kit.map((part, n) => (n === at ? { ...part, ...fields } : part)));
  const warning = (sku: string): string | null => {
    if (sku.trim() === '') return null;
    if (idOf(sku) === skuId) return t('form.ownPart');
    return store.catalogue.bySku(sku) ? null : t('form.unknownPart');
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t('form.kit')}</legend>
      <Text size="sm">{t('form.kitHint')}</Text>
      {kit.map((part, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part being typed has no name of its own yet.
        <div key={n}>
          <div className={classes.row}>
            <TextInput
              className={classes.grow ?? ''}
              label={t('form.part')}
              value={part.sku}
              data-accepts-scan
              onChange={(event) => set(n, { sku: event.currentTarget.value })}
            />
            <NumberInput
              className={classes.narrow ?? ''}
              label={t('form.units')}
              min={1}
              allowDecimal={false}
              allowNegative={false}
              value={part.units}
              onChange={(units) => set(n, { units: typeof units === 'number' ? units : 1 })}
            />
            <ActionIcon
              variant="default"
              size="input-sm"
              aria-label={t('form.removePart', { sku: part.sku })}
              onClick={() => onChange(kit.filter((_, at) => at !== n))}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </div>
          {warning(part.sku) !== null && (
            <div className={classes.warning} role="status">
              {warning(part.sku)}
            </div>
          )}
        </div>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => onChange([...kit, { sku: '', units: 1 }])}
      >
        {t('form.addPart')}
      </Button>
    </fieldset>
  );
}
