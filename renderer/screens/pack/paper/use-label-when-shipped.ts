/** Prints a parcel's label by itself once its shipment is confirmed, where this station is set so. */
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { printerLabel } from './make-paper.ts';

/** A parcel left. */
const LEFT: ReadonlySet<string> = new Set(['shipped', 'parcel-shipped', 'backordered']);

export function useLabelWhenShipped(): void {
  const { session, printing, store } = useWorkspace();
  const { t } = useTranslation('documents');
  const { t: pack } = useTranslation('pack');
  useEffect(() => {
    // Confirming again tells of the same shipment.
    let last = '';
    return session.view.subscribe(async ({ verdict, order }) => {
      if (!verdict || !LEFT.has(verdict.kind) || !('shipment' in verdict)) return;
      if (verdict.shipment === last || !order) return;
      last = verdict.shipment;
      const { printer, whenShipped } = printing.view.getState();
      if (!printer || !whenShipped) return;
      const label = await printerLabel(store, order, t);
      const kept = await printing.add({ order: order.id, title: order.facts.number }, label);
      if (!kept.ok)
        notifications.show({
          color: 'red',
          message: pack('paper.fault.printing-failed', { ...kept.error }),
        });
    });
  }, [session, printing, store, t, pack]);
}
