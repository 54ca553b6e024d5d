/** What the bench did in these days: who packed, which mistakes the scanner caught, and what left. */
import { useTranslation } from 'react-i18next';
import type { Period } from '../../../shared/reports/days.ts';
import { CaughtCard } from './CaughtCard.tsx';
import { PackersCard } from './PackersCard.tsx';
import { SellersCard } from './SellersCard.tsx';
import { useFloor } from './use-floor.ts';

interface FloorProps {
  readonly period: Period;
  readonly channel: string | null;
}

export function FloorSections({ period, channel }: FloorProps) {
  const { t } = useTranslation('reports');
  const floor = useFloor(period, channel);
  if (floor === null) return <p role="alert">{t('floor.failed')}</p>;
  if (floor === undefined) return <p role="status">{t('floor.reading')}</p>;
  return (
    <>
      <PackersCard floor={floor} period={period} />
      <CaughtCard floor={floor} />
      <SellersCard floor={floor} period={period} />
    </>
  );
}
