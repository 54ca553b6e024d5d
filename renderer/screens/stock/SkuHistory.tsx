/** Everything that moved a SKU's stock, the newest first, with what was on hand after it: it adds up. */
import { Button, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stampTime } from '../../../shared/records/stamp.ts';
import { useVersion, useWorkspace } from '../../app/workspace.ts';
import { stockHistory } from '../../store/commands/stock.ts';
import { dateTime } from '../../ui/when.ts';
import { type HistoryEntry, totalled } from './history.ts';
import classes from './SkuScreen.module.css';
import { signed } from './useAdjust.tsx';

const PAGE = 50;

export function SkuHistory({ skuId }: { readonly skuId: string }) {
  const { t } = useTranslation('stock');
  const [shown, setShown] = useState(PAGE);
  const entries = useHistory(skuId);
  const last = useMemo(() => entries?.slice(-shown).reverse() ?? [], [entries, shown]);
  const numbers = useOrderNumbers(last);
  if (!entries) return null;
  const newest = entries.at(-1);
  return (
    <section className={classes.panel}>
      <Title order={2} size="h4">
        {t('history.title')}
      </Title>
      {!newest && <Text>{t('history.empty')}</Text>}
      {newest && (
        <>
          <Text>{t('history.sum', { units: newest.total.toLocaleString() })}</Text>
          <div className={classes.scroll}>
            <Table horizontalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('history.when')}</Table.Th>
                  <Table.Th>{t('history.what')}</Table.Th>
                  <Table.Th>{t('history.bin')}</Table.Th>
                  <Table.Th className={classes.figureHead ?? ''}>{t('history.change')}</Table.Th>
                  <Table.Th className={classes.figureHead ?? ''}>{t('history.afterBin')}</Table.Th>
                  <Table.Th className={classes.figureHead ?? ''}>{t('history.afterAll')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {last.map((entry) => (
                  <Entry
                    key={entry.line.movement.id}
                    entry={entry}
                    number={numbers.get(entry.order) ?? entry.order}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </div>
          {entries.length > shown && (
            <Button variant="default" onClick={() => setShown(shown + PAGE)}>
              {t('history.more')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  /** The number of the order behind it. */
  readonly number: string;
}

function Entry({ entry, number }: EntryProps) {
  const { t } = useTranslation('stock');
  const { line, total, order, what } = entry;
  const { movement, change, after } = line;
  return (
    <Table.Tr>
      <Table.Td className={classes.when ?? ''}>
        {dateTime(stampTime(movement.at))}
        {movement.by.user !== '' && <div className={classes.dim}>{movement.by.user}</div>}
      </Table.Td>
      <Table.Td>
        {movement.kind === 'counted'
          ? t('history.counted', { units: movement.units })
          : t(`history.kind.${what}`)}{' '}
        {order !== '' && (
          <Link to="/orders/$orderId" params={{ orderId: order }} className={classes.order ?? ''}>
            {number}
          </Link>
        )}
        {movement.reason !== '' && <div className={classes.dim}>{movement.reason}</div>}
      </Table.Td>
      <Table.Td className={classes.when ?? ''}>{movement.bin || t('adjust.noBin')}</Table.Td>
      <Table.Td className={classes.number ?? ''} data-change={change}>
        {signed(change)}
        {movement.kind === 'counted' && change === 0 && (
          <div className={classes.dim}>{t('history.same')}</div>
        )}
      </Table.Td>
      <Table.Td className={classes.number ?? ''}>{after.toLocaleString()}</Table.Td>
      <Table.Td className={classes.number ?? ''}>
        <strong>{total.toLocaleString()}</strong>
      </Table.Td>
    </Table.Tr>
  );
}

/** The numbers of the orders behind these entries, by id, once they are read. */
function useOrderNumbers(entries: readonly HistoryEntry[]): ReadonlyMap<string, string> {
  const { store } = useWorkspace();
  const [numbers, setNumbers] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let current = true;
    const ids = new Set(entries.map((entry) => entry.order).filter((id) => id !== ''));
    void store.orders.getMany([...ids]).then((orders) => {
      if (current) setNumbers(new Map(orders.map(({ id, facts }) => [id, facts.number])));
    });
    return () => {
      current = false;
    };
  }, [store, entries]);
  return numbers;
}

/** The SKU's history, read again after every movement. */
function useHistory(skuId: string): readonly HistoryEntry[] | undefined {
  const { store } = useWorkspace();
  const version = useVersion(store.stock);
  const [entries, setEntries] = useState<readonly HistoryEntry[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the ledger.
  useEffect(() => {
    let current = true;
    void stockHistory(store, skuId).then((lines) => {
      if (current) setEntries(totalled(lines));
    });
    return () => {
      current = false;
    };
  }, [store, skuId, version]);
  return entries;
}
