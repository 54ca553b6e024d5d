/** The columns of each export. Their names are for other programs: they are the same in every language. */
import { availabilityOf } from '../../../shared/inventory/allocation.ts';
import { shipToOf, tagsOf } from '../../../shared/orders/log.ts';
import { type LineProgress, labelOf, statusOf } from '../../../shared/orders/status.ts';
import { decimalText } from '../../../shared/records/money.ts';
import type { MovementRecord } from '../../../shared/records/movement.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { Address, OrderLine } from '../../../shared/records/order-facts.ts';
import type { ShipmentRecord, ShippedLine } from '../../../shared/records/shipment.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import type { CsvCell } from '../../../shared/reports/csv.ts';
import type { Store } from '../store.ts';

export type Columns<R> = { readonly [name: string]: (row: R) => CsvCell };

const SHIP_TO: readonly (keyof Address)[] = [
  'name',
  'company',
  'line1',
  'line2',
  'city',
  'region',
  'postcode',
  'country',
  'phone',
];

export const orderColumns: Columns<OrderRecord> = {
  order: ({ facts }) => facts.number,
  channel: ({ facts }) => facts.channel,
  status: (order) => labelOf(order),
  payment: ({ facts }) => facts.payment,
  placed_at: ({ facts }) => facts.placedAt,
  ship_by: ({ facts }) => facts.shipBy,
  total: ({ facts }) => amount(facts.total, facts.currency),
  currency: ({ facts }) => facts.currency,
  units: ({ facts }) => facts.lines.reduce((sum, line) => sum + line.units, 0),
  service: ({ facts }) => facts.service,
  buyer: ({ facts }) => facts.buyer.name,
  email: ({ facts }) => facts.buyer.email,
  ...Object.fromEntries(
    SHIP_TO.map((part) => [`ship_to_${part}`, (order: OrderRecord) => shipToOf(order)[part]]),
  ),
  tags: (order) => tagsOf(order).join('; '),
  programmes: ({ facts }) => facts.programmes.join('; '),
  note: ({ facts }) => facts.note,
  id: ({ id }) => id,
};

export interface LineRow {
  readonly order: OrderRecord;
  readonly line: OrderLine;
  readonly progress: LineProgress | undefined;
}

/** An order's lines with how far each is. */
export function lineRows(order: OrderRecord): LineRow[] {
  const { lines } = statusOf(order);
  return order.facts.lines.map((line, n) => ({ order, line, progress: lines[n] }));
}

export const lineColumns: Columns<LineRow> = {
  order: ({ order }) => order.facts.number,
  channel: ({ order }) => order.facts.channel,
  line: ({ line }) => line.id,
  sku: ({ line }) => line.sku,
  title: ({ line }) => line.title,
  units: ({ line }) => line.units,
  unit_price: ({ line, order }) => amount(line.unitPrice, order.facts.currency),
  currency: ({ order }) => order.facts.currency,
  packed: ({ progress }) => progress?.packed ?? 0,
  shipped: ({ progress }) => progress?.shipped ?? 0,
  order_id: ({ order }) => order.id,
};

export interface ShipmentRow {
  readonly shipment: ShipmentRecord;
  readonly line: ShippedLine;
}

/** A shipment's lines. */
export function shipmentRows(shipment: ShipmentRecord): ShipmentRow[] {
  return shipment.confirmed.contents.map((line) => ({ shipment, line }));
}

export function shipmentColumns(store: Store): Columns<ShipmentRow> {
  return {
    shipment: ({ shipment }) => shipment.id,
    order_id: ({ shipment }) => shipment.order,
    shipped_at: ({ shipment }) => stampTime(shipment.confirmed.at),
    station: ({ shipment }) => shipment.confirmed.by.station,
    user: ({ shipment }) => shipment.confirmed.by.user,
    carrier: ({ shipment }) => shipment.carrier.value,
    service: ({ shipment }) => shipment.service.value,
    tracking: ({ shipment }) => shipment.tracking.value,
    line: ({ line }) => line.line,
    sku: ({ line }) => skuName(store, line.skuId),
    bin: ({ line }) => line.bin,
    units: ({ line }) => line.units,
    voided_at: ({ shipment }) => stampTime(shipment.voided.at),
    void_reason: ({ shipment }) => shipment.voided.reason,
  };
}

export function stockColumns(store: Store): Columns<SkuRecord> {
  const figures = (sku: SkuRecord) => {
    const onHand = store.stock.onHand(sku.id);
    if (onHand === undefined) return undefined;
    return availabilityOf(onHand, sku.safety, store.open.demandFor(sku.id));
  };
  const bins = (sku: SkuRecord) => Object.entries(store.stock.stockOf(sku.id) ?? {});
  return {
    sku: ({ sku }) => sku,
    title: ({ title }) => title,
    bin: ({ bin }) => bin,
    barcodes: ({ barcodes }) =>
      barcodes.map(({ code, units }) => (units === 1 ? code : `${code} x${units}`)).join('; '),
    on_hand: (sku) => figures(sku)?.onHand ?? null,
    allocated: (sku) => figures(sku)?.allocated ?? null,
    available: (sku) => figures(sku)?.available ?? null,
    backordered: (sku) => figures(sku)?.backordered ?? null,
    safety: ({ safety }) => safety,
    reorder_at: ({ reorder }) => reorder ?? 0,
    on_hand_by_bin: (sku) =>
      bins(sku)
        .map(([bin, { base, since }]) => `${bin}: ${base + since}`)
        .join('; '),
    weight_g: ({ weight }) => weight,
    length_mm: ({ length }) => length,
    width_mm: ({ width }) => width,
    height_mm: ({ height }) => height,
    kit: ({ kit }) => kit.map((part) => `${part.units} x ${part.sku}`).join('; '),
    note: ({ note }) => note,
    warning: ({ warning }) => warning ?? '',
  };
}

export function movementColumns(store: Store): Columns<MovementRecord> {
  return {
    at: ({ at }) => stampTime(at),
    kind: ({ kind }) => kind,
    sku: ({ skuId }) => skuName(store, skuId),
    bin: ({ bin }) => bin,
    units: ({ units }) => units,
    reason: ({ reason }) => reason,
    station: ({ by }) => by.station,
    user: ({ by }) => by.user,
    source: ({ source }) => source,
    id: ({ id }) => id,
  };
}

function skuName(store: Store, id: string): string {
  return store.catalogue.skus.get(id)?.sku ?? id;
}

/** A number, so that spreadsheets can add it up, exact for every amount below 2^53 minor units. */
function amount(minor: number, currency: string): number {
  return Number(decimalText(minor, currency));
}
