/**
 * Orders out of Etsy: what changed, a slice at a time, and orders by their ids. Refunds, and some cancellations, do not
 * move the time of change, so open orders have to be asked for by their ids as well.
 */
import { z } from 'zod';
import type { PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import { shapeOf } from '../json-reply.ts';
import { afterPage, nextWindow, readCursor, type Walk, type Window } from '../window-walk.ts';
import { ask, type Etsy, isMissing } from './ask.ts';
import { readReceipt } from './read-receipt.ts';
import { type EtsyReceipt, receiptShape } from './receipt-shape.ts';

/** The most that Etsy puts on a page. */
const PAGE = 100;
/** The earliest that Etsy takes for a time. */
const OLDEST_MS = 946_684_800_000;
/** What we know of Etsy's clock may be off by so much without harm. */
const DRIFT_MS = 2_000;

/** A receipt, and as it came. */
interface Listed {
  readonly receipt: EtsyReceipt;
  readonly raw: unknown;
}

const pageShape = z.looseObject({ count: z.int().min(0), results: z.array(z.unknown()) });

interface Page {
  readonly listed: readonly Listed[];
  readonly total: number;
}

export async function pull(etsy: Etsy, from: PullFrom): Answer<PulledSlice> {
  const size = Math.min(PAGE, Math.max(1, from.limit));
  const told = await nextPage(etsy, from, size);
  if (!told.ok) return told;
  const { walk, page } = told.value;
  const marks = page.listed.map(markOf);
  const fresh = page.listed.filter((_, at) => !walk.given.includes(marks[at] ?? ''));
  const next = afterPage(walk, { total: page.total, marks });
  return ok({
    orders: fresh.map(({ receipt, raw }) => readReceipt(receipt, raw)),
    cursor: JSON.stringify(next),
    left: 'until' in next ? 0 : Math.max(1, next.total - next.offset),
  });
}

/** Each is a request of its own: Etsy has none for several. */
export async function refresh(
  etsy: Etsy,
  externalIds: readonly string[],
): Answer<readonly PulledOrder[]> {
  const orders: PulledOrder[] = [];
  for (const id of externalIds) {
    const one = await receiptById(etsy, id);
    if (!one.ok) return one;
    if (one.value) orders.push(readReceipt(one.value.receipt, one.value.raw));
  }
  return ok(orders);
}

/** null where Etsy has none of that id. */
export async function receiptById(etsy: Etsy, id: string): Answer<Listed | null> {
  if (!/^\d+$/.test(id)) return ok(null);
  const shop = await etsy.shopId();
  if (!shop.ok) return shop;
  const path = `shops/${shop.value}/receipts/${id}`;
  const answer = await ask(
    etsy,
    { method: 'GET', path, operation: 'orders' },
    z.unknown(),
    'a receipt',
  );
  if (!answer.ok) return isMissing(answer.error) ? ok(null) : answer;
  const receipt = shapeOf(receiptShape, answer.value, 'a receipt');
  return receipt.ok ? ok({ receipt: receipt.value, raw: answer.value }) : receipt;
}

async function nextPage(
  etsy: Etsy,
  { cursor: text, since }: PullFrom,
  size: number,
): Answer<{ readonly walk: Walk; readonly page: Page }> {
  const cursor = readCursor(text);
  if (cursor && 'window' in cursor) {
    return pageBehind(etsy, cursor, size);
  }
  for (let tries = 1; ; tries += 1) {
    const { skewMs } = etsy.transport;
    const reach = { oldest: OLDEST_MS, end: etsy.now() + skewMs };
    const window = nextWindow(cursor, since, reach);
    const page = await pageOf(etsy, window, 0, size);
    if (!page.ok) return page;
    // The answer told that Etsy's clock is another than we thought.
    const drifted = Math.abs(etsy.transport.skewMs - skewMs) > DRIFT_MS;
    if (drifted && tries < 3) continue;
    const walk = { window, offset: 0, total: page.value.total, given: [], before: '' };
    return ok({ walk, page: page.value });
  }
}

/**
 * The page behind the order that was last. Where another stands in its place, one before it changed within the second in
 * which the window ends: it went to the window's end, all behind it moved up, and the window is begun again.
 */
async function pageBehind(
  etsy: Etsy,
  walk: Walk,
  size: number,
): Answer<{ readonly walk: Walk; readonly page: Page }> {
  const { window, offset, before } = walk;
  const overlap = before === '' || offset === 0 ? 0 : 1;
  const page = await pageOf(etsy, window, offset - overlap, Math.min(PAGE, size + overlap));
  if (!page.ok) return page;
  const { listed, total } = page.value;
  const [first] = listed;
  if (overlap === 0 || (first && markOf(first) === before))
    return ok({ walk, page: { listed: listed.slice(overlap), total } });
  const again = await pageOf(etsy, window, 0, size);
  return again.ok ? ok({ walk: { ...walk, offset: 0 }, page: again.value }) : again;
}

async function pageOf(
  etsy: Etsy,
  { from, to }: Window,
  offset: number,
  size: number,
): Answer<Page> {
  const shop = await etsy.shopId();
  if (!shop.ok) return shop;
  const query = {
    // Whole seconds, and the one that is not over yet: its stragglers come with the next window's overlap.
    min_last_modified: String(Math.floor(Date.parse(from) / 1000)),
    max_last_modified: String(Math.ceil(Date.parse(to) / 1000)),
    sort_on: 'updated',
    sort_order: 'asc',
    limit: String(size),
    offset: String(offset),
  };
  const path = `shops/${shop.value}/receipts`;
  const answer = await ask(
    etsy,
    { method: 'GET', path, query, operation: 'orders' },
    pageShape,
    'a page of receipts',
  );
  if (!answer.ok) return answer;
  const { results, count } = answer.value;
  const receipts = shapeOf(z.array(receiptShape), results, 'receipts');
  if (!receipts.ok) return receipts;
  const listed = receipts.value.map((receipt, at) => ({ receipt, raw: results[at] }));
  return ok({ listed, total: count });
}

function markOf({ receipt }: Listed): string {
  return `${receipt.receipt_id} ${receipt.updated_timestamp ?? receipt.update_timestamp}`;
}
