/** Orders of a shift: five units each, in two lines. */
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { reading } from './orders.ts';

/** How many SKUs they are of. */
export const SHIFT_SKUS = 100;

/** The n-th order of a shift, as its channel gives it. */
export function shiftReading(n: number, now: number): OrderReading {
  const read = reading(n, 1_000, now);
  const lines = [2, 3].map((units, line) => {
    const which = (n * 2 + line) % SHIFT_SKUS;
    const code = `SKU-${String(which).padStart(5, '0')}`;
    return { id: `l${line + 1}`, sku: code, title: code, units, unitPrice: 500 };
  });
  const number = `S${100_000 + n}`;
  return { ...read, lines, number, externalId: number, channel: 'shift', payment: 'paid' };
}
