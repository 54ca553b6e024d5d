/** The stock list's headings; each that can be sorted by is a button. */
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { joined } from '../../ui/joined.ts';
import shared from '../../ui/list.module.css';
import own from './StockList.module.css';
import { STOCK_SORTS, type StockSort } from './stock-search.ts';

const classes = joined(shared, own);

const COLUMNS = [
  'sku',
  'title',
  'bin',
  'onHand',
  'allocated',
  'available',
  'backordered',
  'flags',
  'act',
] as const;

interface StockListHeadProps {
  readonly sort: StockSort;
  readonly down: boolean;
  readonly onSort: (sort: StockSort) => void;
}

export function StockListHead({ sort, down, onSort }: StockListHeadProps) {
  const { t } = useTranslation('stock');
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow} aria-rowindex={1}>
        {COLUMNS.map((column) => {
          const by = STOCK_SORTS.find((one) => one === column);
          const sorted = by === sort;
          const Arrow = down ? IconArrowDown : IconArrowUp;
          return (
            <div
              key={column}
              role="columnheader"
              data-column={column}
              aria-sort={sorted ? (down ? 'descending' : 'ascending') : undefined}
              title={column in HINTS ? t(`hint.${column}`) : undefined}
            >
              {by ? (
                <button type="button" className={classes.sort} onClick={() => onSort(by)}>
                  {t(`column.${column}`)}
                  {sorted && <Arrow size={16} aria-hidden />}
                </button>
              ) : (
                t(`column.${column}`)
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const HINTS: { readonly [column: string]: true } = {
  onHand: true,
  allocated: true,
  available: true,
  backordered: true,
};
