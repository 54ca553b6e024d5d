/** The settings: one section at a time, each with its own address. */
import {
  IconBarcode,
  IconBuildingStore,
  IconDatabase,
  IconDeviceDesktop,
  IconFlag,
  IconPackage,
} from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { DataSection } from './data/DataSection.tsx';
import { PackingSection } from './PackingSection.tsx';
import { PrioritySection } from './priority/PrioritySection.tsx';
import { ShopSection } from './ShopSection.tsx';
import { StationSection } from './StationSection.tsx';
import { ScanningSection } from './scanning/ScanningSection.tsx';
import { SECTIONS, type Section } from './sections.ts';
import classes from './settings.module.css';

const ICONS = {
  shop: IconBuildingStore,
  priority: IconFlag,
  packing: IconPackage,
  scanning: IconBarcode,
  station: IconDeviceDesktop,
  data: IconDatabase,
} as const;

const VIEWS: { readonly [section in Section]: ComponentType } = {
  shop: ShopSection,
  priority: PrioritySection,
  packing: PackingSection,
  scanning: ScanningSection,
  station: StationSection,
  data: DataSection,
};

export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { section = 'shop' } = useSearch({ from: '/settings' });
  const View = VIEWS[section];
  return (
    <div className={classes.screen}>
      <nav className={classes.nav} aria-label={t('title')}>
        <h1 className={classes.title}>{t('title')}</h1>
        {SECTIONS.map((one) => {
          const Icon = ICONS[one];
          return (
            <Link
              key={one}
              to="/settings"
              search={{ section: one }}
              className={classes.place ?? ''}
              aria-current={one === section ? 'page' : undefined}
            >
              <Icon size={22} aria-hidden />
              {t(`section.${one}`)}
            </Link>
          );
        })}
      </nav>
      <div className={classes.body}>
        <h2 className={classes.heading}>{t(`section.${section}`)}</h2>
        <View />
      </div>
    </div>
  );
}
