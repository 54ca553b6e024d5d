/** One order and its shipments, as they are and as they become. */
import { useEffect, useState } from 'react';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { shipmentsOf } from '../../store/commands/ship.ts';

export type LoadedOrder =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'found'; readonly order: OrderRecord };

/** The order `id`, fresh after every change. */
export function useOrder(id: string): LoadedOrder {
  const { store } = useWorkspace();
  const [held, setHeld] = useState<{ id: string; loaded: LoadedOrder }>();
  useEffect(() => {
    let wanted = true;
    let heard = false;
    const take = (order: OrderRecord | undefined) =>
      setHeld({ id, loaded: order ? { kind: 'found', order } : { kind: 'missing' } });
    const stop = store.orders.onChange((changes) => {
      const mine = changes.find((change) => change.after.id === id);
      if (!mine) return;
      heard = true;
      take(mine.removed ? undefined : mine.after);
    });
    // What was heard meanwhile is newer than what was read.
    void store.orders.get(id).then((order) => wanted && !heard && take(order));
    return () => {
      wanted = false;
      stop();
    };
  }, [store, id]);
  return held?.id === id ? held.loaded : { kind: 'loading' };
}

/** All shipments of an order, the newest first, voided ones included. */
export function useShipments(order: string): readonly ShipmentRecord[] {
  const { store } = useWorkspace();
  const [shipments, setShipments] = useState<readonly ShipmentRecord[]>([]);
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const found = await shipmentsOf(store, order);
      if (wanted)
        setShipments(found.toSorted((a, b) => (a.confirmed.at < b.confirmed.at ? 1 : -1)));
    };
    void read();
    const stop = store.shipments.onChange((changes) => {
      if (changes.some((change) => change.after.order === order)) void read();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [store, order]);
  return shipments;
}
