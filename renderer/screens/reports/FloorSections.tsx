/** What the bench did in these days: who packed, which mistakes the scanner caught, and what left, with how long the rest lasts. */
import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvCell } from '../../../shared/reports/csv.ts';
import { daysOf, type Period } from '../../../shared/reports/days.ts';
import {
  caughtOf,
  coverDays,
  packerRows,
  sellersOf,
  unitsIn,
} from '../../../shared/reports/floor.ts';
import { useStations } from '../../app/stations.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { stockRow } from '../stock/stock-rows.ts';
import { Formula } from './Formula.tsx';
import classes from './reports.module.css';
import { ScrollTable } from './ScrollTable.tsx';
import { saveTable } from './save-report.ts';
import { type Floor, useFloor } from './use-floor.ts';
import { useWording } from './wording.ts';

interface FloorProps {
  readonly period: Period;
  readonly channel: string | null;
}

/** More are in the file. */
const MOST_SELLERS = 25;

export function FloorSections({ period, channel }: FloorProps) {
  const { t } = useTranslation('reports');
  const floor = useFloor(period, channel);
  if (floor === null) return <p role="alert">{t('floor.failed')}</p>;
  if (floor === undefined) return <p role="status">{t('floor.reading')}</p>;
  return (
    <>
      <Packers floor={floor} period={period} />
      <CaughtSection floor={floor} />
      <Sellers floor={floor} period={period} />
    </>
  );
}

function Packers({ floor, period }: { readonly floor: Floor; readonly period: Period }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const { here, text } = useStations();
  const { store } = useWorkspace();
  const rows = useMemo(() => packerRows(floor.work.parcels), [floor]);
  const before = useMemo(() => packerRows(floor.before.parcels), [floor]);
  const names = store.settingsView.getState().stations;
  const nameOf = (packer: string) =>
    packer === here || packer in names || /^[0-9a-f-]{20,}$/.test(packer)
      ? capital(text(packer))
      : packer;
  const rate = (perHour: number | null) =>
    perHour === null ? t('none') : wording.count(Math.round(perHour));
  const columns = ['packer', 'parcels', 'orders', 'units', 'minutes', 'perHour', 'before'] as const;
  const cells = rows.map((row): CsvCell[] => [
    nameOf(row.packer),
    row.parcels,
    row.orders,
    row.units,
    row.minutes,
    row.perHour,
    before.find(({ packer }) => packer === row.packer)?.perHour ?? null,
  ]);
  return (
    <FloorCard
      title={t('floor.packers')}
      formula={t('floor.packersHow')}
      empty={rows.length === 0}
      onSave={() =>
        saveTable(
          'packers',
          period,
          columns.map((one) => t(`floor.${one}`)),
          cells,
        )
      }
    >
      <ScrollTable name={t('table.named', { title: t('floor.packers') })}>
        <Head columns={columns.map((one) => t(`floor.${one}`))} />
        <tbody>
          {rows.map((row, n) => (
            <tr key={row.packer}>
              <th scope="row">{nameOf(row.packer)}</th>
              <td>{wording.count(row.parcels)}</td>
              <td>{wording.count(row.orders)}</td>
              <td>{wording.count(row.units)}</td>
              <td>
                {row.minutes === null
                  ? t('none')
                  : wording.duration(Math.max(1, Math.round(row.minutes)))}
              </td>
              <td>{rate(row.perHour)}</td>
              <td>{rate((cells[n]?.[6] as number | null) ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </FloorCard>
  );
}

function CaughtSection({ floor }: { readonly floor: Floor }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const [now, before] = [floor.work, floor.before].map(({ scans, parcels }) =>
    caughtOf(
      scans,
      parcels.reduce((sum, parcel) => sum + unitsIn(parcel), 0),
    ),
  );
  if (!now || !before) return null;
  const share = (rate: number | null) => (rate === null ? t('none') : wording.percent(rate));
  return (
    <FloorCard
      title={t('floor.caught')}
      formula={t('floor.caughtHow')}
      empty={now.byVerdict.length === 0 && now.rate === null}
    >
      <p>
        {t('floor.caughtText', {
          count: now.caught,
          rate: share(now.rate),
          before: share(before.rate),
        })}
      </p>
      {now.byVerdict.length > 0 && (
        <ScrollTable name={t('table.named', { title: t('floor.caught') })}>
          <Head columns={[t('floor.verdict'), t('floor.scans')]} />
          <tbody>
            {now.byVerdict.map(({ verdict, scans }) => (
              <tr key={verdict}>
                <th scope="row">{t(`floor.verdicts.${verdict}`, { defaultValue: verdict })}</th>
                <td>{wording.count(scans)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </FloorCard>
  );
}

function Sellers({ floor, period }: { readonly floor: Floor; readonly period: Period }) {
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
        <Head columns={columns.map((one) => t(`floor.${one}`))} texts={2} />
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

interface CardProps {
  readonly title: string;
  readonly formula: string;
  readonly empty: boolean;
  readonly onSave?: () => void;
  readonly children: ReactNode;
}

function FloorCard({ title, formula, empty, onSave, children }: CardProps) {
  const { t } = useTranslation('reports');
  return (
    <section className={`${classes.card} ${classes.section}`} aria-label={title}>
      <div className={classes.cardHead}>
        <h2 className={classes.sectionName}>{title}</h2>
        <Group gap="xs">
          {onSave && !empty && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              aria-label={t('floor.save', { title })}
              onClick={onSave}
            >
              CSV
            </Button>
          )}
          <Formula name={title} formula={formula} parts={[]} onOpen={() => undefined} />
        </Group>
      </div>
      {empty ? <p>{t('floor.empty')}</p> : children}
    </section>
  );
}

/** At the beginning of a row. */
function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function Head({
  columns,
  texts = 1,
}: {
  readonly columns: readonly string[];
  readonly texts?: number;
}) {
  return (
    <thead>
      <tr>
        {columns.map((column, n) => (
          <th key={column} scope="col" className={n < texts ? classes.text : undefined}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}
