/**
 * Cutover: an order that came from a file is the same order when its channel tells of it live, though the file knew it by
 * its number and the channel by its id.
 */
import type { OrderRecord } from '../records/order.ts';
import type { OrderFacts, OrderReading } from '../records/order-facts.ts';

/** Files often say local times without saying whose, and some the day alone. */
const APART_MS = (26 + 24) * 3_600_000;

/** Marketplaces hide a buyer behind an address that may be another one in a file. */
const RELAY = /@(marketplace\.amazon\.|members\.ebay\.)/;

/**
 * The stored order that `reading` is another reading of, of those with its number.
 * @param channels what a file calls the channel: its id and its vendor's name
 */
export function adoptable(
  reading: OrderReading,
  sameNumber: readonly OrderRecord[],
  channels: readonly string[],
): OrderRecord | undefined {
  const candidates = sameNumber.filter(({ facts }) => channels.includes(facts.channel));
  return (
    // Adopted before.
    candidates.find(
      ({ facts }) => facts.channel === reading.channel && facts.externalId === reading.externalId,
    ) ??
    // A live channel's readings have revisions, files have none; two live orders are two.
    candidates.find(({ facts }) => facts.revision === null && isSameSale(facts, reading))
  );
}

function isSameSale(facts: OrderFacts, reading: OrderReading): boolean {
  const apart = Math.abs(Date.parse(facts.placedAt) - Date.parse(reading.placedAt));
  const [a, b] = [emailOf(facts), emailOf(reading)];
  return apart <= APART_MS && (a === '' || b === '' || a === b);
}

/** '' where it says nothing about who bought. */
function emailOf({ buyer }: Pick<OrderReading, 'buyer'>): string {
  const email = buyer.email.toLowerCase();
  return RELAY.test(email) ? '' : email;
}
