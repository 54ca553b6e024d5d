/** The pages about sales channels, above each of them. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './channels.module.css';
import { useUnknownCount } from './lines/use-unknown.ts';
import { useNoticesCount } from './notices/use-notices.ts';

const PAGES = [
  { to: '/channels', label: 'tabs.channels' },
  { to: '/channels/stock', label: 'tabs.stock' },
  { to: '/channels/notices', label: 'tabs.notices' },
  { to: '/channels/lines', label: 'tabs.lines' },
] as const;

export function ChannelTabs() {
  const { t } = useTranslation('channels');
  const counts: Partial<Record<(typeof PAGES)[number]['to'], number>> = {
    '/channels/notices': useNoticesCount(),
    '/channels/lines': useUnknownCount(),
  };
  return (
    <nav aria-label={t('tabs.label')} className={classes.tabs}>
      {PAGES.map(({ to, label }) => (
        <Link key={to} to={to} activeOptions={{ exact: true }} className={classes.tab ?? ''}>
          {(counts[to] ?? 0) > 0 ? t(`${label}Count`, { count: counts[to] }) : t(label)}
        </Link>
      ))}
    </nav>
  );
}
