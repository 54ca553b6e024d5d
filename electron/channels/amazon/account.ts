/** An account at Amazon: where it is asked, with which keys, and how often each operation may be. */

import type { Limit } from '../transport/lane.ts';
import type { Transport } from '../transport.ts';

export interface AmazonAccount {
  /** Of the seller's region, as `https://sellingpartnerapi-eu.amazon.com`. */
  readonly url: string;
  /** Of Login with Amazon: `https://api.amazon.com/auth/o2/token`. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The refresh token. Amazon rarely gives another one; then the old one may be over. */
  readonly tokens: { load(): Promise<string>; save(token: string): Promise<void> };
  readonly sellerId: string;
  /** Quantities and listings are those of the first. */
  readonly marketplaceIds: readonly [string, ...string[]];
  readonly transport: Transport;
  /** Ms since 1970, by this station's clock. */
  readonly now: () => number;
}

/** The usage plans that every seller has; `x-amzn-RateLimit-Limit` tells of higher ones. */
export const AMAZON_LIMITS = {
  token: { burst: 5, perSecond: 1 },
  searchOrders: { burst: 20, perSecond: 0.0056 },
  getOrder: { burst: 30, perSecond: 0.5 },
  confirmShipment: { burst: 10, perSecond: 2 },
  getListingsItem: { burst: 10, perSecond: 5 },
  patchListingsItem: { burst: 5, perSecond: 5 },
  searchListingsItems: { burst: 5, perSecond: 5 },
  createFeedDocument: { burst: 15, perSecond: 0.5 },
  createFeed: { burst: 15, perSecond: 0.0083 },
  getFeed: { burst: 15, perSecond: 2 },
  getFeedDocument: { burst: 10, perSecond: 0.0222 },
  /** Not of the API: where a feed's text is put and its report is fetched. */
  feedText: { burst: 10, perSecond: 2 },
} as const satisfies Record<string, Limit>;

export type AmazonOperation = keyof typeof AMAZON_LIMITS;

/** Amazon's clock, as far as its answers told it. */
export function amazonNow({ now, transport }: AmazonAccount): number {
  return now() + transport.skewMs;
}
