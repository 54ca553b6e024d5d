/** Units that lie at a bench because their parcel left without them. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStations } from '../../app/stations.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { putStrayBack } from '../../store/commands/parcels.ts';
import type { LeftBehind } from '../../store/parcel-lists.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ParcelRow } from './ParcelRow.tsx';
import classes from './parcels.module.css';
import { placeText } from './place-text.ts';
import { useSay } from './use-parcels.ts';

export function PutBackList({ leftBehind }: { readonly leftBehind: readonly LeftBehind[] }) {
  const { t } = useTranslation('parcels');
  return (
    <Panel title={t('putBack.title')} tone={leftBehind.length > 0 ? 'warn' : 'plain'}>
      <p className={classes.hint}>{t(leftBehind.length > 0 ? 'putBack.what' : 'putBack.empty')}</p>
      <ul className={classes.list}>
        {leftBehind.map((left) => (
          <PutBackRow
            key={`${left.order.id} ${left.stray.parcel} ${left.stray.station}`}
            {...left}
          />
        ))}
      </ul>
    </Panel>
  );
}

function PutBackRow({ order, stray }: LeftBehind) {
  const { t } = useTranslation('parcels');
  const { store } = useWorkspace();
  const say = useSay();
  const stations = useStations();
  const done = () =>
    say(t('putBack.said'), order.facts.number, putStrayBack(store, order.id, stray));
  return (
    <ParcelRow
      order={order}
      contents={stray.contents}
      actions={<Button onClick={() => void done()}>{t('putBack.do')}</Button>}
    >
      <div>{t('putBack.where', { place: placeText(stray, stations, t) })}</div>
    </ParcelRow>
  );
}
