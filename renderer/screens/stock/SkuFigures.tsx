/** A SKU's four figures, large, each with what it means; for a kit, how many its parts make. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../app/workspace.ts';
import { kitCapacity } from './kit.ts';
import classes from './SkuScreen.module.css';
import type { StockRow } from './stock-rows.ts';

const FIGURES = ['onHand', 'allocated', 'available', 'backordered'] as const;

export function SkuFigures({ row }: { readonly row: StockRow }) {
  const { t } = useTranslation('stock');
  const { figures } = row;
  return (
    <section className={classes.figures}>
      <dl className={classes.tiles}>
        {FIGURES.map((name) => (
          <div
            key={name}
            className={classes.tile}
            data-figure={name}
            data-bad={(name === 'backordered' && (figures?.backordered ?? 0) > 0) || undefined}
          >
            <dt>{t(`column.${name}`)}</dt>
            <dd>{figures ? figures[name].toLocaleString() : t('unknown')}</dd>
            <dd className={classes.hint}>{t(`hint.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <KitLine row={row} />
    </section>
  );
}

function KitLine({ row: { sku } }: { readonly row: StockRow }) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const capacity = kitCapacity(store, sku);
  if (!capacity) return null;
  return (
    <Text>
      {capacity.kind === 'known'
        ? t('kit.makes', { count: capacity.kits })
        : t('kit.unknown', { sku: capacity.part })}
    </Text>
  );
}
