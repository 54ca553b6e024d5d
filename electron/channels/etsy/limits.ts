/**
 * How often Etsy may be asked: ten requests in any second and ten thousand a day, for all that an application asks, so each
 * operation gets a part of it. The answers' headers tell what is true, and are believed.
 */
import type { Limit } from '../transport/lane.ts';

export const etsyLimits: Readonly<Record<string, Limit>> = {
  token: { burst: 1, perSecond: 0.1 },
  orders: { burst: 2, perSecond: 2, perDay: 5_000 },
  shipments: { burst: 1, perSecond: 1, perDay: 2_000 },
  stock: { burst: 2, perSecond: 2, perDay: 3_000 },
};
