/** Why the parcel cannot be shipped whole yet: how much is in it and what is missing, or what stops the order. */
import { Button, Progress, Text } from '@mantine/core';
import { IconClockPause, IconLock, IconPackageExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { statusOf } from '../../../../shared/orders/status.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { benchStop } from '../../../store/bench/bench-stop.ts';
import { ParcelMeasures } from './ParcelMeasures.tsx';
import classes from './parcel.module.css';

export function MissingUnits({ order }: { readonly order: OrderRecord }) {
  const { t } = useTranslation('pack');
  const { store } = useWorkspace();
  const { lines } = statusOf(order);
  const units = lines.reduce((sum, line) => sum + line.units, 0);
  const packed = lines.reduce(
    (sum, line) => sum + Math.min(line.units, line.packed + line.shipped),
    0,
  );
  if (benchStop(store, order)) return <Stopped />;
  return (
    <section className={classes.panel} aria-label={t('ship.label')}>
      <p className={classes.locked}>
        <IconLock size={22} aria-hidden />
        {t('ship.closed')}
      </p>
      <p className={classes.big}>{t('ship.progress', { packed, units })}</p>
      <Progress
        value={units === 0 ? 0 : (packed / units) * 100}
        size="lg"
        aria-label={t('ship.progress', { packed, units })}
        transitionDuration={0}
      />
      <Text>{t('ship.missing', { count: units - packed })}</Text>
      {lines.some((line) => line.packed > 0) && <InParts order={order} />}
    </section>
  );
}

/** What is in the parcel can leave before the rest. */
function InParts({ order }: { readonly order: OrderRecord }) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const shipping = useStore(session.view, (view) => view.shipping);
  return (
    <div className={classes.parts}>
      <Text fw={600}>{t('ship.partHint')}</Text>
      <ParcelMeasures order={order} />
      <Button
        variant="default"
        aria-disabled={shipping}
        leftSection={<IconPackageExport size={20} aria-hidden />}
        onClick={() => void session.shipParcel()}
      >
        {t('ship.parcel')}
      </Button>
      <Button
        variant="default"
        aria-disabled={shipping}
        leftSection={<IconClockPause size={20} aria-hidden />}
        onClick={() => void session.shipRestLater()}
      >
        {t('ship.restLater')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('ship.partKeys')}
      </Text>
    </div>
  );
}

function Stopped() {
  const { t } = useTranslation('pack');
  return (
    <section className={classes.panel} aria-label={t('ship.label')}>
      <p className={classes.locked}>
        <IconLock size={22} aria-hidden />
        {t('ship.stopped')}
      </p>
      <Text>{t('ship.stoppedText')}</Text>
    </section>
  );
}
