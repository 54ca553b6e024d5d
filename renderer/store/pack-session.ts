/**
 * One packing bench at work: the open order, and what each scan does to it. Scans come in one at a time
 * (the inbox sees to that). A verdict is published only after its effect is durable.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { recordEntry } from '../../shared/orders/record-entry.ts';
import { statusOf } from '../../shared/orders/status.ts';
import {
  type Candidate,
  lineSku,
  type Packed,
  packUnits,
  type ScannedSku,
  stopVerdict,
  undoScan,
  type Verdict,
} from '../../shared/packing/pack-unit.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import type { EntryBody } from '../../shared/records/order-log.ts';
import { classify } from '../../shared/scanning/barcode.ts';
import type { Resolution } from '../../shared/scanning/codes.ts';
import type { Carriage } from '../../shared/shipping/shipment.ts';
import { openBefore, rememberOpen } from './bench-memory.ts';
import { saved } from './commands/change-order.ts';
import { changeCarriage, shipmentsOf, shipOrder, voidShipment } from './commands/ship.ts';
import { nextReady } from './queue-view.ts';
import { namedCandidates, resolveScan, skuName } from './resolve-scan.ts';
import { settleShipments } from './settle.ts';
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
  /** When the read that the verdict answers was complete, on the reads' own clock; null: no scanner asked. */
  readonly readAt: number | null;
}

const noCarriage: Carriage = { carrier: '', service: '', tracking: '' };

export class PackSession {
  readonly view: StoreApi<PackView> = createStore<PackView>(() => ({
    order: null,
    verdict: null,
    seq: 0,
    carriage: noCarriage,
    shipping: false,
    readAt: null,
  }));
  /** The order that was open when the page was left is open again, where there is one. */
  readonly restored: Promise<void>;
  /** The open order as the change stream told it while a write of ours runs; shown with the verdict, in one go. */
  private heard: OrderRecord | null = null;
  /** What was asked of the bench last; the next thing waits for it, so that a button and a scan never cross. */
  private last: Promise<unknown> = Promise.resolve();
  /** A shipment may be stored without what follows from it: the disk was full in between. */
  private unsettled = false;
  private writing = 0;
  private readAt: number | null = null;
  /** The carrier that parcels of a service went by: offered again. */
  private readonly carriers = new Map<string, string>();

  constructor(private readonly store: Store) {
    // Changes by others (an import, another screen) reach the open order at once.
    store.orders.onChange((changes) => {
      const open = this.order;
      const mine = open && changes.findLast((change) => change.after.id === open.id);
      if (!mine) return;
      if (mine.removed) this.view.setState({ order: null });
      else if (this.writing > 0) this.heard = mine.after;
      else this.hear(open, mine.after);
    });
    this.restored = openBefore(store).then((order) => {
      if (order && this.view.getState().seq === 0) this.show(order);
    });
  }

  /**
   * What a scanned code does. Durable and published when it resolves. `readAt`: when the read was complete, kept
   * with the verdict so that the time from one to the other can be shown.
   */
  scan(code: string, readAt: number | null = null): Promise<Verdict> {
    this.store.activity.scanned();
    return this.inTurn(async () => {
      this.readAt = readAt;
      try {
        await this.store.scannable;
        return await this.judge(code);
      } finally {
        this.readAt = null;
      }
    });
  }

  /** One of several things that a code stands for, as the packer chose. */
  choose(candidate: Candidate, code: string): Promise<Verdict> {
    return this.inTurn(() =>
      candidate.kind === 'order'
        ? this.openOrder(candidate.order)
        : this.packScanned({ ...candidate, code }),
    );
  }

  /** Opens an order for packing. What was packed before stays in the order that was open. */
  open(orderId: string): Promise<Verdict> {
    return this.inTurn(() => this.openOrder(orderId));
  }

  /** Opens the most urgent order that is ready. */
  next(): Promise<Verdict> {
    return this.inTurn(() => this.openNext());
  }

  /** Units of a SKU into the open order. */
  pack(scanned: ScannedSku): Promise<Verdict> {
    return this.inTurn(() => this.packScanned(scanned));
  }

  /** Takes this station's last counted scan back. */
  undo(): Promise<Verdict> {
    return this.inTurn(() => this.undoLast());
  }

  /** Confirms the shipment of the open order. Asking again while it runs or after changes nothing more. */
  ship(): Promise<Verdict> {
    return this.inTurn(() => this.shipOpen());
  }

  /** Takes a shipment back: stock and order return, and the order can be packed again. */
  voidShipment(shipment: string, reason: string): Promise<Verdict> {
    return this.inTurn(() => this.voidOne(shipment, reason));
  }

  /** One thing after the other; what a full disk left half written is finished first. */
  private inTurn(act: () => Promise<Verdict>): Promise<Verdict> {
    const turn = this.last.then(async () => {
      if (this.unsettled) this.unsettled = !(await saved(() => settleShipments(this.store))).ok;
      return act();
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async judge(code: string): Promise<Verdict> {
    const found = await resolveScan(this.store, this.order, code);
    switch (found.kind) {
      case 'sku':
        return this.packScanned({
          skuId: found.sku,
          sku: skuName(this.store, found.sku),
          units: found.units,
          code,
        });
      case 'order':
        return this.openOrder(found.orderId);
      case 'control':
        return this.control(found.command);
      case 'ambiguous':
        return this.reject(code, {
          kind: 'ambiguous',
          code,
          candidates: namedCandidates(this.store, found),
        });
      case 'unknown':
        return this.unknown(code);
    }
  }

  private async openOrder(orderId: string): Promise<Verdict> {
    const order = await this.store.orders.get(orderId);
    if (!order) return this.publish({ kind: 'unknown', code: orderId });
    return this.opened(order);
  }

  private opened(order: OrderRecord): Verdict {
    this.show(order);
    void rememberOpen(this.store, order.id);
    return this.publish(
      stopVerdict(order, this.store.clock.iso()) ?? { kind: 'opened', order: order.id },
    );
  }

  private async openNext(): Promise<Verdict> {
    const passed = new Set([this.order?.id ?? '']);
    for (;;) {
      const row = nextReady(this.store.open, this.store.clock.now(), passed);
      if (!row) return this.publish({ kind: 'no-work' });
      const order = await this.store.orders.get(row.id);
      // The list may not have heard yet that somebody stopped it: a packer who asks for work gets some.
      if (order && !stopVerdict(order, this.store.clock.iso())) return this.opened(order);
      passed.add(row.id);
    }
  }

  /** Leaves the open order; what was packed stays packed. */
  close(): Verdict {
    this.view.setState({ order: null, carriage: noCarriage });
    void rememberOpen(this.store, '');
    return this.publish({ kind: 'closed' });
  }

  /** One unit of a line by hand, for goods that have no barcode. */
  packLine(line: string): Promise<Verdict> {
    const found = this.order?.facts.lines.find((one) => one.id === line);
    if (!found) return Promise.resolve(this.publish({ kind: 'no-order' }));
    return this.pack({ skuId: lineSku(found), sku: found.sku || found.title, units: 1, code: '' });
  }

  private async packScanned(scanned: ScannedSku): Promise<Verdict> {
    const { order } = this;
    if (!order) return this.reject(scanned.code, { kind: 'no-order' });
    const station = this.store.station.getState().id;
    const packed = packUnits(order, scanned, station, this.store.clock.iso());
    if (!packed.entry) return this.reject(scanned.code, packed.verdict);
    const verdict = await this.write(order, (current, now) =>
      packUnits(current, scanned, station, now),
    );
    const full = verdict.kind === 'order-complete';
    return full && this.store.settingsView.getState().packing.shipWhenComplete
      ? this.shipOpen()
      : verdict;
  }

  private async undoLast(): Promise<Verdict> {
    const { order } = this;
    if (!order) return this.publish({ kind: 'no-order' });
    const station = this.store.station.getState().id;
    return this.write(order, (current, now) => undoScan(current, station, now));
  }

  setCarriage(carriage: Partial<Carriage>): void {
    this.view.setState(({ carriage: old }) => ({ carriage: { ...old, ...carriage } }));
  }

  /** Takes a code as the parcel's tracking number. */
  takeTracking(tracking: string): Verdict {
    this.setCarriage({ tracking });
    return this.publish({ kind: 'tracking', tracking });
  }

  private async shipOpen(): Promise<Verdict> {
    const { order } = this;
    if (!order) return this.publish({ kind: 'no-order' });
    const { carriage } = this.view.getState();
    this.view.setState({ shipping: true });
    const shipped = await this.during(() => shipOrder(this.store, order.id, carriage));
    this.view.setState({ shipping: false });
    if (shipped.ok) {
      this.carriers.set(order.facts.service, carriage.carrier);
      return this.publish(
        { kind: 'shipped', shipment: shipped.value.shipment.id },
        shipped.value.order,
      );
    }
    const { error } = shipped;
    if (error.kind === 'not-saved') this.unsettled = true;
    if (
      error.kind === 'not-complete' ||
      error.kind === 'over-packed' ||
      error.kind === 'not-saved'
    ) {
      return this.publish(error);
    }
    return this.publish(
      stopVerdict(order, this.store.clock.iso()) ?? {
        kind: 'not-complete',
        missing: missingUnits(order),
      },
    );
  }

  private async voidOne(shipment: string, reason: string): Promise<Verdict> {
    const voided = await this.during(() => voidShipment(this.store, shipment, reason));
    if (voided.ok) return this.publish({ kind: 'voided', shipment }, voided.value);
    const { error } = voided;
    if (error.kind === 'not-saved') this.unsettled = true;
    return this.publish(error.kind === 'not-saved' ? error : { kind: 'unknown', code: shipment });
  }

  private get order(): OrderRecord | null {
    return this.view.getState().order;
  }

  private control(command: Extract<Resolution, { kind: 'control' }>['command']): Promise<Verdict> {
    switch (command) {
      case 'undo':
        return this.undoLast();
      case 'confirm':
        return this.shipOpen();
      case 'next':
        return this.openNext();
      case 'close':
        return Promise.resolve(this.close());
    }
  }

  /** Once a parcel is full, a code that is no product's is what carriers put on labels. */
  private async unknown(code: string): Promise<Verdict> {
    const { kind, text } = classify(code);
    const { order } = this;
    const stage = order && statusOf(order).fulfilment;
    if (order && kind !== 'gtin' && /^[A-Z0-9]{8,40}$/i.test(text)) {
      if (stage === 'packed') return this.takeTracking(text);
      if (stage === 'shipped' && (await this.trackLater(order, text)))
        return this.publish({ kind: 'tracking', tracking: text });
    }
    return this.reject(code, { kind: 'unknown', code: text });
  }

  /** The tracking number of a parcel that left without one; false when there is no such parcel. */
  private async trackLater(order: OrderRecord, tracking: string): Promise<boolean> {
    const shipments = await shipmentsOf(this.store, order.id);
    const last = shipments.findLast((shipment) => shipment.voided.at === '');
    if (last?.tracking.value !== '') return false;
    return (await changeCarriage(this.store, last.id, { tracking })).ok;
  }

  private async write(
    order: OrderRecord,
    act: (current: OrderRecord, now: string) => Packed,
  ): Promise<Verdict> {
    let packed: Packed | undefined;
    const change = (current: OrderRecord | undefined) => {
      if (!current) return null;
      packed = act(current, this.store.clock.iso());
      return packed.entry && this.withEntry(current, packed.entry);
    };
    const written = await this.during(() =>
      saved(() => this.store.orders.change(order.id, change, order)),
    );
    if (!written.ok) return this.publish(written.error);
    return this.publish(packed?.verdict ?? { kind: 'no-order' }, written.value);
  }

  private withEntry(order: OrderRecord, entry: EntryBody<'parcel'>): OrderRecord {
    for (const { at } of order.log) this.store.clock.see(at);
    return recordEntry(order, entry, authorOf(this.store.station), this.store.clock.stamp());
  }

  /** Somebody else changed the open order. What stops it now is said at once, before more goes into the box. */
  private hear(before: OrderRecord, after: OrderRecord): void {
    this.view.setState({ order: after });
    const now = this.store.clock.iso();
    const stop = stopVerdict(after, now);
    if (stop && stop.kind !== 'already-shipped' && !stopVerdict(before, now)) this.publish(stop);
  }

  /** Runs a write of ours; what the change stream says meanwhile waits for the verdict. */
  private async during<T>(write: () => Promise<T>): Promise<T> {
    this.writing++;
    try {
      return await write();
    } finally {
      this.writing--;
    }
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

  /** Shows the verdict and, in the same frame, what it did to the open order. */
  private publish(verdict: Verdict, written?: OrderRecord): Verdict {
    const { heard, readAt } = this;
    if (this.writing === 0) this.heard = null;
    this.view.setState(({ order, seq }) => ({
      // The stream's word is the newest; a write to an order that is not open any more is not shown.
      order: newest(order, heard, written),
      verdict,
      seq: seq + 1,
      readAt,
    }));
    return verdict;
  }

  private show(order: OrderRecord): void {
    const { service } = order.facts;
    const carrier = this.carriers.get(service) ?? '';
    this.view.setState({ order, carriage: { ...noCarriage, service, carrier } });
  }
}

function newest(
  open: OrderRecord | null,
  heard: OrderRecord | null,
  written: OrderRecord | undefined,
): OrderRecord | null {
  if (!open) return null;
  return [heard, written].find((order) => order?.id === open.id) ?? open;
}

function missingUnits(order: OrderRecord): number {
  return statusOf(order).lines.reduce(
    (sum, line) => sum + Math.max(0, line.units - line.packed - line.shipped),
    0,
  );
}
