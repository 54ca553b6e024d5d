/**
 * How often eBay may be asked. Its quotas are the application's, by the day, and told by another API only; what is over
 * them is a 429. A listing's 250 changes a day are not counted here, as one request changes 25 listings.
 */
import type { Limit } from '../transport/lane.ts';

export const ebayLimits: Readonly<Record<string, Limit>> = {
  token: { burst: 2, perSecond: 0.1 },
  signingKey: { burst: 1, perSecond: 0.1 },
  orders: { burst: 10, perSecond: 5 },
  shipments: { burst: 10, perSecond: 5 },
  stock: { burst: 10, perSecond: 5 },
  cancellations: { burst: 2, perSecond: 1 },
};
