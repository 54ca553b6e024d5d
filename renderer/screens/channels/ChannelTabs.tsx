/** The pages about sales channels, above each of them. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './channels.module.css';

const PAGES = [
  { to: '/channels', label: 'tabs.channels' },
  { to: '/channels/notices', label: 'tabs.notices' },
] as const;

export function ChannelTabs() {
  const { t } = useTranslation('channels');
  return (
    <nav aria-label={t('tabs.label')} className={classes.tabs}>
      {PAGES.map(({ to, label }) => (
        <Link key={to} to={to} activeOptions={{ exact: true }} className={classes.tab ?? ''}>
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
