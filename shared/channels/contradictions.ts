/**
 * What a channel changed in an order after work on it began: a hold for each, so that a person looks before the parcel
 * leaves. A cancel and a payment that is gone stop the order by themselves; what left already is an intercept.
 */

import { shipToOf } from '../orders/log.ts';
import { statusOf } from '../orders/status.ts';
import { lineSku } from '../packing/pack-unit.ts';
import type { OrderRecord } from '../records/order.ts';
import type { EntryBody } from '../records/order-log.ts';
import { placeOf } from '../shipping/intercepts.ts';
import { hasLostWork } from './former-lines.ts';

/** Of the order as it was before and is after a reading of its channel. */
export function contradictions(before: OrderRecord, after: OrderRecord): EntryBody<'hold'>[] {
  if (statusOf(after).order !== 'open') return [];
  if (before.facts.revision === null && hasLostWork(after)) return [hold('other', OTHER_LINES)];
  const { fulfilment } = statusOf(before);
  if (fulfilment === 'unstarted' || fulfilment === 'shipped') return [];
  const moved = placeOf(shipToOf(before)) !== placeOf(shipToOf(after));
  return [
    ...(moved ? [hold('address', 'Its channel changed the address after work on it began.')] : []),
    ...(isSame(before, after)
      ? []
      : [hold('other', `Its channel changed it after work on it began. It was: ${told(before)}.`)]),
  ];
}

const OTHER_LINES =
  'It came from a file and was worked on; its channel has other lines. Compare them before more is packed.';

function hold(type: 'address' | 'other', reason: string): EntryBody<'hold'> {
  return { kind: 'hold', hold: type, reason, until: null };
}

/** The same units of the same SKUs, whatever their order and their lines' ids. */
function isSame(a: OrderRecord, b: OrderRecord): boolean {
  const [first, second] = [a, b].map(({ facts }) =>
    facts.lines
      .filter(({ units }) => units > 0)
      .map((line) => `${lineSku(line)} ${line.units}`)
      .sort()
      .join('\n'),
  );
  return first === second;
}

function told({ facts }: OrderRecord): string {
  return facts.lines
    .filter(({ units }) => units > 0)
    .map(({ units, sku, title }) => `${units} × ${sku || title}`)
    .join(', ');
}
