/** Orders by the day they were due: shipped on time and late. */
import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import type { DatedSelection } from '../../../shared/reports/selection.ts';
import type { DueDay } from './by-day.ts';
import { CountButton, narrowed } from './CountButton.tsx';
import { CHART } from './chart-props.ts';
import { Formula } from './Formula.tsx';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';
import { ScrollTable } from './ScrollTable.tsx';
import { useWording } from './wording.ts';

interface Props {
  readonly days: readonly DueDay[];
  /** All orders due in the report's days. */
  readonly selection: DatedSelection;
  readonly onOpen: (opened: Opened) => void;
}

export function OnTimeSection({ days, selection, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const title = t('section.on-time');
  const due = days.filter((row) => row.onTime + row.late > 0);
  const data = days.map(({ day, onTime, late }) => ({ day: wording.shortDay(day), onTime, late }));
  return (
    <section className={`${classes.card} ${classes.section}`} aria-label={title}>
      <div className={classes.cardHead}>
        <h2 className={classes.sectionName}>{title}</h2>
        <Formula name={title} formula={t('formula.on-time')} parts={[]} onOpen={onOpen} />
      </div>
      {due.length === 0 ? (
        <p>{t('quietDue')}</p>
      ) : (
        <div className={classes.split}>
          <div aria-hidden>
            <BarChart
              {...CHART}
              data={data}
              dataKey="day"
              type="stacked"
              series={[
                { name: 'onTime', label: t('table.on-time'), color: 'teal.7' },
                { name: 'late', label: t('table.late'), color: 'orange.7' },
              ]}
              withLegend
            />
          </div>
          <Days {...{ days: due, selection, onOpen }} />
        </div>
      )}
    </section>
  );
}

function Days({ days, selection, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const part = (kind: DatedSelection['kind'], day: string, orders: number) => (
    <CountButton
      selection={{ ...narrowed({ ...selection, kind }, { day }) }}
      orders={orders}
      onOpen={onOpen}
    />
  );
  return (
    <ScrollTable name={t('table.named', { title: t('section.on-time') })}>
      <thead>
        <tr>
          {['day', 'due', 'on-time', 'late', 'share'].map((column) => (
            <th key={column} scope="col">
              {t(`table.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, onTime, late }) => (
          <tr key={day}>
            <th scope="row">{wording.day(day)}</th>
            <td>{part('due', day, onTime + late)}</td>
            <td>{part('on-time', day, onTime)}</td>
            <td>{part('late', day, late)}</td>
            <td>{wording.percent(onTime / (onTime + late))}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
