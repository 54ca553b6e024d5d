/** Everything as CSV that a spreadsheet opens safely: orders, lines, shipments, stock and movements, in slices. */
import { availabilityOf } from '../../../shared/inventory/allocation.ts';
import { shipToOf, tagsOf } from '../../../shared/orders/log.ts';
import { labelOf, statusOf } from '../../../shared/orders/status.ts';
import { decimalText } from '../../../shared/records/money.ts';
import type { MovementRecord } from '../../../shared/records/movement.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import { type CsvCell, csvRow } from '../../../shared/reports/csv.ts';
import type { Store } from '../store.ts';
import type { Table } from '../table.ts';

export const EXPORTS = ['orders', 'lines', 'shipments', 'stock', 'movements'] as const;

export type ExportName = (typeof EXPORTS)[number];

export interface ExportOptions {
  readonly progress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

const SLICE = 500;
/** Without it spreadsheets take UTF-8 for an older alphabet. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One export as text, a slice at a time. Column names are for other programs: they are the same in every language. */
export async function* exportCsv(
  store: Store,
  name: ExportName,
  options: ExportOptions = {},
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRow(COLUMNS[name]);
  const skuOf = (id: string) => store.catalogue.skus.get(id)?.sku ?? id;
  switch (name) {
    case 'orders':
      return yield* rows(store, store.orders, (order) => [orderRow(order)], options);
    case 'lines':
      return yield* rows(store, store.orders, lineRows, options);
    case 'shipments':
      return yield* rows(store, store.shipments, (one) => shipmentRows(one, skuOf), options);
    case 'stock':
      return yield* rows(store, store.skus, (sku) => [stockRow(store, sku)], options);
    case 'movements':
      return yield* rows(store, store.movements, (one) => [movementRow(one, skuOf)], options);
  }
}

async function* rows<T extends { readonly id: string }>(
  store: Store,
  table: Table<T>,
  rowsOf: (doc: T) => readonly (readonly CsvCell[])[],
  { progress = () => undefined, signal }: ExportOptions,
): AsyncGenerator<string> {
  const all = await table.count();
  let done = 0;
  for await (const docs of table.slices(SLICE, store.activity.pause)) {
    signal?.throwIfAborted();
    yield docs.flatMap(rowsOf).map(csvRow).join('');
    done += docs.length;
    progress(done, all);
  }
}

const COLUMNS: { readonly [name in ExportName]: readonly string[] } = {
  orders: [
    'order',
    'channel',
    'status',
    'payment',
    'placed_at',
    'ship_by',
    'total',
    'currency',
    'units',
    'service',
    'buyer',
    'email',
    'ship_to_name',
    'ship_to_company',
    'ship_to_line1',
    'ship_to_line2',
    'ship_to_city',
    'ship_to_region',
    'ship_to_postcode',
    'ship_to_country',
    'ship_to_phone',
    'tags',
    'programmes',
    'note',
    'id',
  ],
  lines: [
    'order',
    'channel',
    'line',
    'sku',
    'title',
    'units',
    'unit_price',
    'currency',
    'packed',
    'shipped',
    'order_id',
  ],
  shipments: [
    'shipment',
    'order_id',
    'shipped_at',
    'station',
    'user',
    'carrier',
    'service',
    'tracking',
    'line',
    'sku',
    'bin',
    'units',
    'voided_at',
    'void_reason',
  ],
  stock: [
    'sku',
    'title',
    'bin',
    'barcodes',
    'on_hand',
    'allocated',
    'available',
    'backordered',
    'safety',
    'on_hand_by_bin',
    'weight_g',
    'length_mm',
    'width_mm',
    'height_mm',
    'kit',
    'note',
  ],
  movements: ['at', 'kind', 'sku', 'bin', 'units', 'reason', 'station', 'user', 'source', 'id'],
};

function orderRow(order: OrderRecord): CsvCell[] {
  const { facts } = order;
  const to = shipToOf(order);
  return [
    facts.number,
    facts.channel,
    labelOf(order),
    facts.payment,
    facts.placedAt,
    facts.shipBy,
    amount(facts.total, facts.currency),
    facts.currency,
    facts.lines.reduce((sum, line) => sum + line.units, 0),
    facts.service,
    facts.buyer.name,
    facts.buyer.email,
    to.name,
    to.company,
    to.line1,
    to.line2,
    to.city,
    to.region,
    to.postcode,
    to.country,
    to.phone,
    tagsOf(order).join('; '),
    facts.programmes.join('; '),
    facts.note,
    order.id,
  ];
}

function lineRows(order: OrderRecord): CsvCell[][] {
  const { facts } = order;
  const progress = statusOf(order).lines;
  return facts.lines.map((line, n) => [
    facts.number,
    facts.channel,
    line.id,
    line.sku,
    line.title,
    line.units,
    amount(line.unitPrice, facts.currency),
    facts.currency,
    progress[n]?.packed ?? 0,
    progress[n]?.shipped ?? 0,
    order.id,
  ]);
}

function shipmentRows(shipment: ShipmentRecord, skuOf: (id: string) => string): CsvCell[][] {
  const { confirmed, voided } = shipment;
  return confirmed.contents.map((line) => [
    shipment.id,
    shipment.order,
    stampTime(confirmed.at),
    confirmed.by.station,
    confirmed.by.user,
    shipment.carrier.value,
    shipment.service.value,
    shipment.tracking.value,
    line.line,
    skuOf(line.skuId),
    line.bin,
    line.units,
    stampTime(voided.at),
    voided.reason,
  ]);
}

function stockRow(store: Store, sku: SkuRecord): CsvCell[] {
  const onHand = store.stock.onHand(sku.id);
  const bins = Object.entries(store.stock.stockOf(sku.id) ?? {});
  const figures =
    onHand === undefined
      ? undefined
      : availabilityOf(onHand, sku.safety, store.open.demandFor(sku.id));
  return [
    sku.sku,
    sku.title,
    sku.bin,
    sku.barcodes.map(({ code, units }) => (units === 1 ? code : `${code} x${units}`)).join('; '),
    figures?.onHand ?? null,
    figures?.allocated ?? null,
    figures?.available ?? null,
    figures?.backordered ?? null,
    sku.safety,
    bins.map(([bin, { base, since }]) => `${bin}: ${base + since}`).join('; '),
    sku.weight,
    sku.length,
    sku.width,
    sku.height,
    sku.kit.map((part) => `${part.units} x ${part.sku}`).join('; '),
    sku.note,
  ];
}

function movementRow(movement: MovementRecord, skuOf: (id: string) => string): CsvCell[] {
  const { at, kind, bin, units, reason, by, source, id } = movement;
  return [
    stampTime(at),
    kind,
    skuOf(movement.skuId),
    bin,
    units,
    reason,
    by.station,
    by.user,
    source,
    id,
  ];
}

/** A number, so that spreadsheets can add it up, exact for every amount below 2^53 minor units. */
function amount(minor: number, currency: string): number {
  return Number(decimalText(minor, currency));
}
