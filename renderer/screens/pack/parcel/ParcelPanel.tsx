/** The parcel beside its lines: closed until every unit is in, then ready to ship, then shipped. */

import { statusOf } from '../../../../shared/orders/status.ts';
import { refuse } from '../../../../shared/orders/transitions.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { benchStop } from '../../../store/bench/bench-stop.ts';
import { BoxHint } from './BoxHint.tsx';
import { MissingUnits } from './MissingUnits.tsx';
import { ShipForm } from './ShipForm.tsx';
import { ShippedParcels } from './ShippedParcels.tsx';

interface ParcelPanelProps {
  readonly order: OrderRecord;
  readonly seq: number;
}

export function ParcelPanel({ order, seq }: ParcelPanelProps) {
  const { store } = useWorkspace();
  const status = statusOf(order);
  if (status.fulfilment === 'shipped') return <ShippedParcels order={order} seq={seq} />;
  const canShip = refuse(order, 'ship', store.clock.iso()) === null;
  return (
    <>
      {!benchStop(store, order) && <BoxHint order={order} />}
      {canShip ? <ShipForm order={order} /> : <MissingUnits order={order} />}
      {status.partlyShipped && <ShippedParcels order={order} seq={seq} />}
    </>
  );
}
