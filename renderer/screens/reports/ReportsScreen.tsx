/** Reports: what the owner reads in a minute, and the orders behind every number of it. */
import '@mantine/charts/styles.css';
import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useWorkspace } from '../../app/workspace.ts';
import { OrdersBehind } from './OrdersBehind.tsx';
import { ReportHead } from './ReportHead.tsx';
import { ReportView } from './ReportView.tsx';
import { type Opened, type ReportChoices, reportChoices } from './report-choices.ts';
import classes from './reports.module.css';
import { saveReport } from './save-report.ts';
import { useCounting, useReport } from './useReport.ts';

export function ReportsScreen() {
  const { t } = useTranslation('reports');
  const { store } = useWorkspace();
  const choices = useStore(reportChoices);
  const data = useReport(store, choices);
  const counting = useCounting(store);
  const choose = (chosen: Partial<ReportChoices>) => reportChoices.setState(chosen);
  const [returned, setReturned] = useState(false);
  const back = () => {
    setReturned(true);
    choose({ opened: null });
  };
  const at = data.now;
  const open = useCallback(
    (opened: Opened) => reportChoices.setState({ opened: { ...opened, at } }),
    [at],
  );
  if (choices.opened) {
    return <OrdersBehind opened={choices.opened} onBack={back} />;
  }
  if (data.empty && !counting) return <Empty />;
  return (
    <div className={classes.screen}>
      <ReportHead
        choices={choices}
        report={data.report}
        channels={data.channels}
        returned={returned}
        onChoose={choose}
        onExport={() => saveReport(data.report, (column) => t(`csv.${column}`))}
      />
      {counting && (
        <p className={classes.counting} role="status">
          {t('counting')}
        </p>
      )}
      <ReportView data={data} onOpen={open} />
    </div>
  );
}

function Empty() {
  const { t } = useTranslation('reports');
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('title')}</h1>
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.text')}</p>
      <Group>
        <Button component={Link} to="/import" size="lg">
          {t('empty.import')}
        </Button>
        <Button component={Link} to="/welcome" size="lg" variant="default">
          {t('empty.sample')}
        </Button>
      </Group>
    </div>
  );
}
