/** What a scanned code does at a bench: a unit, an order, a command, a tracking number, a question, or nothing. */
import { statusOf } from '../../../shared/orders/status.ts';
import { traceOf } from '../../../shared/packing/trace.ts';
import type { Candidate, Verdict } from '../../../shared/packing/verdict.ts';
import { classify } from '../../../shared/scanning/barcode.ts';
import type { Resolution } from '../../../shared/scanning/codes.ts';
import { namedCandidates, resolveScan, skuName } from '../resolve-scan.ts';
import type { Store } from '../store.ts';
import type { BenchBox } from './bench-box.ts';
import type { BenchOrders } from './bench-orders.ts';
import type { BenchShipping } from './bench-shipping.ts';
import type { BenchUnits } from './bench-units.ts';
import type { BenchView } from './bench-view.ts';

/** What carriers write on labels, once it is no product's code. */
const TRACKING = /^[A-Z0-9]{8,40}$/i;

export interface BenchParts {
  readonly view: BenchView;
  readonly orders: BenchOrders;
  readonly units: BenchUnits;
  readonly shipping: BenchShipping;
  readonly box: BenchBox;
}

export class BenchCodes {
  constructor(
    private readonly store: Store,
    private readonly bench: BenchParts,
  ) {}

  async judge(code: string): Promise<Verdict> {
    const { view, orders, units } = this.bench;
    const found = await resolveScan(this.store, view.order, code);
    switch (found.kind) {
      case 'sku':
        return units.pack({
          skuId: found.sku,
          sku: skuName(this.store, found.sku),
          units: found.units,
          code,
          ...(traceOf(found.facts) && { trace: found.facts }),
        });
      case 'order':
        return orders.open(found.orderId);
      case 'control':
        return this.control(found.command);
      case 'ambiguous':
        return units.reject(code, {
          kind: 'ambiguous',
          code,
          candidates: namedCandidates(this.store, found),
        });
      case 'unknown':
        return this.unknown(code);
    }
  }

  /** One of several things that a code stands for, as the packer chose. */
  choose(candidate: Candidate, code: string): Promise<Verdict> {
    const { orders, units } = this.bench;
    return candidate.kind === 'order'
      ? orders.open(candidate.order)
      : units.pack({ ...candidate, code });
  }

  private control(command: Extract<Resolution, { kind: 'control' }>['command']): Promise<Verdict> {
    const { view, orders, units, shipping } = this.bench;
    switch (command) {
      case 'undo':
        return units.undo();
      case 'unpack':
        return units.unpack();
      case 'confirm':
        return shipping.ship();
      case 'parcel':
        return shipping.shipParcel();
      case 'rest-later':
        return shipping.shipRestLater();
      case 'hold':
        return shipping.setAside();
      case 'label':
        return Promise.resolve(
          view.publish({ kind: view.order === null ? 'no-order' : 'label-asked' }),
        );
      case 'next':
        return orders.next();
      case 'close':
        return Promise.resolve(orders.close());
    }
  }

  /** Once a parcel is full, a code that is no product's is what carriers put on labels. */
  private async unknown(code: string): Promise<Verdict> {
    const { view, units, shipping } = this.bench;
    const taken = this.bench.box.take(code);
    if (taken) return taken;
    const { kind, text } = classify(code);
    const { order } = view;
    const stage = order && statusOf(order).fulfilment;
    if (order && kind !== 'gtin' && TRACKING.test(text)) {
      if (stage === 'packed') return shipping.takeTracking(text);
      if (stage === 'shipped' && (await shipping.trackLater(order, text)))
        return view.publish({ kind: 'tracking', tracking: text });
    }
    return units.reject(code, { kind: 'unknown', code: text });
  }
}
