/**
 * One packing bench at work: whatever is asked of it (a scan, a key, a button) is done one thing at a time.
 * A verdict is published only after its effect is durable. What each thing does is told in bench/.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { ScannedSku } from '../../shared/packing/pack-unit.ts';
import type { Candidate, Verdict } from '../../shared/packing/verdict.ts';
import type { Carriage } from '../../shared/shipping/shipment.ts';
import { BenchBox } from './bench/bench-box.ts';
import { BenchClaims } from './bench/bench-claims.ts';
import { BenchCodes } from './bench/bench-codes.ts';
import { BenchOrders } from './bench/bench-orders.ts';
import { BenchShipping } from './bench/bench-shipping.ts';
import { BenchUnits } from './bench/bench-units.ts';
import { BenchView, type PackView } from './bench/bench-view.ts';
import { refuseHere } from './commands/people.ts';
import type { Store } from './store.ts';

export class PackSession {
  readonly view: StoreApi<PackView>;
  /** The order that was open when the page was left is open again, where there is one. */
  readonly restored: Promise<void>;
  private readonly bench: BenchView;
  private readonly shipping: BenchShipping;
  private readonly units: BenchUnits;
  private readonly orders: BenchOrders;
  private readonly codes: BenchCodes;
  /** What was asked of the bench last; the next thing waits for it, so that a button and a scan never cross. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store) {
    this.bench = new BenchView(store);
    this.view = this.bench.state;
    const claims = new BenchClaims(store);
    const box = new BenchBox(store, this.bench);
    this.shipping = new BenchShipping(store, this.bench, claims, box);
    this.units = new BenchUnits(store, this.bench, this.shipping, claims);
    this.orders = new BenchOrders(store, this.bench, this.shipping, claims);
    const { units, orders, shipping } = this;
    this.codes = new BenchCodes(store, { view: this.bench, units, orders, shipping, box });
    this.restored = orders.restore();
  }

  /**
   * What a scanned code does. Durable and published when it resolves. `readAt`: when the read was complete, kept
   * with the verdict so that the time from one to the other can be shown.
   */
  scan(code: string, readAt: number | null = null): Promise<Verdict> {
    this.store.activity.scanned();
    return this.inTurn(async () => {
      this.bench.readAt = readAt;
      try {
        await this.store.scannable;
        return await this.codes.judge(code);
      } finally {
        this.bench.readAt = null;
      }
    });
  }

  /** One of several things that a code stands for, as the packer chose. */
  choose(candidate: Candidate, code: string): Promise<Verdict> {
    return this.inTurn(() => this.codes.choose(candidate, code));
  }

  /** Opens an order for packing. What was packed before stays in the order that was open. */
  open(orderId: string): Promise<Verdict> {
    return this.inTurn(() => this.orders.open(orderId));
  }

  /** Opens an order that the others cannot be asked about, as the packer decided. */
  openAnyway(orderId: string): Promise<Verdict> {
    return this.inTurn(() => this.orders.openAnyway(orderId));
  }

  /** Opens an order that another station has: it is this station's from then on. */
  takeOver(orderId: string, reason: string): Promise<Verdict> {
    return this.inTurn(() => this.orders.takeOver(orderId, reason));
  }

  /** Opens the most urgent order that is ready. */
  next(): Promise<Verdict> {
    return this.inTurn(() => this.orders.next());
  }

  /** Leaves the open order; what was packed stays packed. */
  close(): Verdict {
    return this.orders.close();
  }

  /** Units of a SKU into the open order. */
  pack(scanned: ScannedSku): Promise<Verdict> {
    return this.inTurn(() => this.units.pack(scanned));
  }

  /** One unit of a line by hand, for goods that have no barcode. */
  packLine(line: string): Promise<Verdict> {
    const stop = refuseHere(this.store, 'by-hand');
    if (stop) return Promise.resolve(this.bench.publish(stop));
    const unit = this.units.unitOf(line);
    return unit ? this.pack(unit) : Promise.resolve(this.bench.publish({ kind: 'no-order' }));
  }

  /** Takes this station's last counted scan back. */
  undo(): Promise<Verdict> {
    return this.inTurn(() => this.units.undo());
  }

  /** Takes everything out of the parcel that this station put in, once that is asked for a second time. */
  unpack(): Promise<Verdict> {
    return this.inTurn(() => this.units.unpack());
  }

  /** The packer has seen that the open order goes to another address now. */
  acknowledge(): Promise<Verdict> {
    return this.inTurn(async () => this.shipping.acknowledge());
  }

  setCarriage(carriage: Partial<Carriage>): void {
    this.shipping.setCarriage(carriage);
  }

  /** The box that is taken ('': none), or what the parcel weighs, g. */
  setMeasures(measures: Partial<Pick<PackView, 'box' | 'grams'>>): void {
    this.bench.state.setState(measures);
  }

  /** Takes a code as the parcel's tracking number. */
  takeTracking(tracking: string): Verdict {
    return this.shipping.takeTracking(tracking);
  }

  /** Confirms the shipment of the open order. Asking again while it runs or after changes nothing more. */
  ship(): Promise<Verdict> {
    return this.inTurn(() => this.shipping.ship());
  }

  /** The parcel leaves, and the rest of the order goes into the next. */
  shipParcel(): Promise<Verdict> {
    return this.inTurn(() => this.shipping.shipParcel());
  }

  /** The parcel leaves, and the rest of the order waits on hold. */
  shipRestLater(): Promise<Verdict> {
    return this.inTurn(() => this.shipping.shipRestLater());
  }

  /** Takes a shipment back: stock and order return, and the order can be packed again. */
  voidShipment(shipment: string, reason: string): Promise<Verdict> {
    return this.inTurn(() => this.shipping.takeBack(shipment, reason));
  }

  /** One thing after the other; what a full disk left half written is finished first. */
  private inTurn(act: () => Promise<Verdict>): Promise<Verdict> {
    const turn = this.last.then(async () => {
      if (this.shipping.unsettled) await this.shipping.settle();
      return act();
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
