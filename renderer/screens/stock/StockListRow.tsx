/** One SKU in the stock list. */
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { joined } from '../../ui/joined.ts';
import shared from '../../ui/list.module.css';
import { StockFlags } from './StockFlags.tsx';
import own from './StockList.module.css';
import type { StockRow } from './stock-rows.ts';

const classes = joined(shared, own);

interface StockListRowProps {
  readonly id: string;
  readonly row: StockRow;
  readonly index: number;
  readonly active: boolean;
  readonly top: number;
  readonly onAdjust: (id: string) => void;
}

const FIGURES = ['onHand', 'allocated', 'available', 'backordered'] as const;

export const StockListRow = memo(function StockListRow(props: StockListRowProps) {
  const { t } = useTranslation('stock');
  const { row, index, active, top } = props;
  const { sku, figures } = row;
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      data-active={active || undefined}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={classes.cell}>
        <Link to="/stock/$skuId" params={{ skuId: row.id }} className={classes.link ?? ''}>
          {sku.sku}
        </Link>
      </div>
      <div role="gridcell" className={classes.cell} title={sku.title}>
        {sku.title}
      </div>
      <div role="gridcell" className={classes.cell}>
        {sku.bin}
      </div>
      {FIGURES.map((name) => (
        <div key={name} role="gridcell" className={classes.figure} data-figure={name}>
          {figures ? figures[name].toLocaleString() : t('unknown')}
        </div>
      ))}
      <div role="gridcell" className={classes.flags}>
        <StockFlags row={row} />
      </div>
      <div role="gridcell" className={classes.act}>
        <Button
          size="compact-md"
          variant="default"
          aria-label={t('adjust.openFor', { sku: sku.sku })}
          onClick={() => props.onAdjust(row.id)}
        >
          {t('adjust.open')}
        </Button>
      </div>
    </div>
  );
});
