/** The open orders that want a SKU, the most urgent first, and which of them are short of it. */
import { Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { skuId as idOf } from '../../../shared/records/ids.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { QueueRow } from '../../store/queue-row.ts';
import type { Store } from '../../store/store.ts';
import { Pill } from '../../ui/Pill.tsx';
import classes from './SkuScreen.module.css';

const SHOWN = 12;

export function SkuWanting({ skuId }: { readonly skuId: string }) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const wanting = ordersWanting(store, skuId);
  return (
    <section className={classes.panel}>
      <Title order={2} size="h4">
        {t('sku.wanting')}
      </Title>
      {wanting.length === 0 && <Text>{t('sku.wantingNone')}</Text>}
      <ul className={classes.orders}>
        {wanting.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <Link to="/orders/$orderId" params={{ orderId: one.id }} className={classes.link ?? ''}>
              {one.number}
            </Link>
            <span>{one.buyer}</span>
            <span>{t('sku.wantingUnits', { count: one.units })}</span>
            {one.missing > 0 && <Pill tone="bad">{t('sku.short', { count: one.missing })}</Pill>}
          </li>
        ))}
      </ul>
      {wanting.length > SHOWN && <Text>{t('sku.more', { count: wanting.length - SHOWN })}</Text>}
    </section>
  );
}

interface Wanting {
  readonly id: string;
  readonly number: string;
  readonly buyer: string;
  readonly units: number;
  readonly missing: number;
}

/** Open orders of the SKU, or of kits that it is in. */
function ordersWanting(store: Store, wanted: string): Wanting[] {
  const rows = [...store.open.rows.values()].filter((row) => unitsOf(store, row, wanted) > 0);
  rows.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return rows.map((row) => {
    const short = store.open.shortagesOf(row.id).filter((one) => idOf(one.sku) === wanted);
    return {
      id: row.id,
      number: row.number,
      buyer: row.buyer,
      units: unitsOf(store, row, wanted),
      missing: short.reduce((sum, one) => sum + one.missing, 0),
    };
  });
}

function unitsOf({ lineSkus, catalogue }: Store, row: QueueRow, wanted: string): number {
  return row.lines.reduce((sum, line) => {
    const id = lineSkus.idOf(line);
    const part = catalogue.kitOf(id).find(({ skuId }) => skuId === wanted);
    const each = id === wanted ? 1 : (part?.units ?? 0);
    return sum + Math.max(0, line.units) * each;
  }, 0);
}
