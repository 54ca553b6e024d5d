/** Parcels that two stations packed: where the other one is, and what became of it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stampTime } from '../../../shared/records/stamp.ts';
import { useStations } from '../../app/stations.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { resolveRecall } from '../../store/commands/parcels.ts';
import type { Recall } from '../../store/parcel-lists.ts';
import { timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TextDialog } from '../orders/parts/TextDialog.tsx';
import { ParcelRow } from './ParcelRow.tsx';
import classes from './parcels.module.css';
import { placeText } from './place-text.ts';
import { useSay } from './use-parcels.ts';

const ENDS = ['came-back', 'delivered', 'lost'] as const;
type End = (typeof ENDS)[number];

export function RecallList({ recalls }: { readonly recalls: readonly Recall[] }) {
  const { t } = useTranslation('parcels');
  return (
    <Panel title={t('recall.title')} tone={recalls.length > 0 ? 'bad' : 'plain'}>
      <p className={classes.hint}>{t(recalls.length > 0 ? 'recall.what' : 'recall.empty')}</p>
      <ul className={classes.list}>
        {recalls.map((recall) => (
          <RecallRow key={`${recall.shipment.id} ${recall.parcel.by.station}`} {...recall} />
        ))}
      </ul>
    </Panel>
  );
}

function RecallRow({ order, shipment, parcel }: Recall) {
  const { t, i18n } = useTranslation('parcels');
  const { store } = useWorkspace();
  const say = useSay();
  const stations = useStations();
  const [end, setEnd] = useState<End | null>(null);
  const { station } = parcel.by;
  const label = shipment.labels[station];
  const carriage = [label?.carrier.value, label?.tracking.value].filter(Boolean).join(' ');
  const place = (by: typeof parcel.by) => placeText(by, stations, t);
  const contents = Object.fromEntries(parcel.contents.map((line) => [line.line, line.units]));
  const done = (kind: End, note: string) =>
    say(
      t(`recall.said.${kind}`),
      order.facts.number,
      resolveRecall(store, shipment, station, kind, note),
    );
  return (
    <ParcelRow
      order={order}
      contents={contents}
      actions={ENDS.map((kind) => (
        <Button
          key={kind}
          variant={kind === 'came-back' ? 'filled' : 'default'}
          onClick={() => setEnd(kind)}
        >
          {t(`recall.${kind}`)}
        </Button>
      ))}
    >
      <div>
        {t('recall.where', {
          place: place(parcel.by),
          time: timeText(stampTime(parcel.at), 'moment', i18n.language),
          carriage: carriage || t('recall.noLabel'),
        })}
      </div>
      <div className={classes.hint}>
        {t('recall.stands', {
          place: place(shipment.confirmed.by),
          time: timeText(stampTime(shipment.confirmed.at), 'moment', i18n.language),
        })}
      </div>
      <TextDialog
        opened={end !== null}
        title={end ? t(`recall.${end}`) : ''}
        hint={end ? t(`recall.hint.${end}`) : ''}
        label={t('note')}
        action={t('recall.do')}
        onClose={() => setEnd(null)}
        onSubmit={(note) => end && void done(end, note)}
      />
    </ParcelRow>
  );
}
