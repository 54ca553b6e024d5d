/** A number by day and channel: a stacked chart, and the same numbers in a table beside it, each opening its orders. */
import { BarChart } from '@mantine/charts';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatedSelection } from '../../../shared/reports/selection.ts';
import type { DayTable } from './by-day.ts';
import { CountButton, narrowed } from './CountButton.tsx';
import { channelColor } from './channel-colors.ts';
import { CHART } from './chart-props.ts';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';
import { ScrollTable } from './ScrollTable.tsx';
import { useWording } from './wording.ts';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly table: DayTable;
  /** The orders of the whole table; cells narrow it. */
  readonly selection: DatedSelection;
  readonly format: (value: number) => string;
  /** For the axis; `format` when left out. */
  readonly round?: (value: number) => string;
  readonly onOpen: (opened: Opened) => void;
}

export function DaySection({ title, aside, table, selection, format, round, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const series = table.channels.map((name) => ({
    name,
    label: wording.channel(name),
    color: channelColor(name),
  }));
  const data = useMemo(
    () =>
      table.days.map(({ day, by }) => ({
        day: wording.shortDay(day),
        ...Object.fromEntries(Object.entries(by).map(([channel, cell]) => [channel, cell.value])),
      })),
    [table, wording],
  );
  return (
    <section className={`${classes.card} ${classes.section}`} aria-label={title}>
      <div className={classes.cardHead}>
        <h2 className={classes.sectionName}>{title}</h2>
        {aside}
      </div>
      {table.total.orders === 0 ? (
        <p>{t('quiet')}</p>
      ) : (
        <div className={classes.split}>
          <div aria-hidden>
            <BarChart
              {...CHART}
              data={data}
              dataKey="day"
              type="stacked"
              series={series}
              withLegend
              valueFormatter={format}
              yAxisProps={{ ...CHART.yAxisProps, tickFormatter: round ?? format }}
            />
          </div>
          <Days {...{ title, table, selection, format, onOpen }} />
        </div>
      )}
    </section>
  );
}

function Days({ title, table, selection, format, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  return (
    <ScrollTable name={t('table.named', { title })}>
      <thead>
        <tr>
          <th scope="col">{t('table.day')}</th>
          <th scope="col">{t('table.all')}</th>
          {table.channels.map((channel) => (
            <th key={channel} scope="col">
              {wording.channel(channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.days.toReversed().map(({ day, total, by }) => (
          <tr key={day}>
            <th scope="row">{wording.day(day)}</th>
            <td>
              <CountButton
                selection={narrowed(selection, { day })}
                orders={total.orders}
                text={format(total.value)}
                onOpen={onOpen}
              />
            </td>
            {table.channels.map((channel) => (
              <td key={channel}>
                <CountButton
                  selection={narrowed(selection, { day, channel })}
                  orders={by[channel]?.orders ?? 0}
                  text={format(by[channel]?.value ?? 0)}
                  onOpen={onOpen}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
