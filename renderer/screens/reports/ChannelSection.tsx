/** The headline figures of each channel in one table. */
import { useTranslation } from 'react-i18next';
import type { Figures } from '../../../shared/reports/figures.ts';
import {
  behind,
  type Figure,
  type FigureKind,
  headlinesOf,
  ofChannel,
} from '../../../shared/reports/report.ts';
import { currenciesOf } from './by-day.ts';
import { CountButton } from './CountButton.tsx';
import { Formula } from './Formula.tsx';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';
import { ScrollTable } from './ScrollTable.tsx';
import { useWording } from './wording.ts';

interface Props {
  readonly figures: Figures;
  readonly channels: readonly string[];
  readonly onOpen: (opened: Opened) => void;
}

interface Column {
  readonly kind: FigureKind;
  readonly currency: string;
}

export function ChannelSection({ figures, channels, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const title = t('section.channels');
  const columns: Column[] = [
    { kind: 'orders', currency: '' },
    ...currenciesOf(figures).map((currency): Column => ({ kind: 'revenue', currency })),
    { kind: 'on-time', currency: '' },
    { kind: 'cycle-p50', currency: '' },
    { kind: 'cycle-p90', currency: '' },
  ];
  return (
    <section className={`${classes.card} ${classes.section}`} aria-label={title}>
      <h2 className={classes.sectionName}>{title}</h2>
      {channels.length === 0 ? (
        <p>{t('quiet')}</p>
      ) : (
        <ScrollTable name={t('table.named', { title })}>
          <thead>
            <tr>
              <th scope="col">{t('table.channel')}</th>
              {columns.map(({ kind, currency }) => (
                <th key={kind + currency} scope="col">
                  {t(`table.${kind}`)} {currency}
                  <Formula
                    small
                    name={`${title}: ${t(`table.${kind}`)} ${currency}`}
                    formula={t(`formula.${kind}`)}
                    parts={[]}
                    onOpen={onOpen}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.map((channel) => (
              <tr key={channel}>
                <th scope="row">{wording.channel(channel)}</th>
                {figuresIn(columns, ofChannel(figures, channel), channel).map((figure, n) => (
                  <td key={columns[n]?.kind + (columns[n]?.currency ?? '')}>
                    {figure ? (
                      <CountButton
                        selection={behind(figure)}
                        orders={figure.parts[0].orders}
                        text={wording.value(figure, figure.value)}
                        onOpen={onOpen}
                      />
                    ) : (
                      t('none')
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}

function figuresIn(
  columns: readonly Column[],
  figures: Figures,
  channel: string,
): (Figure | undefined)[] {
  const all = headlinesOf(figures, channel);
  return columns.map(({ kind, currency }) =>
    all.find((figure) => figure.kind === kind && figure.currency === currency),
  );
}
