/** The report on one page: headline figures first, then by day, by channel, and what is left to ship. */
import { SegmentedControl } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatedSelection } from '../../../shared/reports/selection.ts';
import { BacklogSection } from './BacklogSection.tsx';
import { currenciesOf, dueByDay, ordersByDay, revenueByDay } from './by-day.ts';
import { ChannelSection } from './ChannelSection.tsx';
import { DaySection } from './DaySection.tsx';
import { FigureTile } from './FigureTile.tsx';
import { OnTimeSection } from './OnTimeSection.tsx';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';
import type { ReportData } from './useReport.ts';
import { useWording } from './wording.ts';

interface Props {
  readonly data: ReportData;
  readonly onOpen: (opened: Opened) => void;
}

export const ReportView = memo(function ReportView({ data, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const { report, backlog } = data;
  const { figures, channel } = report;
  const dated = (kind: DatedSelection['kind']): DatedSelection => {
    return { kind, ...report.period, channel, currency: null };
  };
  return (
    <>
      <div className={classes.tiles}>
        {report.headlines.map((figure) => (
          <FigureTile key={figure.kind + figure.currency} figure={figure} onOpen={onOpen} />
        ))}
      </div>
      <DaySection
        title={t('section.orders')}
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
  const aside = currencies.length > 1 && (
    <SegmentedControl
      aria-label={t('table.currency')}
      data={currencies}
      value={currency}
      onChange={setPicked}
    />
  );
  return (
    <DaySection
      title={t('section.revenue')}
      aside={aside}
      table={revenueByDay(figures, currency)}
      selection={{ ...selection, currency }}
      format={(minor) => wording.money(minor, currency)}
      onOpen={onOpen}
    />
  );
}
