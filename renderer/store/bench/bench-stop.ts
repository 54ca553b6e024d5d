/** Why no unit may go into an order at a bench: its own state, or a line of which nobody has said what it is. */
import { stopVerdict } from '../../../shared/packing/pack-unit.ts';
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { Store } from '../store.ts';

export function benchStop(
  { lineSkus, clock }: Pick<Store, 'lineSkus' | 'clock'>,
  order: OrderRecord,
): Verdict | null {
  return stopVerdict(order, clock.iso()) ?? articleStop(lineSkus, order);
}

/** The verdict on an order that waits for a line that nobody knows. */
export function articleStop(lineSkus: Store['lineSkus'], order: OrderRecord): Verdict | null {
  const line = lineSkus.waitsFor(order);
  return line ? { kind: 'unknown-article', text: line.sku || line.title } : null;
}
