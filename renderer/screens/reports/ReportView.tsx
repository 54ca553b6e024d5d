/** The report on one page: headline figures first, then by day, by channel, and what is left to ship. */
import { Group, SegmentedControl } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureKind } from '../../../shared/reports/report.ts';
import type { DatedSelection } from '../../../shared/reports/selection.ts';
import { usePainted } from '../../ui/after-paint.ts';
import { BacklogSection } from './BacklogSection.tsx';
import { currenciesOf, dueByDay, ordersByDay, revenueByDay } from './by-day.ts';
import { ChannelSection } from './ChannelSection.tsx';
import { DaySection } from './DaySection.tsx';
import { FigureTile } from './FigureTile.tsx';
import { FloorSections } from './FloorSections.tsx';
import { Formula } from './Formula.tsx';
import { OnTimeSection } from './OnTimeSection.tsx';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';
import type { ReportData } from './useReport.ts';
import { useWording } from './wording.ts';

interface Props {
  readonly data: ReportData;
  readonly onOpen: (opened: Opened) => void;
}

const TILES: readonly FigureKind[] = ['orders', 'revenue', 'on-time', 'cycle-p50', 'cycle-p90'];

export const ReportView = memo(function ReportView({ data, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  // The headlines first: charts take longer to draw than everything else together.
  const painted = usePainted();
  const { report, backlog } = data;
  const { figures, channel } = report;
  const dated = (kind: DatedSelection['kind']): DatedSelection => {
    return { kind, ...report.period, channel, currency: null };
  };
  // The currency with the most orders first, as below.
  const headlinesOf = (kind: FigureKind) =>
    report.headlines
      .filter((figure) => figure.kind === kind)
      .sort((a, b) => b.parts[0].orders - a.parts[0].orders);
  return (
    <>
      <div className={classes.tiles}>
        {TILES.map((kind) => (
          <FigureTile key={kind} kind={kind} figures={headlinesOf(kind)} onOpen={onOpen} />
        ))}
      </div>
      {painted && (
        <>
          <DaySection
            title={t('section.orders')}
            aside={
              <Formula
                name={t('section.orders')}
                formula={t('formula.orders')}
                parts={[]}
                onOpen={onOpen}
              />
            }
            table={ordersByDay(figures)}
            selection={dated('sold')}
            format={wording.count}
            onOpen={onOpen}
          />
          <RevenueSection data={data} selection={dated('sold')} onOpen={onOpen} />
          <OnTimeSection days={dueByDay(figures)} selection={dated('due')} onOpen={onOpen} />
          <BacklogSection rows={backlog} onOpen={onOpen} />
          <ChannelSection
            figures={figures}
            channels={channel === null ? data.channels : [channel]}
            onOpen={onOpen}
          />
          <FloorSections period={report.period} channel={channel} />
        </>
      )}
    </>
  );
});

function RevenueSection({ data, selection, onOpen }: Props & { selection: DatedSelection }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const { figures } = data.report;
  const currencies = currenciesOf(figures);
  const [picked, setPicked] = useState('');
  const currency = currencies.includes(picked) ? picked : (currencies[0] ?? '');
  const aside = (
    <Group gap="xs">
      {currencies.length > 1 && (
        <SegmentedControl
          aria-label={t('table.currency')}
          data={currencies}
          value={currency}
          onChange={setPicked}
        />
      )}
      <Formula
        name={t('section.revenue')}
        formula={t('formula.revenue')}
        parts={[]}
        onOpen={onOpen}
      />
    </Group>
  );
  return (
    <DaySection
      title={t('section.revenue')}
      aside={aside}
      table={revenueByDay(figures, currency)}
      selection={{ ...selection, currency }}
      format={(minor) => wording.money(minor, currency)}
      round={(minor) => wording.roundMoney(minor, currency)}
      onOpen={onOpen}
    />
  );
}
