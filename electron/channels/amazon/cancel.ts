/**
 * Cancels an order at Amazon, which takes it by a feed alone: the feed is handed in, asked about until Amazon has gone
 * through it, which takes some minutes, and its report says what became of it.
 */
import type { Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type Amazon, rejected } from './ask.ts';
import { cancelFeed, faultInReport } from './cancel-feed.ts';
import { createFeed, feedState, reportOf } from './feeds.ts';
import type { AmazonOrder } from './order-answer.ts';
import { orderById } from './pull.ts';
import { noOrder } from './ship.ts';

/**
 * The feed that cancels an order, by the order's id. Forgotten when the host ends: the order says then whether it is
 * cancelled, and a second feed for one that is not does no harm.
 */
export type CancelFeeds = Map<string, string>;

/** Amazon takes some minutes for a feed. */
const LOOK_AGAIN_MS = 60_000;
const UNDER_WAY: Outcome = {
  kind: 'retry',
  afterMs: LOOK_AGAIN_MS,
  reason: 'Amazon is working on it.',
};

export async function cancel(
  amazon: Amazon,
  feeds: CancelFeeds,
  externalId: string,
  reason: string,
): Answer<Outcome> {
  const found = await orderById(amazon, externalId);
  if (!found.ok) return rejected(found.error);
  if (!found.value) return ok(noOrder(externalId));
  const { order } = found.value;
  const settled = alreadySettled(order);
  if (settled !== null) return ok(settled);
  const feed = feeds.get(externalId);
  if (feed !== undefined) return becameOf(amazon, feeds, externalId, feed);
  const made = await createFeed(amazon, {
    type: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
    marketplaceId: order.salesChannel.marketplaceId || amazon.account.marketplaceIds[0],
    text: cancelFeed(amazon.account.sellerId, order, reason),
  });
  if (!made.ok) return rejected(made.error);
  feeds.set(externalId, made.value);
  return ok(UNDER_WAY);
}

/** null: it can be cancelled. */
function alreadySettled({ fulfillment }: AmazonOrder): Outcome | null {
  const { fulfillmentStatus = '', fulfilledBy } = fulfillment ?? {};
  if (fulfillmentStatus === 'CANCELLED') return { kind: 'done', remote: '' };
  if (fulfilledBy === 'AMAZON') return { kind: 'conflict', remote: 'fulfilled by AMAZON' };
  const isGone = fulfillmentStatus === 'SHIPPED' || fulfillmentStatus === 'PARTIALLY_SHIPPED';
  return isGone ? { kind: 'conflict', remote: fulfillmentStatus } : null;
}

async function becameOf(
  amazon: Amazon,
  feeds: CancelFeeds,
  externalId: string,
  feed: string,
): Answer<Outcome> {
  const state = await feedState(amazon, feed);
  if (!state.ok) return rejected(state.error);
  const { processingStatus, resultFeedDocumentId } = state.value;
  if (processingStatus === 'IN_QUEUE' || processingStatus === 'IN_PROGRESS') return ok(UNDER_WAY);
  if (processingStatus !== 'DONE') {
    feeds.delete(externalId);
    return ok(refused(processingStatus, 'Amazon did not go through with it.'));
  }
  const report = await reportOf(amazon, resultFeedDocumentId ?? '');
  if (!report.ok) return rejected(report.error);
  feeds.delete(externalId);
  const fault = faultInReport(report.value);
  return ok(fault ? refused(fault.code, fault.reason) : { kind: 'done', remote: feed });
}

/** What to do then. */
function refused(code: string, why: string): Outcome {
  const reason = `${why} Look at the order in Seller Central under Manage Orders, where it can be cancelled by hand.`;
  return { kind: 'rejected', code, reason };
}
