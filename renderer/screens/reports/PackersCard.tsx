/** Who packed how much, and how fast. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvCell } from '../../../shared/reports/csv.ts';
import type { Period } from '../../../shared/reports/days.ts';
import { packerRows } from '../../../shared/reports/floor.ts';
import { useStations } from '../../app/stations.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { FloorCard, FloorHead } from './FloorCard.tsx';
import { ScrollTable } from './ScrollTable.tsx';
import { saveTable } from './save-report.ts';
import type { Floor } from './use-floor.ts';
import { useWording } from './wording.ts';

export function PackersCard({ floor, period }: { readonly floor: Floor; readonly period: Period }) {
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
        <FloorHead columns={columns.map((one) => t(`floor.${one}`))} />
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

/** At the beginning of a row. */
function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
