/** The queue's tabs with how many orders stand in each. They are links: a tab is an address. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Filters } from '../../store/queue-view.ts';
import classes from './QueueTabs.module.css';
import { searchOf, TABS, type Tab } from './queue-search.ts';
import type { TabCounts } from './use-queue.ts';

interface QueueTabsProps {
  readonly tab: Tab;
  readonly filters: Filters;
  readonly counts: TabCounts;
}

export function QueueTabs({ tab, filters, counts }: QueueTabsProps) {
  const { t } = useTranslation('queue');
  return (
    <nav className={classes.tabs} aria-label={t('tab.label')}>
      {TABS.map((name) => (
        <Link
          key={name}
          to="/queue"
          search={searchOf(name, filters)}
          replace
          className={classes.tab ?? ''}
          data-tab={name}
          data-current={name === tab || undefined}
          activeOptions={{ exact: true, explicitUndefined: true }}
        >
          {t(`tab.${name}`)}
          {counts[name] !== null && (
            <span className={classes.count}>{t('count', { count: counts[name] })}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
