/** Units going into the open order and coming out again; a scan that does not count is journalled. */
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import {
  lineSku,
  type Packed,
  type PackRules,
  packUnits,
  type ScannedSku,
  undoScan,
  unpack,
} from '../../../shared/packing/pack-unit.ts';
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { EntryBody } from '../../../shared/records/order-log.ts';
import { saved } from '../saving.ts';
import { serialLeft } from '../serials.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import type { BenchClaims } from './bench-claims.ts';
import type { BenchShipping } from './bench-shipping.ts';
import { benchStop } from './bench-stop.ts';
import type { BenchView } from './bench-view.ts';

export class BenchUnits {
  /** Whose warnings the packer has been shown in the open order. */
  private warnedOf: { readonly order: string; readonly skus: Set<string> } = {
    order: '',
    skus: new Set(),
  };

  constructor(
    private readonly store: Store,
    private readonly view: BenchView,
    private readonly shipping: BenchShipping,
    private readonly claims: BenchClaims,
  ) {}

  /** Units of a SKU into the open order; the last one ships it where the shop wants that. */
  async pack(scanned: ScannedSku): Promise<Verdict> {
    const { order } = this.view;
    if (!order) return this.reject(scanned.code, { kind: 'no-order' });
    const claimed = this.claims.stop(order);
    if (claimed) return this.reject(scanned.code, claimed);
    const stop = benchStop(this.store, order);
    if (stop) return this.reject(scanned.code, stop);
    const station = this.store.station.getState().id;
    const { lineSkus, clock } = this.store;
    const rules = this.rulesFor(scanned.skuId);
    const packed = packUnits(lineSkus.named(order), scanned, station, clock.iso(), rules);
    if (!packed.entry) return this.reject(scanned.code, packed.verdict);
    const elsewhere = rules.rules.serial ? await this.elsewhere(order, scanned) : null;
    if (elsewhere) return this.reject(scanned.code, elsewhere);
    const warning = this.warning(order, scanned);
    if (warning) return this.reject(scanned.code, warning);
    const verdict = await this.write(order, (current, now) =>
      packUnits(lineSkus.named(current), scanned, station, now, rules),
    );
    this.claims.keep(order);
    const full = verdict.kind === 'order-complete';
    return full && this.store.settingsView.getState().packing.shipWhenComplete
      ? this.shipping.ship()
      : verdict;
  }

  /** One unit of a line of the open order, as if it had been scanned; undefined when there is no such line. */
  unitOf(line: string): ScannedSku | undefined {
    const { order } = this.view;
    const lines = order ? this.store.lineSkus.named(order).facts.lines : [];
    const found = lines.find((one) => one.id === line);
    return found && { skuId: lineSku(found), sku: found.sku || found.title, units: 1, code: '' };
  }

  /** Takes this station's last counted scan back. */
  async undo(): Promise<Verdict> {
    const { order } = this.view;
    if (!order) return this.view.publish({ kind: 'no-order' });
    const station = this.store.station.getState().id;
    return this.write(order, (current, now) => undoScan(current, station, now));
  }

  /** Takes everything out that this station put into the parcel, once that is asked for a second time. */
  async unpack(): Promise<Verdict> {
    const { order } = this.view;
    if (!order) return this.view.publish({ kind: 'no-order' });
    const station = this.store.station.getState().id;
    const { verdict } = unpack(order, station, this.store.clock.iso());
    const wasAsked = this.view.state.getState().verdict?.kind === 'unpack-asked';
    if (verdict.kind === 'unpacked' && !wasAsked)
      return this.view.publish({ kind: 'unpack-asked', units: verdict.units });
    return this.write(order, (current, now) => unpack(current, station, now));
  }

  private rulesFor(skuId: string): PackRules {
    const { catalogue, clock, localDay } = this.store;
    const { serial, lot, expiry } = catalogue.skus.get(skuId) ?? {};
    return { rules: { serial, lot, expiry }, today: localDay(clock.iso()) };
  }

  /** A serial number that left with another order, and is not back. */
  private async elsewhere(
    order: OrderRecord,
    { skuId, trace }: ScannedSku,
  ): Promise<Verdict | null> {
    const serial = trace?.serial ?? '';
    const left = await serialLeft(this.store, skuId, serial);
    if (!left || left.order === order.id) return null;
    const number = (await this.store.orders.get(left.order))?.facts.number ?? left.order;
    return { kind: 'serial-elsewhere', serial, number };
  }

  /** What has to be read first; scanned once more it has been, for this order. */
  private warning(order: OrderRecord, { skuId, sku }: ScannedSku): Verdict | null {
    const text = this.store.catalogue.skus.get(skuId)?.warning?.trim() ?? '';
    if (text === '') return null;
    if (this.warnedOf.order !== order.id) this.warnedOf = { order: order.id, skus: new Set() };
    if (this.warnedOf.skus.has(skuId)) return null;
    this.warnedOf.skus.add(skuId);
    return { kind: 'warned', sku, text };
  }

  /** A scan that does not count is journalled too, before its verdict shows. */
  async reject(code: string, verdict: Verdict): Promise<Verdict> {
    const written = await saved(() =>
      this.store.scans.insert([
        {
          id: this.store.newId(),
          at: this.store.clock.stamp(),
          by: authorOf(this.store.station),
          code,
          verdict: verdict.kind,
          order: this.view.order?.id ?? '',
        },
      ]),
    );
    return this.view.publish(written.ok ? verdict : written.error);
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
    const written = await this.view.during(() =>
      saved(() => this.store.orders.change(order.id, change, order)),
    );
    if (!written.ok) return this.view.publish(written.error);
    return this.view.publish(packed?.verdict ?? { kind: 'no-order' }, written.value);
  }

  private withEntry(order: OrderRecord, entry: EntryBody<'parcel'>): OrderRecord {
    for (const { at } of order.log) this.store.clock.see(at);
    return recordEntry(order, entry, authorOf(this.store.station), this.store.clock.stamp());
  }
}
