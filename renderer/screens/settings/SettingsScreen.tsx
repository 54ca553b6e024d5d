/** The settings: one section at a time, each with its own address. */
import {
  IconBarcode,
  IconBox,
  IconBuildingStore,
  IconDatabase,
  IconDeviceDesktop,
  IconFlag,
  IconPackage,
  IconPrinter,
  IconServer2,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../ui/Pill.tsx';
import { BoxesSection } from './boxes/BoxesSection.tsx';
import { ClaimsSection } from './ClaimsSection.tsx';
import { DataSection } from './data/DataSection.tsx';
import { useHasEdits } from './edits.ts';
import { PackingSection } from './PackingSection.tsx';
import { PeopleSection } from './people/PeopleSection.tsx';
import { PrintingSection } from './printing/PrintingSection.tsx';
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
  boxes: IconBox,
  claims: IconUsersGroup,
  people: IconUsers,
  scanning: IconBarcode,
  printing: IconPrinter,
  station: IconDeviceDesktop,
  data: IconDatabase,
} as const;

const VIEWS: { readonly [section in Section]: ComponentType } = {
  shop: ShopSection,
  priority: PrioritySection,
  packing: PackingSection,
  boxes: BoxesSection,
  claims: ClaimsSection,
  people: PeopleSection,
  scanning: ScanningSection,
  printing: PrintingSection,
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
        {SECTIONS.map((one) => (
          <Place key={one} section={one} isOpen={one === section} />
        ))}
        <Link to="/server" className={classes.place ?? ''}>
          <IconServer2 size={22} aria-hidden />
          {t('server')}
        </Link>
      </nav>
      <div className={classes.body}>
        <h2 className={classes.heading}>{t(`section.${section}`)}</h2>
        <View />
      </div>
    </div>
  );
}

interface PlaceProps {
  readonly section: Section;
  readonly isOpen: boolean;
}

function Place({ section, isOpen }: PlaceProps) {
  const { t } = useTranslation('settings');
  const hasEdits = useHasEdits(section);
  const Icon = ICONS[section];
  return (
    <Link
      to="/settings"
      search={{ section }}
      className={classes.place ?? ''}
      aria-current={isOpen ? 'page' : undefined}
    >
      <Icon size={22} aria-hidden />
      {t(`section.${section}`)}
      {hasEdits && <Pill tone="warn">{t('draft.mark')}</Pill>}
    </Link>
  );
}
