/** What of a channel's orders is taken in, and by which names. Pure. */
import type { OrderReading } from '../records/order-facts.ts';
import type { ChannelSetting } from './channel.ts';
import type { PulledOrder } from './port.ts';

export type ChannelTakes = Pick<
  ChannelSetting,
  'takesClosed' | 'takesMarketplace' | 'services' | 'settledReviews'
>;

/** The order with our name of its service, and without what a person said need not be looked at again. */
export function asWanted(order: PulledOrder, takes: ChannelTakes): PulledOrder {
  const { services, settledReviews } = takes;
  const { service } = order.reading;
  return {
    ...order,
    reading: { ...order.reading, service: named(services, service) },
    review: order.review.filter((reason) => !settledReviews.includes(reason)),
  };
}

/** Whether an order that we have never heard of is taken in. */
export function isTaken(
  reading: Pick<OrderReading, 'status' | 'fulfilledBy'>,
  { takesClosed, takesMarketplace }: ChannelTakes,
): boolean {
  if (reading.fulfilledBy === 'marketplace' && !takesMarketplace) return false;
  return takesClosed || reading.status === 'open';
}

/** By our name where there is one; what every object has is none. */
function named(names: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(names, name) && names[name]) || name;
}
