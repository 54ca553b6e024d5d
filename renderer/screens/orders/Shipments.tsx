/** The order's parcels: what left, by whom, under which number; corrected or voided here. */
import { Button, Group } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import type { Carriage } from '../../../shared/shipping/shipment.ts';
import type { Stations } from '../../app/stations.ts';
import { timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { CarriageForm } from './CarriageForm.tsx';
import { parcelNumber } from './moment-text.ts';
import { NoticeMark } from './NoticeMark.tsx';
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

/** Serial numbers, lots and expiry dates that left in it. */
function traceTexts({ confirmed }: ShipmentRecord, t: TFunction<'orders'>): string[] {
  return confirmed.contents.flatMap(({ skuId, traces = [] }) =>
    traces.map(({ units, serial, lot, expiry }) =>
      [
        `${units} × ${skuId}`,
        serial && t('shipments.serial', { serial }),
        lot && t('shipments.lot', { lot }),
        expiry && t('shipments.expiry', { expiry }),
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  );
}

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
        {shipment.ends[confirmed.by.station]?.kind === 'delivered' && (
          <Pill tone="good">{t('shipments.delivered')}</Pill>
        )}{' '}
        {shipment.recall === 'open' && <Pill tone="bad">{t('shipments.recall')}</Pill>}
        <NoticeMark id={`ship:${shipment.id}`} />
        <div className={classes.who}>
          {t('shipments.left', {
            time: timeText(stampTime(confirmed.at), 'moment', i18n.language),
            who: whoText(confirmed.by, stations, t),
          })}
        </div>
        {isVoid && voided.reason !== '' && <div>{t('log.reason', { reason: voided.reason })}</div>}
        {traceTexts(shipment, t).map((text) => (
          <div key={text}>{text}</div>
        ))}
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
