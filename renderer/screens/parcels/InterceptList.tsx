/** Sealed parcels that should not go: each is stopped, or let go with a reason, before the carrier comes. */
import { Button, Menu } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stampTime } from '../../../shared/records/stamp.ts';
import { addressLines } from '../../../shared/shipping/slip-of.ts';
import { useStations } from '../../app/stations.ts';
import { useSettings, useWorkspace } from '../../app/workspace.ts';
import { carrierCollected, letThrough } from '../../store/commands/parcels.ts';
import { voidShipment } from '../../store/commands/ship.ts';
import type { Intercept } from '../../store/parcel-lists.ts';
import { timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { TextDialog } from '../orders/parts/TextDialog.tsx';
import { ParcelRow } from './ParcelRow.tsx';
import classes from './parcels.module.css';
import { placeText } from './place-text.ts';
import { useSay } from './use-parcels.ts';

export function InterceptList({ intercepts }: { readonly intercepts: readonly Intercept[] }) {
  const { t } = useTranslation('parcels');
  return (
    <Panel
      title={t('intercept.title')}
      tone={intercepts.length > 0 ? 'bad' : 'plain'}
      actions={<Collected />}
    >
      <p className={classes.hint}>
        {t(intercepts.length > 0 ? 'intercept.what' : 'intercept.empty')}
      </p>
      <ul className={classes.list}>
        {intercepts.map((intercept) => (
          <InterceptRow key={intercept.shipment.id} {...intercept} />
        ))}
      </ul>
    </Panel>
  );
}

/** Once a carrier has been, its parcels cannot be stopped here any more. */
function Collected() {
  const { t } = useTranslation('parcels');
  const { store } = useWorkspace();
  const { carriers } = useSettings().packing;
  const say = useSay();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconTruckDelivery size={20} aria-hidden />}>
          {t('collected.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[...carriers, ''].map((carrier) => (
          <Menu.Item
            key={carrier}
            onClick={() =>
              void say(
                t('collected.said', { carrier: carrier || t('collected.none') }),
                '',
                carrierCollected(store, carrier),
              )
            }
          >
            {carrier || t('collected.none')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function InterceptRow({ order, shipment, causes }: Intercept) {
  const { t, i18n } = useTranslation('parcels');
  const { store } = useWorkspace();
  const say = useSay();
  const stations = useStations();
  const [asking, setAsking] = useState(false);
  const { number } = order.facts;
  const { confirmed } = shipment;
  const why = causes.map((cause) => t(`cause.${cause.kind}`)).join(', ');
  const contents = Object.fromEntries(confirmed.contents.map((line) => [line.line, line.units]));
  const stop = () => say(t('intercept.stopped'), number, voidShipment(store, shipment.id, why));
  const go = (reason: string) =>
    say(t('intercept.gone'), number, letThrough(store, shipment, causes, reason));
  return (
    <ParcelRow
      order={order}
      contents={contents}
      actions={
        <>
          <Button color="red" onClick={() => void stop()}>
            {t('intercept.stop')}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('intercept.go')}
          </Button>
        </>
      }
    >
      <div className={classes.causes}>
        {causes.map((cause) => (
          <Pill key={cause.id} tone="bad">
            {t(`cause.${cause.kind}`)}
            {cause.kind !== 'address' && cause.reason !== '' && `: ${cause.reason}`}
          </Pill>
        ))}
      </div>
      <div>
        {t('intercept.where', {
          place: placeText(confirmed.by, stations, t),
          time: timeText(stampTime(confirmed.at), 'moment', i18n.language),
          carriage:
            [shipment.carrier.value, shipment.tracking.value].filter(Boolean).join(' ') ||
            t('recall.noLabel'),
        })}
      </div>
      {causes.map(
        (cause) =>
          cause.kind === 'address' && (
            <div key={cause.id}>
              {t('intercept.to', { to: addressLines(cause.to, (code) => code).join(', ') })}
            </div>
          ),
      )}
      <TextDialog
        opened={asking}
        title={t('intercept.go')}
        hint={t('intercept.goHint')}
        label={t('reason')}
        action={t('intercept.go')}
        required
        onClose={() => setAsking(false)}
        onSubmit={(reason) => void go(reason)}
      />
    </ParcelRow>
  );
}
