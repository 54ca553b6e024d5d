/**
 * The four channels of the sale: how often they may be asked, and how late they tell and obey. Limits are the vendors'
 * own; how long things take is assumed, on the slow side.
 */
import type { Limit } from '../../../electron/channels/transport/lane.ts';
import { pullEveryMs } from '../../../shared/channels/stock/pace.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

/** As the page pulls a channel whose owner wants it every five minutes. */
const IN_A_RUSH_MS = pullEveryMs(5, Number.POSITIVE_INFINITY);

interface Call {
  /** Calls of one operation share its limit. */
  readonly operation: string;
  readonly limit: Limit;
  readonly tookMs: number;
}

export interface Vendor {
  readonly name: string;
  /** How many of a hundred buyers come here. */
  readonly buyers: number;
  readonly pull: Call & {
    readonly cost: number;
    /** Between two pulls in a rush, as far as the limit allows. */
    readonly everyMs: number;
    /** An order is told so long after it was placed. */
    readonly lateMs: number;
  };
  readonly push: Call & {
    readonly batch: number;
    readonly cost: (entries: number) => number;
    /** From the answer until the new figure counts. */
    readonly countsMs: readonly [least: number, most: number];
    /** Refuses a figure when it shows something else than we believe. */
    readonly compares: boolean;
    /** Of one listing. */
    readonly perDay: number;
  };
}

const SHOPIFY: Limit = { burst: 1_000, perSecond: 100 };

export const vendors: readonly Vendor[] = [
  {
    name: 'shopify',
    buyers: 40,
    // Points; the index that searches by `updated_at` lags a little.
    pull: {
      operation: 'graphql',
      limit: SHOPIFY,
      cost: 100,
      tookMs: 700,
      everyMs: IN_A_RUSH_MS,
      lateMs: 3 * SECOND,
    },
    push: {
      operation: 'graphql',
      limit: SHOPIFY,
      tookMs: 800,
      batch: 250,
      cost: (entries) => 10 + entries,
      countsMs: [0, 0],
      compares: true,
      perDay: Infinity,
    },
  },
  {
    name: 'woocommerce',
    buyers: 20,
    // No limit of its own, but a small host: one call at a time, each of seconds.
    pull: {
      operation: 'orders',
      limit: { burst: 1, perSecond: 0.2 },
      cost: 1,
      tookMs: 3 * SECOND,
      everyMs: IN_A_RUSH_MS,
      lateMs: 0,
    },
    push: {
      operation: 'products',
      limit: { burst: 1, perSecond: 0.2 },
      tookMs: 6 * SECOND,
      batch: 100,
      cost: () => 1,
      countsMs: [0, 0],
      compares: false,
      perDay: Infinity,
    },
  },
  {
    name: 'amazon',
    buyers: 30,
    // The end of the window asked for must be two minutes old.
    pull: {
      operation: 'searchOrders',
      limit: { burst: 20, perSecond: 0.0056 },
      cost: 1,
      tookMs: SECOND,
      // The burst lasts for two hours of it.
      everyMs: 2 * MINUTE,
      lateMs: 2 * MINUTE,
    },
    // ACCEPTED is not applied.
    push: {
      operation: 'patchListingsItem',
      limit: { burst: 5, perSecond: 5 },
      tookMs: SECOND,
      batch: 5,
      cost: (entries) => entries,
      countsMs: [MINUTE, 5 * MINUTE],
      compares: false,
      perDay: Infinity,
    },
  },
  {
    name: 'ebay',
    buyers: 10,
    pull: {
      operation: 'getOrders',
      limit: { burst: 5, perSecond: 1, perDay: 10_000 },
      cost: 1,
      tookMs: SECOND,
      everyMs: IN_A_RUSH_MS,
      lateMs: 5 * SECOND,
    },
    push: {
      operation: 'bulk_update',
      limit: { burst: 5, perSecond: 1, perDay: 25_000 },
      tookMs: 2 * SECOND,
      batch: 25,
      cost: () => 1,
      countsMs: [0, 5 * SECOND],
      compares: false,
      perDay: 250,
    },
  },
];
