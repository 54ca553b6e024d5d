/** What an address lacks before anything can be sent to it. Pure. */
import type { Address } from '../../../../shared/records/order-facts.ts';

const NEEDED = ['name', 'line1', 'city', 'country'] as const;

/** The fields that have to be filled in. */
export function addressGaps(address: Address): readonly (typeof NEEDED)[number][] {
  return NEEDED.filter((field) => address[field].trim() === '');
}
