/** Reports: what the owner reads in a minute, and the orders behind every number of it. */
import '@mantine/charts/styles.css';
import { Button, Group } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../app/workspace.ts';
import { OrdersBehind } from './OrdersBehind.tsx';
import { ReportHead } from './ReportHead.tsx';
import { ReportView } from './ReportView.tsx';
import { choicesOf, type Opened, type ReportChoices, searchOf } from './report-choices.ts';
import classes from './reports.module.css';
import { saveReport } from './save-report.ts';
import { useCounting, useReport } from './useReport.ts';

export function ReportsScreen() {
  const { t } = useTranslation('reports');
  const { store } = useWorkspace();
  const navigate = useNavigate({ from: '/reports' });
  const search = useSearch({ from: '/reports' });
  const choices = choicesOf(search);
  const data = useReport(store, choices);
  const counting = useCounting(store);
  // A list was shown: on the way back, the title takes the focus that was in it.
  const [listed, setListed] = useState(false);
  useEffect(() => {
    if (search.list) setListed(true);
  }, [search.list]);
  const choose = (chosen: Partial<ReportChoices>) => {
    // Days are typed part by part; only what is picked at once is a step that one goes back to.
    const replace = 'from' in chosen && !('range' in chosen);
    void navigate({ search: searchOf({ ...choices, ...chosen }), replace });
  };
  const at = data.now;
  const open = useCallback(
    (opened: Opened) =>
      void navigate({ search: (before) => ({ ...before, list: { ...opened, at } }) }),
    [navigate, at],
  );
  if (search.list) {
    const back = () => void navigate({ search: searchOf(choices), replace: true });
    return (
      <OrdersBehind key={search.list.at} opened={search.list} counting={counting} onBack={back} />
    );
  }
  if (data.empty && !counting) return <Empty />;
  return (
    <div className={classes.screen}>
      <ReportHead
        choices={choices}
        report={data.report}
        channels={data.channels}
        returned={listed}
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
