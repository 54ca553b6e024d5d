/** The order's parcels: what left, by whom, under which number; corrected or voided here. */
import { Autocomplete, Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import type { Carriage } from '../../../shared/shipping/shipment.ts';
import type { Stations } from '../../app/stations.ts';
import { timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { parcelNumber } from './moment-text.ts';
import classes from './OrderScreen.module.css';
import { TextDialog } from './parts/TextDialog.tsx';
import { whoText } from './parts/who.ts';

interface ShipmentsProps {
  readonly shipments: readonly ShipmentRecord[];
  readonly stations: Stations;
  readonly carriers: readonly string[];
  /** Parcels of an erased order cannot come back into the queue. */
  readonly canVoid: boolean;
  readonly onCarriage: (shipment: string, carriage: Carriage) => void;
  readonly onVoid: (shipment: string, reason: string) => void;
}

export function Shipments({ shipments, ...rest }: ShipmentsProps) {
  const { t } = useTranslation('orders');
  if (shipments.length === 0) return null;
  return (
    <Panel title={t('shipments.title', { count: shipments.length })}>
      <ul className={classes.plainList}>
        {shipments.map((shipment) => (
          <Shipment key={shipment.id} shipment={shipment} {...rest} />
        ))}
      </ul>
    </Panel>
  );
}

type ShipmentProps = Omit<ShipmentsProps, 'shipments'> & { readonly shipment: ShipmentRecord };

function Shipment({ shipment, stations, carriers, canVoid, onCarriage, onVoid }: ShipmentProps) {
  const { t, i18n } = useTranslation('orders');
  const [editing, setEditing] = useState(false);
  const [voiding, setVoiding] = useState(false);
  const { confirmed, voided, parcel } = shipment;
  const units = confirmed.contents.reduce((sum, line) => sum + line.units, 0);
  const isVoid = voided.at !== '';
  const carriage = [shipment.carrier.value, shipment.service.value].filter((text) => text !== '');
  return (
    <li className={classes.shipment}>
      <div>
        <strong>{t('shipments.parcel', { parcel: parcelNumber(parcel), count: units })}</strong>{' '}
        {isVoid && <Pill tone="bad">{t('shipments.voided')}</Pill>}
        {shipment.recall === 'open' && <Pill tone="bad">{t('shipments.recall')}</Pill>}
        <div className={classes.who}>
          {t('shipments.left', {
            time: timeText(stampTime(confirmed.at), 'moment', i18n.language),
            who: whoText(confirmed.by, stations, t),
          })}
        </div>
        {isVoid && voided.reason !== '' && <div>{t('log.reason', { reason: voided.reason })}</div>}
        <div>
          {carriage.join(' · ') || t('shipments.noCarrier')}
          {' · '}
          {shipment.tracking.value || t('shipments.noTracking')}
        </div>
      </div>
      {!isVoid && !editing && (
        <Group gap="xs">
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('shipments.edit')}
          </Button>
          {canVoid && (
            <Button variant="default" onClick={() => setVoiding(true)}>
              {t('shipments.void')}
            </Button>
          )}
        </Group>
      )}
      {editing && (
        <CarriageForm
          shipment={shipment}
          carriers={carriers}
          onDone={(changed) => {
            setEditing(false);
            if (changed) onCarriage(shipment.id, changed);
          }}
        />
      )}
      <TextDialog
        opened={voiding}
        title={t('shipments.voidTitle')}
        hint={t('shipments.voidHint')}
        label={t('reason')}
        action={t('shipments.voidDo')}
        required
        danger
        onClose={() => setVoiding(false)}
        onSubmit={(reason) => onVoid(shipment.id, reason)}
      />
    </li>
  );
}

interface CarriageFormProps {
  readonly shipment: ShipmentRecord;
  readonly carriers: readonly string[];
  readonly onDone: (carriage: Carriage | null) => void;
}

function CarriageForm({ shipment, carriers, onDone }: CarriageFormProps) {
  const { t } = useTranslation('orders');
  const [carrier, setCarrier] = useState(shipment.carrier.value);
  const [service, setService] = useState(shipment.service.value);
  const [tracking, setTracking] = useState(shipment.tracking.value);
  function submit(event: FormEvent) {
    event.preventDefault();
    onDone({ carrier: carrier.trim(), service: service.trim(), tracking: tracking.trim() });
  }
  return (
    <form onSubmit={submit} className={classes.carriage}>
      <Autocomplete
        label={t('shipments.carrier')}
        data={[...carriers]}
        value={carrier}
        onChange={setCarrier}
        data-autofocus
      />
      <TextInput
        label={t('shipments.service')}
        value={service}
        onChange={(event) => setService(event.currentTarget.value)}
      />
      <TextInput
        label={t('shipments.tracking')}
        value={tracking}
        data-accepts-scan
        onChange={(event) => setTracking(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit">{t('save')}</Button>
        <Button variant="default" onClick={() => onDone(null)}>
          {t('leave')}
        </Button>
      </Group>
    </form>
  );
}
