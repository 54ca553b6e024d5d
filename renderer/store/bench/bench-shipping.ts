/** A bench's parcels leaving: confirmed, taken back, their tracking; and finishing what a full disk cut off. */
import { shipToOf } from '../../../shared/orders/log.ts';
import { statusOf } from '../../../shared/orders/status.ts';
import type { Verdict } from '../../../shared/packing/pack-unit.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { Carriage } from '../../../shared/shipping/shipment.ts';
import type { CommandRefusal } from '../commands/change-order.ts';
import { changeCarriage, shipmentsOf, shipOrder, voidShipment } from '../commands/ship.ts';
import { saved } from '../saving.ts';
import { settleShipments } from '../settle.ts';
import type { Store } from '../store.ts';
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
    const { order } = this.view;
    if (!order) return this.view.publish({ kind: 'no-order' });
    const claimed = this.claims.stop(order);
    if (claimed) return this.view.publish(claimed);
    const waits = articleStop(this.store.lineSkus, order);
    if (waits) return this.view.publish(waits);
    const { carriage, readdressed } = this.view.state.getState();
    if (readdressed) return this.view.publish({ kind: 'address-changed', to: shipToOf(order) });
    this.view.state.setState({ shipping: true });
    const shipped = await this.view.during(() => shipOrder(this.store, order.id, carriage));
    this.view.state.setState({ shipping: false });
    if (!shipped.ok) return this.refused(order, shipped.error);
    this.carriers.set(order.facts.service, carriage.carrier);
    const { shipment, order: written } = shipped.value;
    this.claims.left(order.id);
    return this.view.publish({ kind: 'shipped', shipment: shipment.id }, written);
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
      error.kind === 'not-saved' ? error : { kind: 'unknown', code: shipment },
    );
  }

  private refused(order: OrderRecord, refusal: CommandRefusal): Verdict {
    if (refusal.kind === 'not-saved') this.unsettled = true;
    if (
      refusal.kind === 'not-complete' ||
      refusal.kind === 'over-packed' ||
      refusal.kind === 'not-saved'
    )
      return this.view.publish(refusal);
    return this.view.publish(
      benchStop(this.store, order) ?? {
        kind: 'not-complete',
        missing: missingUnits(order),
      },
    );
  }
}

function missingUnits(order: OrderRecord): number {
  return statusOf(order).lines.reduce(
    (sum, line) => sum + Math.max(0, line.units - line.packed - line.shipped),
    0,
  );
}
