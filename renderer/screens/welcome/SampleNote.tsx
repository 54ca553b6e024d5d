/** In the rail for as long as the sample shop is here: what one sees is made up, and where it is taken out. */
import { IconBuildingStore } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './SampleNote.module.css';
import { useHasSampleShop } from './useSampleShop.ts';

export function SampleNote() {
  const { t } = useTranslation('welcome');
  if (!useHasSampleShop()) return null;
  return (
    <Link
      to="/settings"
      search={{ section: 'data' }}
      className={classes.note ?? ''}
      aria-label={t('note.label')}
      title={t('note.label')}
    >
      <IconBuildingStore aria-hidden size={22} />
      <strong>{t('note.name')}</strong>
      <span>{t('note.text')}</span>
    </Link>
  );
}
