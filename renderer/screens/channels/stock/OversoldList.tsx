/** Units that were sold and are not there: which orders wait for them, and who is to go without. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Oversold,
  oversoldOf,
  type ShortChoice,
} from '../../../../shared/channels/stock/short-orders.ts';
import type { Demand } from '../../../../shared/inventory/allocation.ts';
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import { holdOrders } from '../../../store/commands/orders.ts';
import type { Store } from '../../../store/store.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { toastDone } from '../../orders/parts/toast.tsx';
import classes from '../channels.module.css';

const MOST = 50;

export function OversoldList() {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const open = useVersion(store.open);
  const stock = useVersion(store.stock);
  const oversold = useMemo(() => {
    // Both are read anew.
    void [open, stock];
    return allOversold(store);
  }, [store, open, stock]);
  if (oversold.length === 0) return null;
  return (
    <Panel title={t('oversold.title', { count: oversold.length })} tone="warn">
      <ul className={classes.list}>
        {oversold.slice(0, MOST).map((one) => (
          <OversoldRow key={one.skuId} oversold={one} />
        ))}
      </ul>
    </Panel>
  );
}

function OversoldRow({ oversold }: { readonly oversold: Oversold }) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const { skuId, units, orders, choices } = oversold;
  const sku = store.catalogue.skus.get(skuId);
  const numbers = (ids: readonly string[]) =>
    ids.map((id) => store.open.rows.get(id)?.number ?? id).join(', ');
  const short = async (choice: ShortChoice) => {
    const ids = choices[choice];
    const reason = t('oversold.reason', { sku: sku?.sku ?? skuId });
    const { refused } = await holdOrders(store, ids, { hold: 'stock', reason, until: null });
    toastDone(t('oversold.held', { count: ids.length - refused.length }));
  };
  return (
    <li className={classes.row} data-oversold={skuId}>
      <div className={classes.what}>
        <strong className={classes.name}>
          <Link to="/stock/$skuId" params={{ skuId }} className={classes.order ?? ''}>
            {sku?.sku ?? skuId}
          </Link>{' '}
          {sku?.title}
        </strong>
        <span>{t('oversold.text', { units, count: orders.length })}</span>
        <span className={classes.hint}>
          {t('oversold.without', {
            numbers: numbers(orders.filter(({ missing }) => missing > 0).map(({ id }) => id)),
          })}
        </span>
      </div>
      <div className={classes.buttons}>
        {(['last-served', 'fewest'] as const)
          .filter(
            (choice) => choice === 'last-served' || !same(choices[choice], choices['last-served']),
          )
          .map((choice) => (
            <Button key={choice} variant="default" onClick={() => void short(choice)}>
              {t(`oversold.${choice}`, { numbers: numbers(choices[choice]) })}
            </Button>
          ))}
      </div>
    </li>
  );
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** SKUs of which more is sold than is there; orders that are held for it already have their answer. */
function allOversold(store: Store): readonly Oversold[] {
  const bySku = new Map<string, Demand[]>();
  for (const row of store.open.rows.values()) {
    if (row.blockers.some((blocker) => blocker.kind === 'hold' && blocker.hold === 'stock'))
      continue;
    const lines = row.lines.map((line) => ({ ...line, skuId: store.lineSkus.idOf(line) }));
    const demand = { id: row.id, rank: row.rank, waiting: row.queue === 'b_blocked', lines };
    for (const id of new Set(lines.map(({ skuId }) => skuId))) {
      const known = bySku.get(id);
      if (known) known.push(demand);
      else bySku.set(id, [demand]);
    }
  }
  return [...bySku].flatMap(([id, demands]) => {
    const onHand = store.stock.toGive(id);
    return onHand === undefined ? [] : (oversoldOf(id, onHand, demands) ?? []);
  });
}
