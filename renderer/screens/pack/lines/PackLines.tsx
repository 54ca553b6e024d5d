/** The open order's lines. One scan draws one row again, and the one that was highlighted before it. */
import { Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { memo, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { refuse } from '../../../../shared/orders/transitions.ts';
import type { Verdict } from '../../../../shared/packing/verdict.ts';
import { skuId } from '../../../../shared/records/ids.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import { benchStop } from '../../../store/bench/bench-stop.ts';
import { LineRow } from './LineRow.tsx';
import { lineRows, openFirst, type LineRow as Row } from './line-rows.ts';
import classes from './lines.module.css';

interface PackLinesProps {
  readonly order: OrderRecord;
  readonly verdict: Verdict | null;
  readonly seq: number;
}

export function PackLines({ order, verdict, seq }: PackLinesProps) {
  const { t } = useTranslation('pack');
  const { session, store } = useWorkspace();
  const [todoFirst, setTodoFirst] = useLocalStorage({ key: 'pack-todo-first', defaultValue: true });
  const rows = useRows(order);
  const scanned = lineOf(verdict);
  const add = useCallback((line: string) => void session.packLine(line), [session]);
  const canAdd = refuse(order, 'pack', store.clock.iso()) === null;
  const stopped = benchStop(store, order) !== null;
  const left = rows.reduce((sum, row) => sum + Math.max(0, row.units - row.packed), 0);
  return (
    <section className={classes.lines} aria-label={t('lines.label')}>
      <header className={classes.head}>
        <h2>{t('lines.title', { count: rows.length })}</h2>
        <span className={classes.left}>{headText(t, left, stopped)}</span>
        <TodoFirst checked={todoFirst} onChange={setTodoFirst} />
      </header>
      <ul>
        {(todoFirst ? openFirst(rows, scanned) : rows).map((row) => (
          <LineRow
            key={row.id}
            row={row}
            justScanned={row.id === scanned ? seq : 0}
            canAdd={canAdd}
            t={t}
            onAdd={add}
          />
        ))}
      </ul>
    </section>
  );
}

function headText(t: TFunction, left: number, stopped: boolean): string {
  if (left === 0) return t('lines.full');
  return stopped ? t('lines.stopped') : t('lines.left', { count: left });
}

interface TodoFirstProps {
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}

const TodoFirst = memo(function TodoFirst({ checked, onChange }: TodoFirstProps) {
  const { t } = useTranslation('pack');
  return (
    <Switch
      className={classes.sort ?? ''}
      label={t('lines.todoFirst')}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
});

/** The rows, each the very same object as before while nothing about it changed. */
function useRows(order: OrderRecord): readonly Row[] {
  const { store } = useWorkspace();
  const catalogue = useVersion(store.catalogue);
  const kept = useMemo(() => new Map<string, Row>(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the catalogue's version stands for its contents.
  return useMemo(() => {
    const shortages = store.open.shortagesOf(order.id);
    const rows = lineRows(store.lineSkus.named(order), {
      skuOf: (id) => store.catalogue.skus.get(id),
      missingOf: (id) => shortages.find((one) => skuId(one.sku) === id)?.missing ?? 0,
    });
    return rows.map((row) => {
      const before = kept.get(row.id);
      const same = before && JSON.stringify(before) === JSON.stringify(row) ? before : row;
      kept.set(row.id, same);
      return same;
    });
  }, [order, store, kept, catalogue]);
}

function lineOf(verdict: Verdict | null): string {
  return verdict && 'line' in verdict ? verdict.line : '';
}
