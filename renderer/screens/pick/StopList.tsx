/** The whole way: every stop with what is left of it. */
import { useTranslation } from 'react-i18next';
import { leftOf, type PickStop, unitsOf } from '../../../shared/picking/pick-walk.ts';
import { Pill } from '../../ui/Pill.tsx';
import classes from './pick.module.css';

export function StopList({ stops }: { readonly stops: readonly PickStop[] }) {
  const { t } = useTranslation('pick');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={classes.way} tabIndex={0} aria-label={t('stops.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('stops.bin')}</th>
            <th>{t('stops.sku')}</th>
            <th>{t('stops.name')}</th>
            <th className={classes.number}>{t('stops.units')}</th>
            <th>{t('stops.state')}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop) => (
            <tr key={stop.skuId} data-done={leftOf(stop) === 0 || undefined}>
              <td className={classes.strong}>{stop.bin || t('noBin')}</td>
              <td className={classes.strong}>{stop.sku}</td>
              <td>{stop.title}</td>
              <td className={classes.number}>{t('of', { got: stop.got, units: unitsOf(stop) })}</td>
              <td>
                <StopState stop={stop} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StopState({ stop }: { readonly stop: PickStop }) {
  const { t } = useTranslation('pick');
  if (stop.short)
    return (
      <Pill tone="warn">
        {t('stops.short')}: {t(`short.${stop.short}`)}
      </Pill>
    );
  const isDone = leftOf(stop) === 0;
  return <Pill tone={isDone ? 'good' : 'plain'}>{t(isDone ? 'stops.done' : 'stops.open')}</Pill>;
}
