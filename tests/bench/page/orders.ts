/** Orders for the benchmarks: made from a seed, in the shapes and proportions of a shop with a long history. */
import { settleOrder } from '../../../shared/orders/merge.ts';
import { defaultCriteria } from '../../../shared/priority/criteria.ts';
import { evaluatePriority } from '../../../shared/priority/evaluate.ts';
import { orderId, shipmentId, skuId } from '../../../shared/records/ids.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { factsOf, type OrderReading } from '../../../shared/records/order-facts.ts';
import type { LogEntry } from '../../../shared/records/order-log.ts';
import { blankSku, type SkuRecord } from '../../../shared/records/sku.ts';

const CHANNELS = ['shopify', 'amazon', 'ebay', 'woocommerce', 'etsy'];
const COUNTRIES = ['GB', 'DE', 'FR', 'NL', 'US', 'IE'];
const SERVICES = ['Standard', 'Express', 'Next day', 'Economy'];
const FIRST = ['Ana', 'Ben', 'Chloe', 'Dan', 'Eva', 'Finn', 'Gia', 'Hugo', 'Ida', 'Jon'];
const LAST = ['Lima', 'Moss', 'Nash', 'Okoye', 'Park', 'Quinn', 'Rossi', 'Sato', 'Todd', 'Weiss'];
const DAY = 86_400_000;
const STATION = { station: 'bench', user: 'Bench' };

export const SKUS = 20_000;

/** A repeatable number from 0 up to (not including) `below` for the n-th thing of a kind (mulberry32). */
export function pick(seed: number, below: number): number {
  let t = (seed + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
}

/** The n-th SKU, with an in-store EAN-13. */
export function sku(n: number, at: string): SkuRecord {
  const text = `SKU-${String(n).padStart(5, '0')}`;
  return {
    id: skuId(text),
    sku: text,
    ...blankSku,
    title: `Product number ${n} with a title of usual length`,
    barcodes: [{ code: barcodeOf(n), units: 1 }],
    bin: `${String.fromCharCode(65 + (n % 20))}${n % 12}-${String(n % 40).padStart(2, '0')}`,
    weight: 100 + (n % 900),
    stamps: { title: at, barcodes: at, bin: at, weight: at },
  };
}

/** The EAN-13 of the n-th SKU (GS1 General Specifications 7.9: the check digit). */
export function barcodeOf(n: number): string {
  const digits = `20${String(n).padStart(10, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return digits + String((10 - (sum % 10)) % 10);
}

/** The n-th of `of` orders as a channel would give it, spread over 100 days before `now`; the last `open` are open. */
export function reading(n: number, of: number, now: number): OrderReading {
  const placed = now - Math.floor(((of - n) / of) * 100 * DAY) - 1;
  const count = 1 + pick(n * 7 + 1, 4);
  const name = `${FIRST[pick(n * 7 + 2, 10)]} ${LAST[pick(n * 7 + 3, 10)]}`;
  const lines = Array.from({ length: count }, (_, line) => {
    const which = pick(n * 31 + line, SKUS);
    return {
      id: `l${line + 1}`,
      sku: `SKU-${String(which).padStart(5, '0')}`,
      title: `Product number ${which} with a title of usual length`,
      units: 1 + pick(n * 37 + line, 3),
      unitPrice: 500 + pick(n * 41 + line, 3000),
    };
  });
  return {
    channel: CHANNELS[n % CHANNELS.length] ?? 'shopify',
    externalId: String(5_000_000 + n),
    number: String(100_000 + n),
    revision: null,
    status: 'open',
    payment: n % 50 === 0 ? 'unpaid' : 'paid',
    placedAt: new Date(placed).toISOString(),
    shipBy: new Date(placed + 2 * DAY).toISOString(),
    currency: 'GBP',
    total: lines.reduce((sum, line) => sum + line.units * line.unitPrice, 395),
    buyer: { name, email: `buyer${n}@example.com`, phone: '' },
    shipTo: {
      name,
      company: '',
      line1: `${1 + pick(n, 200)} Bench Street`,
      line2: '',
      city: 'Leeds',
      region: 'West Yorkshire',
      postcode: `LS${1 + pick(n + 5, 20)} 4AB`,
      country: COUNTRIES[pick(n * 7 + 4, 6)] ?? 'GB',
      phone: '',
    },
    lines,
    charges: [{ kind: 'postage', title: 'Postage', amount: 395 }],
    service: SERVICES[pick(n * 7 + 5, 4)] ?? 'Standard',
    programmes: n % 20 === 0 ? ['prime'] : [],
    fulfilledBy: 'us',
    tags: n % 9 === 0 ? ['fragile'] : [],
    note: '',
    giftMessage: '',
  };
}

/** The n-th of `of` orders as it is stored; the last `open` of them are open, the others were shipped a day after. */
export function order(n: number, of: number, open: number, now: number): OrderRecord {
  const read = reading(n, of, now);
  const id = orderId(read.channel, read.externalId);
  const facts = factsOf(read, `${read.placedAt}|0000|bench`);
  const log: LogEntry[] = [
    {
      ...evaluatePriority(
        facts,
        facts.tags,
        defaultCriteria,
        (iso, time) => `${iso.slice(0, 10)}T${time}:00.000Z`,
      ),
      id: 'priority:bench',
      rev: 1,
      at: `${read.placedAt}|0001|bench`,
      by: STATION,
    },
  ];
  if (n < of - open) log.push(...shipped(id, read));
  return settleOrder(id, facts, log);
}

function shipped(id: string, read: OrderReading): LogEntry[] {
  const at = `${new Date(Date.parse(read.placedAt) + DAY).toISOString()}|0000|bench`;
  const contents = Object.fromEntries(read.lines.map((line) => [line.id, line.units]));
  const base = { rev: 1, at, by: STATION };
  const shipment = shipmentId(id, 'p1');
  return [
    {
      ...base,
      kind: 'parcel',
      id: 'parcel:p1:bench',
      parcel: 'p1',
      startedAt: read.placedAt,
      contents,
      trail: [],
    },
    {
      ...base,
      kind: 'shipped',
      id: `shipped:${shipment}:bench`,
      parcel: 'p1',
      shipment,
      contents,
      tracking: '',
    },
  ];
}
