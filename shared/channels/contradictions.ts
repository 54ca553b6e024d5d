/**
 * What a channel changed in an order after work on it began: a hold for each, so that a person looks before the parcel
 * leaves. A cancel and a payment that is gone stop the order by themselves; what left already is an intercept.
 */

import { shipToOf } from '../orders/log.ts';
import { statusOf } from '../orders/status.ts';
import type { OrderRecord } from '../records/order.ts';
import type { EntryBody } from '../records/order-log.ts';
import { placeOf } from '../shipping/intercepts.ts';

/** Of the order as it was before and is after a reading of its channel. */
export function contradictions(before: OrderRecord, after: OrderRecord): EntryBody<'hold'>[] {
  const { fulfilment } = statusOf(before);
  if (fulfilment === 'unstarted' || fulfilment === 'shipped') return [];
  if (statusOf(after).order !== 'open') return [];
  const moved = placeOf(shipToOf(before)) !== placeOf(shipToOf(after));
  const [were, are] = [linesText(before), linesText(after)];
  return [
    ...(moved ? [hold('address', 'Its channel changed the address after work on it began.')] : []),
    ...(were === are
      ? []
      : [hold('other', `Its channel changed it after work on it began. It was: ${were}.`)]),
  ];
}

function hold(type: 'address' | 'other', reason: string): EntryBody<'hold'> {
  return { kind: 'hold', hold: type, reason, until: null };
}

function linesText({ facts }: OrderRecord): string {
  return facts.lines
    .filter((line) => line.units > 0)
    .map((line) => `${line.units} × ${line.sku || line.title}`)
    .join(', ');
}
