/** Which mistakes the scanner caught, and every scan that did not count. */
import { useTranslation } from 'react-i18next';
import { caughtOf, unitsIn } from '../../../shared/reports/floor.ts';
import { FloorCard, FloorHead } from './FloorCard.tsx';
import { ScrollTable } from './ScrollTable.tsx';
import type { Floor } from './use-floor.ts';
import { useWording } from './wording.ts';

export function CaughtCard({ floor }: { readonly floor: Floor }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const [now, before] = [floor.work, floor.before].map(({ scans, parcels }) =>
    caughtOf(
      scans,
      parcels.reduce((sum, parcel) => sum + unitsIn(parcel), 0),
    ),
  );
  if (!now || !before) return null;
  const share = (rate: number | null) => (rate === null ? t('none') : wording.percent(rate));
  return (
    <FloorCard
      title={t('floor.caught')}
      formula={t('floor.caughtHow')}
      empty={now.byVerdict.length === 0 && now.rate === null}
    >
      <p>
        {t('floor.caughtText', {
          count: now.caught,
          rate: share(now.rate),
          before: share(before.rate),
        })}
      </p>
      {now.byVerdict.length > 0 && (
        <ScrollTable name={t('table.named', { title: t('floor.caught') })}>
          <FloorHead columns={[t('floor.verdict'), t('floor.scans')]} />
          <tbody>
            {now.byVerdict.map(({ verdict, scans }) => (
              <tr key={verdict}>
                <th scope="row">{t(`floor.verdicts.${verdict}`, { defaultValue: verdict })}</th>
                <td>{wording.count(scans)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </FloorCard>
  );
}
