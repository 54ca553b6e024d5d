/** The receipts of a stub Etsy, and their shipments. */
import { minorDigits } from '../../../../shared/records/money.ts';
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';

export interface StubLine {
  readonly sku: string;
  readonly title: string;
  readonly units: number;
}

export interface StubReceipt {
  readonly lines: readonly StubLine[];
  /** USD when not said. */
  readonly currency?: string;
  /** Written over what a receipt is without it, as `status`. */
  readonly changes?: Readonly<Record<string, unknown>>;
}

interface Shipment {
  readonly receipt_shipping_id: number;
  readonly tracking_code: string;
  readonly carrier_name: string;
}

type Receipt = Record<string, unknown> & {
  readonly receipt_id: number;
  readonly updated_timestamp: number;
  readonly shipments: readonly Shipment[];
  readonly transactions: readonly { readonly quantity: number }[];
};

export interface StubReceipts {
  place(receipt: StubReceipt): string;
  /** Written over it, now. */
  change(id: string, changes: Readonly<Record<string, unknown>>): void;
  isCancelled(id: string): boolean;
  parcels(id: string): readonly { readonly tracking: string; readonly units: number }[];
  /** Of `path` below the shop; null: not one of its paths. */
  answer(path: string, request: ShopRequest): ShopReply | null;
}

const KNOWN = new Set([
  'min_last_modified',
  'max_last_modified',
  'sort_on',
  'sort_order',
  'limit',
  'offset',
]);

export function stubReceipts(now: () => number): StubReceipts {
  const all = new Map<string, Receipt>();
  const stamp = () => Math.floor(now() / 1000);

  function kept(id: string): Receipt {
    const one = all.get(id);
    if (!one) throw new Error(`no receipt ${id}`);
    return one;
  }

  function change(id: string, changes: Readonly<Record<string, unknown>>): void {
    all.set(id, { ...kept(id), ...changes, updated_timestamp: stamp() });
  }

  function list({ query }: ShopRequest): ShopReply {
    const unknown = [...query.keys()].find((name) => !KNOWN.has(name));
    if (unknown) return refusal(400, `Unknown parameter ${unknown}`);
    const limit = Number(query.get('limit') ?? 25);
    const offset = Number(query.get('offset') ?? 0);
    if (limit > 100) return refusal(400, 'limit: must be at most 100');
    const from = Number(query.get('min_last_modified') ?? 946_684_800);
    const to = Number(query.get('max_last_modified') ?? stamp());
    if (from < 946_684_800) return refusal(400, 'min_last_modified: too small');
    const found = [...all.values()]
      .filter((one) => from <= one.updated_timestamp && one.updated_timestamp <= to)
      .sort((a, b) => a.updated_timestamp - b.updated_timestamp || a.receipt_id - b.receipt_id);
    return { body: { count: found.length, results: found.slice(offset, offset + limit) } };
  }

  function ship(id: string, { body, headers }: ShopRequest): ShopReply {
    if (headers['content-type'] !== 'application/x-www-form-urlencoded')
      return refusal(400, 'Expected a form');
    const form = new URLSearchParams(body);
    const tracking_code = form.get('tracking_code') ?? '';
    const carrier_name = form.get('carrier_name') ?? '';
    if ((tracking_code === '') !== (carrier_name === ''))
      return refusal(400, 'tracking_code and carrier_name go together');
    const { shipments } = kept(id);
    const receipt_shipping_id = 500 + shipments.length;
    const added = { receipt_shipping_id, tracking_code, carrier_name };
    change(id, { is_shipped: true, status: 'Completed', shipments: [...shipments, added] });
    return { body: kept(id) };
  }

  return {
    place: ({ lines, currency = 'USD', changes = {} }) => {
      const id = 3_000_000_001 + all.size;
      all.set(String(id), { ...plainReceipt(id, lines, currency, stamp()), ...changes });
      return String(id);
    },
    change,
    isCancelled: (id) => kept(id).status === 'Canceled',
    parcels: (id) => {
      const units = kept(id).transactions.reduce((sum, { quantity }) => sum + quantity, 0);
      return kept(id).shipments.map(({ tracking_code: tracking }) => ({ tracking, units }));
    },
    answer: (path, request) => {
      if (path === '/receipts') return list(request);
      const [, id = '', rest] = /^\/receipts\/(\d+)(\/tracking)?$/.exec(path) ?? [];
      if (id === '') return null;
      const one = all.get(id);
      if (!one) return refusal(404, 'Resource not found');
      return rest && request.method === 'POST' ? ship(id, request) : { body: one };
    },
  };
}

export function refusal(status: number, error: string): ShopReply {
  return { status, body: { error } };
}

/** Paid, five of its currency a unit and three for postage, and to be sent to Leeds. */
function plainReceipt(
  receipt_id: number,
  lines: readonly StubLine[],
  currency_code: string,
  stamp: number,
): Receipt {
  const divisor = 10 ** minorDigits(currency_code);
  const money = (amount: number) => ({ amount: amount * divisor, divisor, currency_code });
  const items = 5 * lines.reduce((sum, { units }) => sum + units, 0);
  return {
    receipt_id,
    status: 'Paid',
    is_paid: true,
    is_shipped: false,
    is_gift: false,
    created_timestamp: stamp,
    updated_timestamp: stamp,
    buyer_email: null,
    name: 'Ann Buyer',
    first_line: '1 High St',
    second_line: null,
    city: 'Leeds',
    state: null,
    zip: 'LS1 4AP',
    country_iso: 'GB',
    message_from_buyer: null,
    gift_message: '',
    grandtotal: money(items + 3),
    total_shipping_cost: money(3),
    total_tax_cost: money(0),
    discount_amt: money(0),
    gift_wrap_price: money(0),
    shipments: [],
    transactions: lines.map(({ sku, title, units }, at) => ({
      transaction_id: receipt_id * 100 + at + 1,
      title,
      sku,
      quantity: units,
      price: money(5),
      is_digital: false,
      shipping_method: null,
      shipping_upgrade: null,
      expected_ship_date: null,
      variations: [],
    })),
  };
}
