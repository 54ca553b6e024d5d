/**
 * One packing bench at work: the open order, and what each scan does to it. Scans come in one at a time
 * (the inbox sees to that). A verdict is published only after its effect is durable.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { searchKey } from '../../shared/orders/order-index.ts';
import { recordEntry } from '../../shared/orders/record-entry.ts';
import { statusOf } from '../../shared/orders/status.ts';
import {
  lineSku,
  type Packed,
  packUnits,
  type ScannedSku,
  stopVerdict,
  undoScan,
  type Verdict,
} from '../../shared/packing/pack-unit.ts';
import { skuId } from '../../shared/records/ids.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import { classify } from '../../shared/scanning/barcode.ts';
import { type Resolution, resolve } from '../../shared/scanning/codes.ts';
import type { Carriage } from '../../shared/shipping/shipment.ts';
import { findOrders } from './closed-orders.ts';
import { saved } from './commands/change-order.ts';
import { shipOrder } from './commands/ship.ts';
import { nextReady } from './queue-view.ts';
import { authorOf } from './station.ts';
import type { Store } from './store.ts';

export interface PackView {
  readonly order: OrderRecord | null;
  readonly verdict: Verdict | null;
  /** Grows with every verdict, so that two equal ones in a row are told apart. */
  readonly seq: number;
  /** What is to be written on the shipment. */
  readonly carriage: Carriage;
  /** Carrier, service and tracking fields may be edited while a ship command runs; this says it runs. */
  readonly shipping: boolean;
}

const noCarriage: Carriage = { carrier: '', service: '', tracking: '' };

export class PackSession {
  readonly view: StoreApi<PackView> = createStore<PackView>(() => ({
    order: null,
    verdict: null,
    seq: 0,
    carriage: noCarriage,
    shipping: false,
  }));

  constructor(private readonly store: Store) {
    // Changes by others (an import, another screen) reach the open order at once.
    store.orders.onChange((changes) => {
      const open = this.order;
      const mine = open && changes.find((change) => change.after.id === open.id);
      if (mine) this.view.setState({ order: mine.after });
    });
  }

  /** What a scanned code does. Durable and published when it resolves. */
  async scan(code: string): Promise<Verdict> {
    this.store.activity.scanned();
    await this.store.scannable;
    const found = await this.resolve(code);
    switch (found.kind) {
      case 'sku':
        return this.pack({
          skuId: found.sku,
          sku: this.nameOf(found.sku),
          units: found.units,
          code,
        });
      case 'order':
        return this.open(found.orderId);
      case 'control':
        return this.control(found.command);
      case 'ambiguous':
        return this.reject(code, { kind: 'ambiguous', code, candidates: this.named(found) });
      case 'unknown':
        return this.unknown(code);
    }
  }

  /** Opens an order for packing. What was packed before stays in the order that was open. */
  async open(orderId: string): Promise<Verdict> {
    const order = await this.store.orders.get(orderId);
    if (!order) return this.publish({ kind: 'unknown', code: orderId });
    const carriage = { ...noCarriage, service: order.facts.service };
    this.view.setState({ order, carriage });
    return this.publish(
      stopVerdict(order, this.store.clock.iso()) ?? { kind: 'opened', order: order.id },
    );
  }

  /** Opens the most urgent order that is ready. */
  async next(): Promise<Verdict> {
    const row = nextReady(this.store.open, this.store.clock.now(), this.order?.id ?? '');
    return row ? this.open(row.id) : this.publish({ kind: 'no-work' });
  }

  /** Leaves the open order; what was packed stays packed. */
  close(): Verdict {
    this.view.setState({ order: null, carriage: noCarriage });
    return this.publish({ kind: 'closed' });
  }

  /** One unit of a line by hand, for goods that have no barcode. */
  packLine(line: string): Promise<Verdict> {
    const found = this.order?.facts.lines.find((one) => one.id === line);
    if (!found) return Promise.resolve(this.publish({ kind: 'no-order' }));
    return this.pack({ skuId: lineSku(found), sku: found.sku || found.title, units: 1, code: '' });
  }

  /** Units of a SKU into the open order. */
  async pack(scanned: ScannedSku): Promise<Verdict> {
    const { order } = this;
    if (!order) return this.reject(scanned.code, { kind: 'no-order' });
    const station = this.store.station.getState().id;
    const packed = packUnits(order, scanned, station, this.store.clock.iso());
    if (!packed.entry) return this.reject(scanned.code, packed.verdict);
    return this.write(order, (current, now) => packUnits(current, scanned, station, now));
  }

  /** Takes this station's last counted scan back. */
  async undo(): Promise<Verdict> {
    const { order } = this;
    if (!order) return this.publish({ kind: 'no-order' });
    const station = this.store.station.getState().id;
    return this.write(order, (current, now) => undoScan(current, station, now));
  }

  setCarriage(carriage: Partial<Carriage>): void {
    this.view.setState(({ carriage: old }) => ({ carriage: { ...old, ...carriage } }));
  }

  /** Confirms the shipment of the open order. */
  async ship(): Promise<Verdict> {
    const { order } = this;
    if (!order) return this.publish({ kind: 'no-order' });
    this.view.setState({ shipping: true });
    const shipped = await shipOrder(this.store, order.id, this.view.getState().carriage);
    this.view.setState({ shipping: false });
    if (shipped.ok) {
      this.view.setState({ order: shipped.value.order });
      return this.publish({ kind: 'shipped', shipment: shipped.value.shipment.id });
    }
    const { error } = shipped;
    if (error.kind === 'not-complete' || error.kind === 'not-saved') return this.publish(error);
    return this.publish(
      stopVerdict(order, this.store.clock.iso()) ?? {
        kind: 'not-complete',
        missing: missingUnits(order),
      },
    );
  }

  private get order(): OrderRecord | null {
    return this.view.getState().order;
  }

  private async resolve(code: string): Promise<Resolution> {
    const found = resolve(code, this.store.catalogue.codes, (text) =>
      this.store.open.withNumber(searchKey(text)),
    );
    if (found.kind !== 'unknown') return found;
    return this.lineOnOrder(code) ?? (await this.closedOrder(code)) ?? found;
  }

  /** A SKU that the catalogue does not know, but that the open order's lines name. */
  private lineOnOrder(code: string): Resolution | undefined {
    const { text, facts } = classify(code);
    const id = skuId(text);
    const line = this.order?.facts.lines.find((one) => lineSku(one) === id);
    return line && { kind: 'sku', sku: id, units: 1, facts };
  }

  private async closedOrder(code: string): Promise<Resolution | undefined> {
    const { text } = classify(code);
    const key = searchKey(text);
    const matches = await findOrders(this.store, text, 3);
    const orders = matches.filter((order) => order.numberKey === key);
    const only = orders.length === 1 ? orders[0] : undefined;
    return only && { kind: 'order', orderId: only.id };
  }

  private control(command: Extract<Resolution, { kind: 'control' }>['command']): Promise<Verdict> {
    switch (command) {
      case 'undo':
        return this.undo();
      case 'confirm':
        return this.ship();
      case 'next':
        return this.next();
      case 'close':
        return Promise.resolve(this.close());
    }
  }

  /** Once a parcel is full, a code that is no product's is what carriers put on labels. */
  private unknown(code: string): Promise<Verdict> {
    const { kind, text } = classify(code);
    const full = this.order && statusOf(this.order).fulfilment === 'packed';
    if (!full || kind === 'gtin' || !/^[A-Z0-9]{8,40}$/i.test(text)) {
      return this.reject(code, { kind: 'unknown', code: text });
    }
    this.setCarriage({ tracking: text });
    return Promise.resolve(this.publish({ kind: 'tracking', tracking: text }));
  }

  private async write(
    order: OrderRecord,
    act: (current: OrderRecord, now: string) => Packed,
  ): Promise<Verdict> {
    let packed: Packed | undefined;
    const written = await saved(() =>
      this.store.orders.change(
        order.id,
        (current) => {
          if (!current) return null;
          packed = act(current, this.store.clock.iso());
          if (!packed.entry) return null;
          for (const entry of current.log) this.store.clock.see(entry.at);
          return recordEntry(
            current,
            packed.entry,
            authorOf(this.store.station),
            this.store.clock.stamp(),
          );
        },
        order,
      ),
    );
    if (!written.ok) return this.publish(written.error);
    if (written.value) this.view.setState({ order: written.value });
    return this.publish(packed?.verdict ?? { kind: 'no-order' });
  }

  /** A scan that does not count is journalled too, before its verdict shows. */
  private async reject(code: string, verdict: Verdict): Promise<Verdict> {
    const written = await saved(() =>
      this.store.scans.insert([
        {
          id: this.store.newId(),
          at: this.store.clock.stamp(),
          by: authorOf(this.store.station),
          code,
          verdict: verdict.kind,
          order: this.order?.id ?? '',
        },
      ]),
    );
    return this.publish(written.ok ? verdict : written.error);
  }

  private publish(verdict: Verdict): Verdict {
    this.view.setState(({ seq }) => ({ verdict, seq: seq + 1 }));
    return verdict;
  }

  private nameOf(id: string): string {
    return this.store.catalogue.skus.get(id)?.sku ?? id;
  }

  private named(
    found: Extract<Resolution, { kind: 'ambiguous' }>,
  ): Extract<Verdict, { kind: 'ambiguous' }>['candidates'] {
    return found.candidates.map((candidate) =>
      candidate.kind === 'sku'
        ? {
            kind: 'sku',
            skuId: candidate.sku,
            sku: this.nameOf(candidate.sku),
            units: candidate.units,
          }
        : { kind: 'order', order: candidate.orderId, number: this.numberOf(candidate.orderId) },
    );
  }

  private numberOf(order: string): string {
    return this.store.open.rows.get(order)?.number ?? order;
  }
}

function missingUnits(order: OrderRecord): number {
  return statusOf(order).lines.reduce(
    (sum, line) => sum + Math.max(0, line.units - line.packed - line.shipped),
    0,
  );
}
