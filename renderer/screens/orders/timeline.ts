/** An order's log as a story: what happened, oldest first, with what its words need. Pure. */
import { unreleasedHolds } from '../../../shared/orders/log.ts';
import type { Author } from '../../../shared/records/author.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { LogEntry } from '../../../shared/records/order-log.ts';
import { type Stamp, stampTime } from '../../../shared/records/stamp.ts';

export interface Moment {
  readonly key: string;
  /** UTC ISO. */
  readonly at: string;
  /** Null for the order's source. */
  readonly by: Author | null;
  readonly entry: LogEntry | 'placed' | 'read';
  /** A release names the hold that it ended. */
  readonly hold: Extract<LogEntry, { kind: 'hold' }> | undefined;
  /** For a hold: it still stands. */
  readonly standing: boolean;
}

/** Everything that happened to the order, the newest first. */
export function timelineOf(order: OrderRecord): Moment[] {
  const standing = new Set(unreleasedHolds(order.log).map((hold) => hold.id));
  const holds = new Map(
    order.log.flatMap((entry) => (entry.kind === 'hold' ? [[entry.id, entry] as const] : [])),
  );
  const moments: (Moment & { readonly stamp: Stamp })[] = order.log.map((entry) => ({
    key: entry.id,
    stamp: entry.at,
    at: stampTime(entry.at),
    by: entry.by,
    entry,
    hold: entry.kind === 'release' ? holds.get(entry.hold) : undefined,
    standing: standing.has(entry.id),
  }));
  const source = { by: null, hold: undefined, standing: false };
  const { placedAt, readAt } = order.facts;
  moments.push(
    { ...source, key: 'placed', stamp: placedAt, at: placedAt, entry: 'placed' },
    { ...source, key: 'read', stamp: readAt, at: stampTime(readAt), entry: 'read' },
  );
  return moments
    .sort((a, b) => (a.stamp < b.stamp ? 1 : a.stamp > b.stamp ? -1 : a.key < b.key ? 1 : -1))
    .map(({ stamp: _, ...moment }) => moment);
}
