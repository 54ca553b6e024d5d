/** Builders for tests of the reports: orders in a few words, and fast-check's random ones. */
import fc from 'fast-check';
import { settleOrder } from '../../orders/merge.ts';
import { recordEntry } from '../../orders/record-entry.ts';
import { shipmentId } from '../../records/ids.ts';
import type { OrderRecord } from '../../records/order.ts';
import {
  emptyAddress,
  factsOf,
  type OrderReading,
  type PaymentStatus,
} from '../../records/order-facts.ts';
import type { EntryBody } from '../../records/order-log.ts';
import { nextStamp } from '../../records/stamp.ts';

/** An order in the words that the figures care about. Times are UTC ISO. */
export interface Story {
  readonly id?: string;
  readonly channel?: string;
  readonly currency?: string;
  readonly total?: number;
  readonly placedAt: string;
  readonly dueAt?: string | null;
  readonly status?: OrderReading['status'];
  readonly payment?: PaymentStatus;
  readonly marketplace?: boolean;
  /** Units that left, and when; the order has two. */
  readonly shipped?: readonly { readonly at: string; readonly units: number }[];
  readonly voidedAt?: string;
  readonly cancelledAt?: string;
  readonly withdrawnAt?: string;
}

const by = { station: 'bench-1', user: 'Ada' };

/** The order that a story tells: one line of two units. */
export function orderOf(story: Story): OrderRecord {
  const id = story.id ?? 'shopify:1';
  let order = settleOrder(id, factsOf(readingOf(story), at(story.placedAt)), []);
  if (story.dueAt) {
    const { dueAt } = story;
    const body: EntryBody<'priority'> = { kind: 'priority', dueAt, reasons: [], criteria: '1' };
    order = recordEntry(order, body, by, at(story.placedAt));
  }
  for (const [n, left] of (story.shipped ?? []).entries()) {
    const parcel = `p${n + 1}`;
    const shipment = shipmentId(id, parcel);
    const contents = { '1': left.units };
    const body = { kind: 'shipped', parcel, shipment, contents, tracking: '' } as const;
    order = recordEntry(order, body, by, at(left.at));
  }
  if (story.voidedAt) {
    const body = { kind: 'voided', shipment: shipmentId(id, 'p1'), reason: '' } as const;
    order = recordEntry(order, body, by, at(story.voidedAt));
  }
  if (story.cancelledAt) {
    order = recordEntry(order, { kind: 'cancelled', reason: '' }, by, at(story.cancelledAt));
  }
  if (story.withdrawnAt) {
    order = recordEntry(order, { kind: 'withdrawn', importId: 'i' }, by, at(story.withdrawnAt));
  }
  return order;
}

/** The UTC day; tests that care about another zone pass their own. */
export function utcDay(iso: string): string {
  return iso.slice(0, 10);
}

/** A shop in a zone five and a half hours ahead of UTC. */
export function kolkataDay(iso: string): string {
  return new Date(Date.parse(iso) + 5.5 * 3_600_000).toISOString().slice(0, 10);
}

const FIRST = Date.parse('2026-11-01T00:00:00.000Z');
const SPAN_MINUTES = 20 * 24 * 60;

const moment = fc
  .integer({ min: 0, max: SPAN_MINUTES })
  .map((minutes) => new Date(FIRST + minutes * 60_000).toISOString());

const story: fc.Arbitrary<Story> = fc.record({
  channel: fc.constantFrom('shopify', 'amazon', 'etsy'),
  currency: fc.constantFrom('GBP', 'EUR', 'JPY'),
  total: fc.integer({ min: -500, max: 100_000 }),
  placedAt: moment,
  dueAt: fc.option(moment, { nil: null }),
  status: fc.constantFrom('open', 'open', 'open', 'cancelled', 'shipped'),
  payment: fc.constantFrom('paid', 'paid', 'paid', 'unpaid', 'refunded'),
  marketplace: fc.boolean(),
  shipped: fc.array(fc.record({ at: moment, units: fc.integer({ min: 1, max: 2 }) }), {
    maxLength: 2,
  }),
});

const ending = fc.constantFrom('none', 'none', 'none', 'voided', 'cancelled', 'withdrawn');

/** Orders with random histories over twenty days, ids all different. */
export const anyOrders: fc.Arbitrary<OrderRecord[]> = fc
  .array(fc.tuple(story, ending, moment), { maxLength: 25 })
  .map((stories) =>
    stories.map(([told, end, when], n) =>
      orderOf({
        ...told,
        id: `shop:${n}`,
        ...(end === 'voided' && told.shipped?.length ? { voidedAt: when } : {}),
        ...(end === 'cancelled' ? { cancelledAt: when } : {}),
        ...(end === 'withdrawn' ? { withdrawnAt: when } : {}),
      }),
    ),
  );

/** A period within those twenty days, and a moment to look at it from. */
export const anyPeriod = fc.tuple(moment, moment, moment).map(([a, b, now]) => {
  const [from = a, to = b] = [utcDay(a), utcDay(b)].sort();
  return { period: { from, to }, now: Date.parse(now) };
});

function readingOf(told: Story): OrderReading {
  const id = told.id ?? '1';
  return {
    channel: told.channel ?? 'shopify',
    externalId: id,
    number: id,
    revision: null,
    status: told.status ?? 'open',
    payment: told.payment ?? 'paid',
    placedAt: told.placedAt,
    shipBy: null,
    currency: told.currency ?? 'GBP',
    total: told.total ?? 1000,
    buyer: { name: '', email: '', phone: '' },
    shipTo: emptyAddress,
    lines: [{ id: '1', sku: 'MUG', title: 'Mug', units: 2, unitPrice: 500 }],
    charges: [],
    service: '',
    programmes: [],
    fulfilledBy: told.marketplace ? 'marketplace' : 'us',
    tags: [],
    note: '',
    giftMessage: '',
  };
}

function at(iso: string): string {
  return nextStamp('', Date.parse(iso), by.station);
}
