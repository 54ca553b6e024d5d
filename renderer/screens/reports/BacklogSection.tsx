/** What is still to ship, by how long ago it was ordered. */
import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import type { BacklogRow } from '../../../shared/reports/backlog.ts';
import { CountButton } from './CountButton.tsx';
import { CHART } from './chart-props.ts';
import { Formula } from './Formula.tsx';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';

interface Props {
  readonly rows: readonly BacklogRow[];
  readonly onOpen: (opened: Opened) => void;
}

export function BacklogSection({ rows, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const title = t('section.backlog');
  const all = rows.reduce((sum, row) => sum + row.orders, 0);
  const whole: Opened = { selection: { kind: 'backlog', age: null }, orders: all };
  const data = rows.map(({ age, orders }) => ({ age: t(`age.${age}`), orders }));
  return (
    <section className={`${classes.card} ${classes.section}`} aria-label={title}>
      <div className={classes.cardHead}>
        <h2 className={classes.sectionName}>{title}</h2>
        <Formula name={title} formula={t('formula.backlog')} parts={[whole]} onOpen={onOpen} />
      </div>
      <div className={classes.split}>
        <div aria-hidden>
          <BarChart
            {...CHART}
            h={220}
            data={data}
            dataKey="age"
            series={[{ name: 'orders', label: t('table.orders'), color: 'indigo.5' }]}
          />
        </div>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('table.age')}</th>
              <th scope="col">{t('table.orders')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ age, orders }) => (
              <tr key={age}>
                <th scope="row">{t(`age.${age}`)}</th>
                <td>
                  <CountButton
                    selection={{ kind: 'backlog', age }}
                    orders={orders}
                    onOpen={onOpen}
                  />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('table.all')}</th>
              <td>
                <CountButton {...whole} onOpen={onOpen} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
