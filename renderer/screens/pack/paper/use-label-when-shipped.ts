/** Prints a parcel's label by itself once its shipment is confirmed, where this station is set so. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { printerLabel } from './make-paper.ts';

export function useLabelWhenShipped(): void {
  const { session, printing, store } = useWorkspace();
  const { t } = useTranslation('documents');
  useEffect(
    () =>
      session.view.subscribe(async ({ seq, verdict, order }, before) => {
        if (seq === before.seq || verdict?.kind !== 'shipped' || !order) return;
        const { printer, whenShipped } = printing.view.getState();
        if (!printer || !whenShipped) return;
        await printing.add(
          { order: order.id, title: order.facts.number },
          await printerLabel(store, order, t),
        );
      }),
    [session, printing, store, t],
  );
}
