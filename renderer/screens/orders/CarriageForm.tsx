/** Carrier, service and tracking number of a parcel that left, typed or scanned. */
import { Autocomplete, Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import type { Carriage } from '../../../shared/shipping/shipment.ts';
import classes from './OrderScreen.module.css';

interface CarriageFormProps {
  readonly shipment: ShipmentRecord;
  readonly carriers: readonly string[];
  readonly onDone: (carriage: Carriage | null) => void;
}

export function CarriageForm({ shipment, carriers, onDone }: CarriageFormProps) {
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
