/** What left: each parcel with its carrier and tracking, tracking to be filled in later, void, and the next order. */
import { Button, Text, TextInput } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { statusOf } from '../../../../shared/orders/status.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../../shared/records/shipment.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { changeCarriage, shipmentsOf } from '../../../store/commands/ship.ts';
import { weightText } from '../../../ui/local-text.ts';
import classes from './parcel.module.css';
import { VoidDialog } from './VoidDialog.tsx';

interface ShippedParcelsProps {
  readonly order: OrderRecord;
  /** The verdict's: with each, the shipments are read again. */
  readonly seq: number;
}

export function ShippedParcels({ order, seq }: ShippedParcelsProps) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const [shipments, reload] = useShipments(order, seq);
  const [voiding, setVoiding] = useState<ShipmentRecord | null>(null);
  const standing = shipments.filter((shipment) => shipment.voided.at === '');
  const done = statusOf(order).fulfilment === 'shipped';
  return (
    <section className={classes.panel} aria-label={t('shipped.label')}>
      {done && (
        <Button
          size="xl"
          fullWidth
          rightSection={<IconArrowRight size={28} aria-hidden />}
          onClick={() => void session.next()}
        >
          {t('next.button')}
        </Button>
      )}
      {done && standing.length === 0 && <Text>{t('shipped.elsewhere')}</Text>}
      {standing.map((shipment) => (
        <Parcel
          key={shipment.id}
          shipment={shipment}
          onSaved={reload}
          onVoid={() => setVoiding(shipment)}
        />
      ))}
      {voiding && <VoidDialog shipment={voiding.id} onClose={() => setVoiding(null)} />}
    </section>
  );
}

interface ParcelProps {
  readonly shipment: ShipmentRecord;
  readonly onSaved: () => void;
  readonly onVoid: () => void;
}

function Parcel({ shipment, onSaved, onVoid }: ParcelProps) {
  const { t, i18n } = useTranslation('pack');
  const units = shipment.confirmed.contents.reduce((sum, line) => sum + line.units, 0);
  const { box = '', grams } = shipment.confirmed;
  const by = [shipment.carrier.value, shipment.service.value].filter((part) => part !== '');
  const how = [box, grams ? weightText(grams, i18n.language) : ''].filter((part) => part !== '');
  return (
    <div className={classes.parcel}>
      <p className={classes.open}>
        {t('shipped.parcel', { parcel: shipment.parcel.slice(1), count: units })}
      </p>
      <Text>{by.join(', ') || t('shipped.noCarrier')}</Text>
      {how.length > 0 && <Text>{how.join(', ')}</Text>}
      {shipment.tracking.value === '' ? (
        <TrackingLater shipment={shipment} onSaved={onSaved} />
      ) : (
        <Text className={classes.tracking ?? ''}>{shipment.tracking.value}</Text>
      )}
      <Button variant="default" onClick={onVoid}>
        {t('void.button')}
      </Button>
    </div>
  );
}

function TrackingLater({ shipment, onSaved }: Omit<ParcelProps, 'onVoid'>) {
  const { t } = useTranslation('pack');
  const { store } = useWorkspace();
  const [tracking, setTracking] = useState('');
  const [failed, setFailed] = useState(false);
  async function save(event: FormEvent) {
    event.preventDefault();
    const saved = await changeCarriage(store, shipment.id, { tracking: tracking.trim() });
    setFailed(!saved.ok);
    if (saved.ok) onSaved();
  }
  return (
    <form className={classes.later} onSubmit={(event) => void save(event)}>
      <TextInput
        label={t('shipped.trackingLater')}
        value={tracking}
        data-accepts-scan
        autoComplete="off"
        error={failed && t('shipped.notSaved')}
        onChange={(event) => setTracking(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={tracking.trim() === ''}>
        {t('shipped.save')}
      </Button>
    </form>
  );
}

/** The order's shipments as they are stored, read again with every verdict and change of the order. */
function useShipments(order: OrderRecord, seq: number): [readonly ShipmentRecord[], () => void] {
  const { store } = useWorkspace();
  const [shipments, setShipments] = useState<readonly ShipmentRecord[]>([]);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a verdict or a save may have changed what is stored.
  useEffect(() => {
    let current = true;
    void shipmentsOf(store, order.id).then((found) => current && setShipments(found));
    return () => {
      current = false;
    };
  }, [store, order, seq, asked]);
  return [shipments, () => setAsked((n) => n + 1)];
}
