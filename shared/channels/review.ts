/**
 * What a channel says that a person has to look at, as holds on its order: strange statuses, buyers who want to cancel.
 * A hold that a person released stays released while the channel says the same; what the channel no longer says is
 * released by itself.
 */
import { entriesOf } from '../orders/log.ts';
import type { OrderRecord } from '../records/order.ts';
import type { EntryBody, EntryOf } from '../records/order-log.ts';
import type { PulledOrder } from './port.ts';

/** The reason of a release that a channel brought about. */
export const CLEARED = 'cleared-by-channel';

/** Of a hold for a buyer who wants to cancel. */
const REQUESTED = '';

type Said = Pick<PulledOrder, 'review' | 'cancelRequested'>;
type Hold = EntryOf<'hold'>;

/** Entries that bring the order's holds in line with what its channel says; none when they are. */
export function reviewEntries(
  { log }: Pick<OrderRecord, 'log'>,
  said: Said,
): EntryBody<'hold' | 'release'>[] {
  const wanted = [
    ...[...new Set(said.review)].map((reason) => ({ hold: 'review' as const, reason })),
    ...(said.cancelRequested ? [{ hold: 'cancel-request' as const, reason: REQUESTED }] : []),
  ];
  const ours = entriesOf(log, 'hold').filter(
    ({ hold }) => hold === 'review' || hold === 'cancel-request',
  );
  const releases = new Map(entriesOf(log, 'release').map((entry) => [entry.hold, entry.reason]));
  // Released by the channel's own silence, it counts as never placed.
  const known = ours.filter((hold) => releases.get(hold.id) !== CLEARED);
  const isWanted = (hold: Hold) => wanted.some((one) => isSame(one, hold));
  const over = known.filter((hold) => !releases.has(hold.id) && !isWanted(hold));
  const missing = wanted.filter((one) => !known.some((hold) => isSame(one, hold)));
  return [
    ...over.map(({ id }) => ({ kind: 'release' as const, hold: id, reason: CLEARED })),
    ...missing.map((one) => ({ kind: 'hold' as const, ...one, until: null })),
  ];
}

function isSame(a: Pick<Hold, 'hold' | 'reason'>, b: Pick<Hold, 'hold' | 'reason'>): boolean {
  return a.hold === b.hold && a.reason === b.reason;
}
