/**
 * What a bench shows: the open order, the last verdict, what is to be written on the parcel. A verdict shows in one
 * go with what its write did; what others change in the open order shows at once.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { shipToOf } from '../../../shared/orders/log.ts';
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { placeOf } from '../../../shared/shipping/intercepts.ts';
import type { Carriage } from '../../../shared/shipping/shipment.ts';
import type { Store } from '../store.ts';
import type { Change } from '../table.ts';
import { benchStop } from './bench-stop.ts';
import { claimedVerdict } from './claimed-verdict.ts';

export interface PackView {
  readonly order: OrderRecord | null;
  readonly verdict: Verdict | null;
  /** Grows with every verdict, so that two equal ones in a row are told apart. */
  readonly seq: number;
  /** What is to be written on the shipment. */
  readonly carriage: Carriage;
  /** The id of the box that the packer took; '' while nobody said. */
  readonly box: string;
  /** What the scale said of the parcel, g. */
  readonly grams: number | null;
  /** Carrier, service and tracking fields may be edited while a ship command runs; this says it runs. */
  readonly shipping: boolean;
  /** Its address changed while it was open, and the packer has not said that they have seen it. */
  readonly readdressed: boolean;
  /** When the read that the verdict answers was complete, on the reads' own clock; null: no scanner asked. */
  readonly readAt: number | null;
}

export const noCarriage: Carriage = { carrier: '', service: '', tracking: '' };

export class BenchView {
  readonly state: StoreApi<PackView> = createStore<PackView>(() => ({
    order: null,
    verdict: null,
    seq: 0,
    carriage: noCarriage,
    box: '',
    grams: null,
    shipping: false,
    readdressed: false,
    readAt: null,
  }));
  /** When the read that is being dealt with was complete. */
  readAt: number | null = null;
  /** The open order as the change stream told it while a write of ours runs; shown with the verdict, in one go. */
  private heard: OrderRecord | null = null;
  private writing = 0;

  constructor(private readonly store: Store) {
    // Changes by others (an import, another screen) reach the open order at once.
    store.orders.onChange((changes) => this.take(changes));
  }

  get order(): OrderRecord | null {
    return this.state.getState().order;
  }

  /** Puts an order on the bench, or (null) takes the one that is there away. */
  show(order: OrderRecord | null, carriage: Carriage): void {
    this.state.setState({ order, carriage, readdressed: false, box: '', grams: null });
  }

  /** Shows the verdict and, in the same frame, what it did to the open order. */
  publish(verdict: Verdict, written?: OrderRecord): Verdict {
    const { heard, readAt } = this;
    if (this.writing === 0) this.heard = null;
    this.state.setState(({ order, seq, readdressed }) => ({
      // The stream's word is the newest; a write to an order that is not open any more is not shown.
      order: newest(order, heard, written),
      verdict,
      seq: seq + 1,
      // Before it is shipped it is asked about.
      readdressed: readdressed || (heard !== null && goesElsewhere(order, heard)),
      readAt,
    }));
    return verdict;
  }

  /** The packer has seen the new address. */
  acknowledge(): void {
    this.state.setState({ readdressed: false });
  }

  /** Runs a write of ours; what the change stream says meanwhile waits for the verdict. */
  async during<T>(write: () => Promise<T>): Promise<T> {
    this.writing++;
    try {
      return await write();
    } finally {
      this.writing--;
    }
  }

  private take(changes: readonly Change<OrderRecord>[]): void {
    const open = this.order;
    const mine = open && changes.findLast((change) => change.after.id === open.id);
    if (!mine) return;
    if (mine.removed) this.state.setState({ order: null });
    else if (this.writing > 0) this.heard = mine.after;
    else this.hear(open, mine.after);
  }

  /** Somebody else changed the open order. What stops it now is said at once, before more goes into the box. */
  private hear(before: OrderRecord, after: OrderRecord): void {
    this.state.setState({ order: after });
    const stop = benchStop(this.store, after);
    if (stop && stop.kind !== 'already-shipped' && !benchStop(this.store, before))
      this.publish(stop);
    const claimed = stop ? null : claimedVerdict(this.store, after);
    if (claimed && !claimedVerdict(this.store, before)) this.publish(claimed);
    if (!goesElsewhere(before, after)) return;
    this.state.setState({ readdressed: true });
    if (!stop && !claimed) this.publish({ kind: 'address-changed', to: shipToOf(after) });
  }
}

function goesElsewhere(before: OrderRecord | null, after: OrderRecord): boolean {
  return before?.id === after.id && placeOf(shipToOf(before)) !== placeOf(shipToOf(after));
}

function newest(
  open: OrderRecord | null,
  heard: OrderRecord | null,
  written: OrderRecord | undefined,
): OrderRecord | null {
  if (!open) return null;
  return [heard, written].find((order) => order?.id === open.id) ?? open;
}
