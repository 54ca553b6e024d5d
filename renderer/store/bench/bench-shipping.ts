/** A bench's parcels leaving: confirmed, taken back, their tracking; and finishing what a full disk cut off. */
import { shipToOf } from '../../../shared/orders/log.ts';
import { statusOf } from '../../../shared/orders/status.ts';
import { missingUnits } from '../../../shared/orders/transitions.ts';
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { HoldType } from '../../../shared/records/order-log.ts';
import type { Carriage } from '../../../shared/shipping/shipment.ts';
import { type CommandRefusal, changeOrder } from '../commands/change-order.ts';
import {
  changeCarriage,
  type Extent,
  type Shipped,
  shipmentsOf,
  shipOrder,
  voidShipment,
} from '../commands/ship.ts';
import { saved } from '../saving.ts';
import { settleShipments } from '../settle.ts';
import type { Store } from '../store.ts';
import type { BenchBox } from './bench-box.ts';
import type { BenchClaims } from './bench-claims.ts';
import { articleStop, benchStop } from './bench-stop.ts';
import { type BenchView, noCarriage } from './bench-view.ts';

export class BenchShipping {
  /** A shipment may be stored without what follows from it: the disk was full in between. */
  unsettled = false;
  /** The carrier that parcels of a service went by: offered again. */
  private readonly carriers = new Map<string, string>();

  constructor(
    private readonly store: Store,
    private readonly view: BenchView,
    private readonly claims: BenchClaims,
    private readonly box: BenchBox,
  ) {}

  /** Finishes what was left unsettled; where that fails again, the next turn tries again. */
  async settle(): Promise<void> {
    this.unsettled = !(await saved(() => settleShipments(this.store))).ok;
  }

  /** What a parcel of the order is offered to carry. */
  carriageFor({ facts: { service } }: OrderRecord): Carriage {
    return { ...noCarriage, service, carrier: this.carriers.get(service) ?? '' };
  }

  setCarriage(carriage: Partial<Carriage>): void {
    this.view.state.setState(({ carriage: old }) => ({ carriage: { ...old, ...carriage } }));
  }

  /** Takes a code as the parcel's tracking number. */
  takeTracking(tracking: string): Verdict {
    this.setCarriage({ tracking });
    return this.view.publish({ kind: 'tracking', tracking });
  }

  /** The tracking number of a parcel that left without one; false when there is no such parcel. */
  async trackLater(order: OrderRecord, tracking: string): Promise<boolean> {
    const shipments = await shipmentsOf(this.store, order.id);
    const last = shipments.findLast((shipment) => shipment.voided.at === '');
    if (last?.tracking.value !== '') return false;
    return (await changeCarriage(this.store, last.id, { tracking })).ok;
  }

  /** Confirms the shipment of the open order. */
  async ship(): Promise<Verdict> {
    const left = await this.confirm('whole');
    if ('kind' in left) return this.view.publish(left);
    const { shipment, order } = left;
    this.claims.left(order.id);
    return this.view.publish({ kind: 'shipped', shipment: shipment.id }, order);
  }

  /** The parcel leaves with what is in it; the rest of the order goes into the next. A full one is the last. */
  async shipParcel(): Promise<Verdict> {
    if (this.isComplete()) return this.ship();
    const left = await this.confirm('part');
    if ('kind' in left) return this.view.publish(left);
    const { shipment, order } = left;
    this.setCarriage({ tracking: '' });
    this.view.state.setState({ box: '', grams: null });
    const missing = missingUnits(statusOf(order));
    return this.view.publish({ kind: 'parcel-shipped', shipment: shipment.id, missing }, order);
  }

  /** The parcel leaves with what is in it, and the rest of the order waits on hold until somebody releases it. */
  async shipRestLater(): Promise<Verdict> {
    if (this.isComplete()) return this.ship();
    const left = await this.confirm('part');
    if ('kind' in left) return this.view.publish(left);
    const { shipment, order } = left;
    const missing = missingUnits(statusOf(order));
    const held = await this.hold(order, 'stock');
    // It left all the same; the rest is open still.
    if (!held.ok)
      return this.view.publish({ kind: 'parcel-shipped', shipment: shipment.id, missing }, order);
    this.claims.left(order.id);
    return this.view.publish({ kind: 'backordered', shipment: shipment.id, missing }, held.value);
  }

  /** Puts the open order on hold. */
  async setAside(): Promise<Verdict> {
    const { order } = this.view;
    if (!order) return this.view.publish({ kind: 'no-order' });
    const held = await this.hold(order, 'operator');
    if (!held.ok) return this.view.publish(this.saidOf(order, held.error));
    this.claims.left(order.id);
    return this.view.publish({ kind: 'set-aside', number: order.facts.number }, held.value);
  }

  private isComplete(): boolean {
    const { order } = this.view;
    return order !== null && missingUnits(statusOf(order)) === 0;
  }

  private hold({ id }: OrderRecord, hold: HoldType) {
    const entry = { kind: 'hold', hold, reason: '', until: null } as const;
    return this.view.during(() => changeOrder(this.store, id, 'hold', () => entry));
  }

  /** What left, or why nothing did. */
  private async confirm(extent: Extent): Promise<Shipped | Verdict> {
    const { order } = this.view;
    if (!order) return { kind: 'no-order' };
    const claimed = this.claims.stop(order);
    if (claimed) return claimed;
    const waits = articleStop(this.store.lineSkus, order);
    if (waits) return waits;
    const { carriage, readdressed } = this.view.state.getState();
    if (readdressed) return { kind: 'address-changed', to: shipToOf(order) };
    const weight = this.box.stop(order);
    if (weight) return weight;
    const measures = this.box.measures(order);
    this.view.state.setState({ shipping: true });
    const shipped = await this.view.during(() =>
      shipOrder(this.store, order.id, carriage, extent, measures),
    );
    this.view.state.setState({ shipping: false });
    if (!shipped.ok) return this.saidOf(order, shipped.error);
    this.carriers.set(order.facts.service, carriage.carrier);
    return shipped.value;
  }

  /** The packer has seen the open order's new address: it may be shipped. */
  acknowledge(): Verdict {
    const { order } = this.view;
    if (!order) return this.view.publish({ kind: 'no-order' });
    this.view.acknowledge();
    return this.view.publish({ kind: 'opened', order: order.id });
  }

  /** Takes a shipment back: stock and order return. */
  async takeBack(shipment: string, reason: string): Promise<Verdict> {
    const voided = await this.view.during(() => voidShipment(this.store, shipment, reason));
    if (voided.ok) return this.view.publish({ kind: 'voided', shipment }, voided.value);
    const { error } = voided;
    if (error.kind === 'not-saved') this.unsettled = true;
    return this.view.publish(
      error.kind === 'not-saved' || error.kind === 'not-allowed'
        ? error
        : { kind: 'unknown', code: shipment },
    );
  }

  private saidOf(order: OrderRecord, refusal: CommandRefusal): Verdict {
    switch (refusal.kind) {
      case 'not-saved':
        this.unsettled = true;
        return refusal;
      case 'not-allowed':
      case 'not-complete':
      case 'over-packed':
      case 'nothing-packed':
        return refusal;
      default: {
        const missing = missingUnits(statusOf(order));
        return benchStop(this.store, order) ?? { kind: 'not-complete', missing };
      }
    }
  }
}
