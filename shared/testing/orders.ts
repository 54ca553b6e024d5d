/** Orders for tests, written as a packer would read them aloud: `orderOf('MUG 0/2', 'TEE 1/1')`. */
import { settleOrder } from '../orders/merge.ts';
import { recordEntry } from '../orders/record-entry.ts';
import type { ScannedSku } from '../packing/pack-unit.ts';
import type { Author } from '../records/author.ts';
import { orderId, skuId } from '../records/ids.ts';
import type { OrderRecord } from '../records/order.ts';
import {
  type Address,
  factsOf,
  type OrderLine,
  type OrderReading,
} from '../records/order-facts.ts';
import type { EntryBody, LogKind } from '../records/order-log.ts';
import type { Stamp } from '../records/stamp.ts';

/** The morning on which every test order is worked on. */
export const MORNING = Date.parse('2026-11-23T08:00:00.000Z');

/** The packer of most tests. */
export const ANA: Author = { station: 'bench-1', user: 'Ana' };

export const HOME: Address = {
  name: 'Jo March',
  company: '',
  line1: '1 Orchard House',
  line2: '',
  city: 'Concord',
  region: 'MA',
  postcode: '01742',
  country: 'US',
  phone: '+1 555 0100',
};

/** The time `minutes` after the morning began. */
export function timeAt(minutes: number): string {
  return new Date(MORNING + minutes * 60_000).toISOString();
}

/** The stamp of something that a station did `minutes` after the morning began. */
export function stampAt(minutes: number, station: string = ANA.station): Stamp {
  return `${timeAt(minutes)}|0000|${station}`;
}

/** A line of `units` of a SKU. */
export function lineOf(id: string, sku: string, units: number): OrderLine {
  return { id, sku, title: `A ${sku}`, units, unitPrice: 450 };
}

/** A paid order of one mug, but for what is said otherwise. */
export function readingOf(change: Partial<OrderReading> = {}): OrderReading {
  return {
    channel: 'shop',
    externalId: '1001',
    number: '#1001',
    revision: null,
    status: 'open',
    payment: 'paid',
    placedAt: timeAt(-60),
    shipBy: null,
    currency: 'GBP',
    total: 1250,
    buyer: { name: 'Jo March', email: 'jo@example.org', phone: '' },
    shipTo: HOME,
    lines: [lineOf('L1', 'MUG', 1)],
    charges: [{ kind: 'postage', title: 'Standard', amount: 350 }],
    service: 'Standard',
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: '',
    giftMessage: '',
    ...change,
  };
}

/** The order of one reading, with nothing done to it yet. */
export function orderFrom(change: Partial<OrderReading> = {}, readAt = stampAt(0)): OrderRecord {
  const reading = readingOf(change);
  return settleOrder(orderId(reading.channel, reading.externalId), factsOf(reading, readAt), []);
}

/** The order with these lines (`SKU packed/ordered`); what is packed was packed by Ana. */
export function orderOf(...lines: string[]): OrderRecord {
  const read = lines.map((text, n) => {
    const [sku = '', packed, ordered] = text.split(/[ /]/);
    return { line: lineOf(`L${n + 1}`, sku, Number(ordered)), packed: Number(packed) };
  });
  const order = orderFrom({ lines: read.map(({ line }) => line) });
  const packed = read.filter((one) => one.packed > 0).map((one) => [one.line.id, one.packed]);
  return packed.length === 0 ? order : did(order, parcelOf('p1', Object.fromEntries(packed)), 1);
}

/** The order after somebody (Ana) did something, `minutes` after the morning began. */
export function did(
  order: OrderRecord,
  body: EntryBody<LogKind>,
  minutes: number,
  by: Author = ANA,
): OrderRecord {
  return recordEntry(order, body, by, stampAt(minutes, by.station));
}

/** What a station has put into a parcel. */
export function parcelOf(
  parcel: string,
  contents: EntryBody<'parcel'>['contents'],
): EntryBody<'parcel'> {
  return { kind: 'parcel', parcel, startedAt: timeAt(1), contents, trail: [] };
}

/** A parcel of the order that left. */
export function shippedOf(
  order: Pick<OrderRecord, 'id'>,
  parcel: string,
  contents: EntryBody<'shipped'>['contents'],
): EntryBody<'shipped'> {
  return { kind: 'shipped', parcel, shipment: `${order.id}:${parcel}`, contents, tracking: '' };
}

/** One read of a SKU's own code, or of a case pack of it. */
export function scanOf(sku: string, units = 1): ScannedSku {
  return { skuId: skuId(sku), sku, units, code: `${sku}-${units}` };
}
