/** The box that a bench packs into and the weight of the parcel: which box would do, and whether the weight is right. */

import { packedUnits } from '../../../shared/orders/log.ts';
import { statusOf } from '../../../shared/orders/status.ts';
import { type BoxType, boxWithCode } from '../../../shared/packing/boxes/box-type.ts';
import { parcelGoods } from '../../../shared/packing/boxes/parcel-goods.ts';
import { type Suggestion, suggestBox } from '../../../shared/packing/boxes/suggest.ts';
import { expectedGrams, weightFault } from '../../../shared/packing/boxes/weight.ts';
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { Measures } from '../../../shared/shipping/shipment.ts';
import type { Store } from '../store.ts';
import type { BenchView } from './bench-view.ts';

type Shelf = Pick<Store, 'catalogue' | 'lineSkus' | 'settingsView'>;

/** The box for everything of the order that has not left yet; null where the shop has no boxes. */
export function boxFor(store: Shelf, order: OrderRecord): Suggestion | null {
  const { types } = store.settingsView.getState().boxes;
  if (types.length === 0) return null;
  const left = statusOf(order).lines.map(({ line, units, shipped }) => [line, units - shipped]);
  return suggestBox(goodsOf(store, order, Object.fromEntries(left)), types);
}

/** The box that was scanned or chosen. */
export function boxTaken(store: Shelf, id: string): BoxType | undefined {
  return store.settingsView.getState().boxes.types.find((one) => one.id === id);
}

export class BenchBox {
  constructor(
    private readonly store: Store,
    private readonly view: BenchView,
  ) {}

  /** Takes the box that a code stands for; undefined when it is no box's. */
  take(code: string): Verdict | undefined {
    const box = boxWithCode(this.store.settingsView.getState().boxes.types, code);
    if (!box) return undefined;
    if (!this.view.order) return this.view.publish({ kind: 'no-order' });
    this.view.state.setState({ box: box.id });
    return this.view.publish({ kind: 'box', name: box.name });
  }

  /** What is written of the parcel that leaves. */
  measures(order: OrderRecord): Measures {
    const { box, grams } = this.view.state.getState();
    const taken = boxTaken(this.store, box);
    const expected = grams === null ? null : this.expected(order);
    return {
      ...(taken && { box: taken.name }),
      ...(grams !== null && { grams }),
      ...(expected !== null && { expectedGrams: expected }),
    };
  }

  /** Why the parcel does not leave yet. Asked a second time for the same weight it does: that is the packer's answer. */
  stop(order: OrderRecord): Verdict | null {
    const { check, ...tolerance } = this.store.settingsView.getState().boxes;
    const { grams: measured, verdict } = this.view.state.getState();
    if (check === 'off') return null;
    if (measured === null) return check === 'required' ? { kind: 'not-weighed' } : null;
    const expected = this.expected(order);
    const fault = expected === null ? null : weightFault(expected, measured, tolerance);
    if (expected === null || fault === null) return null;
    const wasAsked = verdict?.kind === 'weight-off' && verdict.measured === measured;
    return wasAsked ? null : { kind: 'weight-off', fault, expected, measured };
  }

  /** What is in the parcel should weigh this; null where the catalogue does not know. */
  private expected(order: OrderRecord): number | null {
    const { box } = this.view.state.getState();
    const tare = boxTaken(this.store, box)?.tare ?? 0;
    const expected = expectedGrams(goodsOf(this.store, order, packedUnits(order.log)), tare);
    return expected === 0 ? null : expected;
  }
}

function goodsOf(
  { catalogue, lineSkus }: Shelf,
  order: OrderRecord,
  units: { readonly [line: string]: number },
) {
  const described = { skuOf: (id: string) => catalogue.skus.get(id), kitOf: catalogue.kitOf };
  return parcelGoods(lineSkus.named(order), units, described);
}
