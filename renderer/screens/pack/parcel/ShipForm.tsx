/** Confirming that the parcel leaves: carrier, service and tracking if they are known, and one button. */
import { Autocomplete, Button, Text, TextInput } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { ParcelMeasures } from './ParcelMeasures.tsx';
import classes from './parcel.module.css';

export function ShipForm({ order }: { readonly order: OrderRecord }) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const { carriers } = useSettings().packing;
  const carriage = useStore(session.view, (view) => view.carriage);
  const shipping = useStore(session.view, (view) => view.shipping);
  // What is asked above comes first: one next thing to do.
  const isAsked = useStore(
    session.view,
    ({ verdict, order: open, readdressed }) =>
      readdressed || (verdict?.kind === 'claimed' && verdict.order === open?.id),
  );
  const tracking = useScannedTracking();
  function ship(event: FormEvent) {
    event.preventDefault();
    void session.ship();
  }
  return (
    <form className={classes.panel} onSubmit={ship} aria-label={t('ship.label')}>
      <p className={classes.open}>{t('ship.open', { number: order.facts.number })}</p>
      <ParcelMeasures order={order} />
      <Autocomplete
        label={t('ship.carrier')}
        data={[...carriers]}
        value={carriage.carrier}
        onChange={(carrier) => session.setCarriage({ carrier })}
      />
      <TextInput
        label={t('ship.service')}
        value={carriage.service}
        onChange={(event) => session.setCarriage({ service: event.currentTarget.value })}
      />
      <TextInput
        ref={tracking}
        label={t('ship.tracking')}
        description={t('ship.trackingHint')}
        data-accepts-scan
        autoComplete="off"
        spellCheck={false}
        value={carriage.tracking}
        onChange={(event) => session.setCarriage({ tracking: event.currentTarget.value })}
      />
      <Button
        type="submit"
        size="xl"
        fullWidth
        variant={isAsked ? 'default' : 'filled'}
        className={classes.ship ?? ''}
        aria-disabled={shipping}
        leftSection={<IconTruckDelivery size={28} aria-hidden />}
      >
        {t(carriage.tracking === '' ? 'ship.nowTrackingLater' : 'ship.now')}
      </Button>
      <Text size="sm" c="dimmed">
        {t(isAsked ? 'ship.asked' : 'ship.keys')}
      </Text>
    </form>
  );
}

/** A scan into the tracking field is a verdict too: said, shown and heard. */
function useScannedTracking() {
  const { session } = useWorkspace();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current;
    const taken = () => void session.takeTracking(input?.value ?? '');
    input?.addEventListener('scan', taken);
    return () => input?.removeEventListener('scan', taken);
  }, [session]);
  return field;
}
