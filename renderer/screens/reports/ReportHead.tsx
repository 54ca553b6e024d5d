/** What the report is about: the days, the channel, and a way to take it away. */
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../../shared/reports/report.ts';
import { RANGES, type Range, type ReportChoices } from './report-choices.ts';
import classes from './reports.module.css';
import { useWording } from './wording.ts';

interface Props {
  readonly choices: ReportChoices;
  readonly report: Report;
  readonly channels: readonly string[];
  /** The reader comes back from a list: the title takes the focus that was there. */
  readonly returned: boolean;
  readonly onChoose: (choices: Partial<ReportChoices>) => void;
  readonly onExport: () => void;
}

export function ReportHead({ choices, report, channels, returned, onChoose, onExport }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const { period, before } = report;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (returned) heading.current?.focus();
  }, [returned]);
  return (
    <>
      <div className={classes.head}>
        <h1 className={classes.title} tabIndex={-1} ref={heading}>
          {t('title')}
        </h1>
        <SegmentedControl
          aria-label={t('range.label')}
          value={choices.range}
          data={RANGES.map((range) => ({ value: range, label: t(`range.${range}`) }))}
          onChange={(range) => onChoose({ range: asRange(range), ...customFrom(range, report) })}
        />
        {choices.range === 'custom' && <CustomDays {...{ report, onChoose }} />}
        <NativeSelect
          aria-label={t('channel.label')}
          value={choices.channel ?? ''}
          data={[
            { value: '', label: t('channel.all') },
            ...withChosen(channels, choices.channel).map((name) => ({
              value: name,
              label: wording.channel(name),
            })),
          ]}
          onChange={(event) => onChoose({ channel: event.currentTarget.value || null })}
        />
        <Button
          className={classes.push ?? ''}
          variant="default"
          leftSection={<IconDownload aria-hidden size={18} />}
          onClick={onExport}
        >
          {t('export')}
        </Button>
      </div>
      <p className={classes.compared}>
        {t('range.compared', { period: wording.period(period), before: wording.period(before) })}
      </p>
    </>
  );
}

function CustomDays({ report, onChoose }: Pick<Props, 'report' | 'onChoose'>) {
  const { t } = useTranslation('reports');
  const { from, to } = report.period;
  return (
    <>
      <label className={classes.dateLabel}>
        {t('range.from')}
        <input
          type="date"
          className={classes.date}
          value={from}
          onChange={(event) => onChoose({ from: event.currentTarget.value, to })}
        />
      </label>
      <label className={classes.dateLabel}>
        {t('range.to')}
        <input
          type="date"
          className={classes.date}
          value={to}
          onChange={(event) => onChoose({ from, to: event.currentTarget.value })}
        />
      </label>
    </>
  );
}

// Other days start from the ones that are shown.
function customFrom(range: string, { period }: Report): Partial<ReportChoices> {
  return range === 'custom' ? { from: period.from, to: period.to } : {};
}

function asRange(value: string): Range {
  return RANGES.find((range) => range === value) ?? 'days-30';
}

function withChosen(channels: readonly string[], chosen: string | null): readonly string[] {
  return chosen === null || channels.includes(chosen) ? channels : [...channels, chosen];
}
