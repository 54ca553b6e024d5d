/** What left, by SKU, and how long the rest lasts. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CsvCell } from '../../../shared/reports/csv.ts';
import { daysOf, type Period } from '../../../shared/reports/days.ts';
import { coverDays, sellersOf } from '../../../shared/reports/floor.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { stockRow } from '../stock/stock-rows.ts';
import { FloorCard, FloorHead } from './FloorCard.tsx';
import classes from './reports.module.css';
import { ScrollTable } from './ScrollTable.tsx';
import { saveTable } from './save-report.ts';
import type { Floor } from './use-floor.ts';
import { useWording } from './wording.ts';

/** More are in the file. */
const MOST_SELLERS = 25;

export function SellersCard({ floor, period }: { readonly floor: Floor; readonly period: Period }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const { store } = useWorkspace();
  const days = daysOf(period).length;
  const before = new Map(sellersOf(floor.before.parcels).map((one) => [one.skuId, one.units]));
  const rows = sellersOf(floor.work.parcels).map((one) => {
    const sku = store.catalogue.skus.get(one.skuId);
    const available = sku && stockRow(store, sku).figures?.available;
    const cover = coverDays(available, one.units, days);
    return {
      ...one,
      sku: sku?.sku ?? one.skuId,
      title: sku?.title ?? '',
      before: before.get(one.skuId) ?? 0,
      available,
      cover,
    };
  });
  const columns = ['sku', 'title', 'units', 'orders', 'unitsBefore', 'available', 'cover'] as const;
  const cells = rows.map((row): CsvCell[] => [
    row.sku,
    row.title,
    row.units,
    row.orders,
    row.before,
    row.available ?? null,
    row.cover === null ? null : Math.round(row.cover * 10) / 10,
  ]);
  return (
    <FloorCard
      title={t('floor.sellers')}
      formula={t('floor.sellersHow')}
      empty={rows.length === 0}
      onSave={() =>
        saveTable(
          'skus',
          period,
          columns.map((one) => t(`floor.${one}`)),
          cells,
        )
      }
    >
      <ScrollTable name={t('table.named', { title: t('floor.sellers') })}>
        <FloorHead columns={columns.map((one) => t(`floor.${one}`))} texts={2} />
        <tbody>
          {rows.slice(0, MOST_SELLERS).map((row) => (
            <tr key={row.skuId}>
              <th scope="row">
                <Link to="/stock/$skuId" params={{ skuId: row.skuId }}>
                  {row.sku}
                </Link>
              </th>
              <td className={classes.text}>{row.title}</td>
              <td>{wording.count(row.units)}</td>
              <td>{wording.count(row.orders)}</td>
              <td>{wording.count(row.before)}</td>
              <td>{row.available === undefined ? t('none') : wording.count(row.available)}</td>
              <td>
                {row.cover === null ? t('none') : t('floor.days', { count: Math.floor(row.cover) })}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {rows.length > MOST_SELLERS && (
        <p>{t('floor.more', { count: rows.length - MOST_SELLERS })}</p>
      )}
    </FloorCard>
  );
}
