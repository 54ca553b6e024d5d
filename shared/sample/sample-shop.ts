/** The sample shop at a moment: what its file says, with real times, SKU fields and opening stock. Stores nothing. */
import type { OrderReading } from '../records/order-facts.ts';
import { blankSku, type SkuFields } from '../records/sku.ts';
import type { SampleData, SampleOrder, SampleSku, SampleWork } from './sample-data.ts';

/** One thing that was done to a sample order, at a moment (UTC ISO). */
export type DatedWork = Dated<SampleWork>;

type Dated<W> = W extends { readonly kind: 'hold' }
  ? Omit<W, 'ago' | 'until'> & { readonly at: string; readonly until: string | null }
  : Omit<W, 'ago'> & { readonly at: string };

export interface WorkedReading {
  readonly reading: OrderReading;
  /** Oldest first. */
  readonly work: readonly DatedWork[];
}

/** What was found of a SKU in its bin when the shop was counted. */
export interface OpeningCount {
  readonly sku: string;
  readonly bin: string;
  readonly units: number;
}

export interface SampleShop {
  readonly name: string;
  readonly orders: readonly WorkedReading[];
  readonly skus: readonly { readonly sku: string; readonly fields: SkuFields }[];
  readonly counts: readonly OpeningCount[];
  /** When the opening stock was counted (UTC ISO). */
  readonly countedAt: string;
}

const MINUTE = 60_000;

/** The sample shop as it stands at `now` (ms). */
export function sampleShop(data: SampleData, now: number): SampleShop {
  const titles = new Map(data.skus.map((sku) => [sku.sku, sku.title]));
  const at: At = (ago) => new Date(now - ago * MINUTE).toISOString();
  return {
    name: data.name,
    orders: data.orders.map((order) => ({
      reading: readingOf(order, titles, at),
      work: order.work.map((work) => dated(work, at)),
    })),
    skus: data.skus.map((sku) => ({ sku: sku.sku, fields: fieldsOf(sku) })),
    counts: data.skus.map(({ sku, bin, counted }) => ({ sku, bin, units: counted })),
    countedAt: at(data.counted),
  };
}

type At = (ago: number) => string;

function readingOf(order: SampleOrder, titles: ReadonlyMap<string, string>, at: At): OrderReading {
  const { shipTo, lines, postage } = order;
  const goods = lines.reduce((sum, [, units, price]) => sum + units * price, 0);
  return {
    channel: order.channel,
    // Made-up orders must never meet a real shop's: no channel gives out ids that begin like this.
    externalId: `sample-${order.number.replace(/[^0-9a-z-]/gi, '')}`,
    number: order.number,
    revision: null,
    status: order.status,
    payment: order.payment,
    placedAt: at(order.placed),
    shipBy: order.shipBy === null ? null : at(order.shipBy),
    currency: order.currency,
    total: goods + postage,
    buyer: { name: shipTo.name, email: order.email, phone: shipTo.phone },
    shipTo,
    lines: lines.map(([sku, units, unitPrice], index) => ({
      id: String(index + 1),
      sku,
      title: titles.get(sku) ?? sku,
      units,
      unitPrice,
    })),
    charges: postage > 0 ? [{ kind: 'postage', title: order.service, amount: postage }] : [],
    service: order.service,
    programmes: order.programmes,
    fulfilledBy: order.fulfilledBy,
    tags: order.tags,
    note: order.note,
    giftMessage: order.giftMessage,
  };
}

function dated(work: SampleWork, at: At): DatedWork {
  if (work.kind === 'hold') {
    const { ago, until, ...hold } = work;
    return { ...hold, at: at(ago), until: until === null ? null : at(until) };
  }
  const { ago, ...rest } = work;
  return { ...rest, at: at(ago) };
}

function fieldsOf(sku: SampleSku): SkuFields {
  const [length, width, height] = sku.size;
  const { title, barcodes, bin, weight, safety } = sku;
  return { ...blankSku, title, barcodes, bin, weight, length, width, height, safety };
}
