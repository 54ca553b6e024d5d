/**
 * The sample shop as the records that a store keeps: orders with their logs, shipments with the stock movements
 * they imply, SKUs and the opening count. Everything is made through the same functions as real work.
 */
import { standingShipments } from '../orders/log.ts';
import { settleOrder } from '../orders/merge.ts';
import { recordEntry } from '../orders/record-entry.ts';
import { statusOf } from '../orders/status.ts';
import { ownParcel } from '../packing/pack-unit.ts';
import type { Criteria } from '../priority/criteria.ts';
import { evaluatePriority, type LocalTime } from '../priority/evaluate.ts';
import type { Author } from '../records/author.ts';
import { orderId, skuId } from '../records/ids.ts';
import type { MovementRecord } from '../records/movement.ts';
import type { OrderRecord } from '../records/order.ts';
import { factsOf } from '../records/order-facts.ts';
import type { EntryBody, LogKind } from '../records/order-log.ts';
import type { ParcelEnd, ShipmentRecord } from '../records/shipment.ts';
import type { SkuRecord } from '../records/sku.ts';
import { nextStamp, type Stamp } from '../records/stamp.ts';
import { movementsOf } from '../shipping/implied.ts';
import { shipmentOf, withEnd } from '../shipping/shipment.ts';
import type { DatedWork, SampleShop, WorkedReading } from './sample-shop.ts';

export interface SampleContext {
  /** Who the work is put down to: this station, so that a parcel begun can be gone on with. */
  readonly by: Author;
  readonly criteria: Criteria;
  readonly localTime: LocalTime;
}

export interface SampleRecords {
  readonly orders: readonly OrderRecord[];
  readonly shipments: readonly ShipmentRecord[];
  readonly skus: readonly SkuRecord[];
  readonly movements: readonly MovementRecord[];
}

/** What every movement and document of the sample shop names as its source. */
export const SAMPLE_SOURCE = 'sample-shop';

type BinOf = (skuId: string) => string;
interface Worked {
  readonly order: OrderRecord;
  readonly shipments: readonly ShipmentRecord[];
}

/** The records of the sample shop. */
export function sampleRecords(shop: SampleShop, ctx: SampleContext): SampleRecords {
  const bins = new Map(shop.skus.map(({ sku, fields }) => [skuId(sku), fields.bin]));
  const worked = shop.orders.map((one) => workedOrder(one, (id) => bins.get(id) ?? '', ctx));
  const shipments = worked.flatMap((one) => one.shipments);
  return {
    orders: worked.map((one) => one.order),
    shipments,
    skus: skuRecords(shop, ctx),
    movements: [...openingCounts(shop, ctx), ...shipments.flatMap(movementsOf)],
  };
}

function workedOrder({ reading, work }: WorkedReading, binOf: BinOf, ctx: SampleContext): Worked {
  const readAt = stampAt(reading.placedAt, ctx);
  const id = orderId(reading.channel, reading.externalId);
  const read = settleOrder(id, factsOf(reading, readAt), []);
  const { criteria, localTime, by } = ctx;
  const priority = evaluatePriority(read.facts, read.facts.tags, criteria, localTime);
  let worked: Worked = { order: recordEntry(read, priority, by, readAt), shipments: [] };
  for (const one of work) worked = carryOut(worked, one, binOf, ctx);
  return worked;
}

function carryOut(worked: Worked, work: DatedWork, binOf: BinOf, ctx: SampleContext): Worked {
  const at = stampAt(work.at, ctx);
  const { order, shipments } = worked;
  const write = (body: EntryBody<LogKind>) => recordEntry(order, body, ctx.by, at);
  switch (work.kind) {
    case 'hold': {
      const { hold, reason, until } = work;
      return { shipments, order: write({ kind: 'hold', hold, reason, until }) };
    }
    case 'tag':
      return { shipments, order: write({ kind: 'tag', tag: work.tag, on: true }) };
    case 'note':
      return { shipments, order: write({ kind: 'note', text: work.text }) };
    case 'pick':
      return { shipments, order: write({ kind: 'pick', on: true }) };
    case 'pack':
      return { shipments, order: write(packed(order, work.units, ctx.by.station, work.at)) };
    case 'ship': {
      const shipment: ShipmentRecord = {
        ...shipmentOf(order, work, binOf, ctx.by, at),
        settled: 'done',
      };
      return { shipments: [...shipments, shipment], order: write(shippedEntry(shipment)) };
    }
    case 'void':
      return voided(worked, work.reason, ctx.by, at);
    case 'cancel':
      return { shipments, order: write({ kind: 'cancelled', reason: work.reason }) };
  }
}

/** The open parcel filled line by line, up to so many units. */
function packed(
  order: OrderRecord,
  units: number | 'all',
  station: string,
  now: string,
): EntryBody<'parcel'> {
  const own = ownParcel(order, station, now);
  let left = units === 'all' ? Number.POSITIVE_INFINITY : units;
  const contents: Record<string, number> = {};
  for (const line of statusOf(order).lines) {
    const taken = Math.min(left, line.units - line.shipped);
    if (taken > 0) contents[line.line] = taken;
    left -= taken;
  }
  return { ...own, contents };
}

function shippedEntry(shipment: ShipmentRecord): EntryBody<'shipped'> {
  const { id, parcel, confirmed, tracking } = shipment;
  const contents = Object.fromEntries(confirmed.contents.map((line) => [line.line, line.units]));
  return { kind: 'shipped', parcel, shipment: id, contents, tracking: tracking.value };
}

function voided(worked: Worked, reason: string, by: Author, at: Stamp): Worked {
  const last = standingShipments(worked.order.log).at(-1);
  if (!last) throw new Error(`nothing to void in ${worked.order.id}`);
  const { shipment } = last;
  const of = last.by.station;
  const end: ParcelEnd = { kind: 'voided', at, by, reason };
  return {
    order: recordEntry(worked.order, { kind: 'voided', shipment, of, reason }, by, at),
    shipments: worked.shipments.map((one) =>
      one.id === shipment ? { ...withEnd(one, of, end), settled: 'done' } : one,
    ),
  };
}

function skuRecords(shop: SampleShop, ctx: SampleContext): SkuRecord[] {
  const at = stampAt(shop.countedAt, ctx);
  return shop.skus.map(({ sku, fields }) => ({
    id: skuId(sku),
    sku,
    ...fields,
    stamps: Object.fromEntries(Object.keys(fields).map((field) => [field, at])),
  }));
}

function openingCounts(shop: SampleShop, ctx: SampleContext): MovementRecord[] {
  const at = stampAt(shop.countedAt, ctx);
  return shop.counts.map(({ sku, bin, units }) => ({
    id: `count:${SAMPLE_SOURCE}:${skuId(sku)}`,
    kind: 'counted',
    skuId: skuId(sku),
    bin,
    units,
    at,
    by: ctx.by,
    reason: 'Opening stock',
    source: SAMPLE_SOURCE,
  }));
}

function stampAt(iso: string, ctx: SampleContext): Stamp {
  return nextStamp('', Date.parse(iso), ctx.by.station);
}
