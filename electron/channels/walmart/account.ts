/** An account at Walmart Marketplace: where it is asked, with which keys, and how often until Walmart says otherwise. */

import type { Limit } from '../transport/lane.ts';
import type { Transport } from '../transport.ts';

export interface WalmartAccount {
  /** `https://marketplace.walmartapis.com`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly transport: Transport;
  /** Ms since 1970, by this station's clock. */
  readonly now: () => number;
  /** A GUID that was never used before, one a request. */
  readonly uuid: () => string;
}

const MODEST: Limit = { burst: 10, perSecond: 1 };

/** Walmart publishes no numbers that hold for every seller: its answers tell what is left, and until when. */
export const WALMART_LIMITS = {
  token: { burst: 3, perSecond: 0.2 },
  orders: MODEST,
  order: MODEST,
  acknowledge: MODEST,
  shipping: MODEST,
  cancel: MODEST,
  inventory: MODEST,
  inventories: MODEST,
} as const satisfies Record<string, Limit>;

export type WalmartOperation = keyof typeof WALMART_LIMITS;

/** Walmart's clock, as far as its answers told it. */
export function walmartNow({ now, transport }: WalmartAccount): number {
  return now() + transport.skewMs;
}
