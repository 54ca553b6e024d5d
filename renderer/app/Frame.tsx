/** The frame around every screen: where one can go, and what stands in the way of saving. */
import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconBarcode,
  IconBasket,
  IconBuildingStore,
  IconChartBar,
  IconFileImport,
  IconListCheck,
  IconMoon,
  IconPackageExport,
  IconPackages,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { ChannelsCount } from '../screens/channels/ChannelsCount.tsx';
import { ParcelsCount } from '../screens/parcels/ParcelsCount.tsx';
import { SampleNote } from '../screens/welcome/SampleNote.tsx';
import classes from './Frame.module.css';
import { StationState } from './StationState.tsx';
import { WhoIsHere } from './WhoIsHere.tsx';
import { WorkspaceContext } from './workspace.ts';

const PLACES = [
  { to: '/queue', name: 'queue', Icon: IconListCheck },
  { to: '/pick', name: 'pick', Icon: IconBasket },
  { to: '/pack', name: 'pack', Icon: IconBarcode },
  { to: '/parcels', name: 'parcels', Icon: IconPackageExport },
  { to: '/stock', name: 'stock', Icon: IconPackages },
  { to: '/import', name: 'import', Icon: IconFileImport },
  { to: '/channels', name: 'channels', Icon: IconBuildingStore },
  { to: '/reports', name: 'reports', Icon: IconChartBar },
  { to: '/settings', name: 'settings', Icon: IconSettings },
] as const;

export function Frame() {
  const { t } = useTranslation('app');
  const isOpen = useContext(WorkspaceContext) !== null;
  return (
    <div className={classes.frame}>
      <nav className={classes.rail} aria-label={t('nav.label')}>
        {PLACES.map(({ to, name, Icon }) => (
          <Link
            key={to}
            to={to}
            className={classes.place ?? ''}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon aria-hidden size={26} stroke={1.75} />
            <span>{t(`nav.${name}`)}</span>
            {isOpen && name === 'parcels' && <ParcelsCount />}
            {isOpen && name === 'channels' && <ChannelsCount />}
          </Link>
        ))}
        <div className={classes.foot}>
          {isOpen && (
            <>
              <SampleNote />
              <WhoIsHere />
              <StationState />
            </>
          )}
          <SchemeSwitch />
        </div>
      </nav>
      <main className={classes.main} id="main">
        {isOpen && <Outlet />}
      </main>
    </div>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation('app');
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const label = t(dark ? 'scheme.light' : 'scheme.dark');
  return (
    <Tooltip label={label} position="right">
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        className={classes.switch ?? ''}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={22} /> : <IconMoon size={22} />}
      </ActionIcon>
    </Tooltip>
  );
}
