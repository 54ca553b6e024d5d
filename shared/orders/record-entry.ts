/** Writing into an order's log: the one function through which everything we do to an order goes. */
import type { Author } from '../records/author.ts';
import type { OrderRecord } from '../records/order.ts';
import type { EntryBody, LogEntry, LogKind } from '../records/order-log.ts';
import type { Stamp } from '../records/stamp.ts';
import { settleOrder } from './merge.ts';

/** The order with one more entry, or with this station's earlier entry of the same id rewritten. */
export function recordEntry(
  order: OrderRecord,
  body: EntryBody<LogKind>,
  by: Author,
  at: Stamp,
): OrderRecord {
  const id = entryId(body, by.station, at);
  const rev = (order.log.find((entry) => entry.id === id)?.rev ?? 0) + 1;
  const entry: LogEntry = { ...body, id, rev, at, by };
  return settleOrder(order.id, order.facts, [...order.log, entry]);
}

/**
 * What makes an entry the same one again. Its station is always part of it (a stamp carries its own), since an
 * entry has one writer. What may be said again with another reason carries its stamp, so that nothing said is lost.
 */
function entryId(body: EntryBody<LogKind>, station: string, at: Stamp): string {
  switch (body.kind) {
    case 'hold':
      // Several holds may be placed by one action, under one stamp.
      return `hold:${at}:${body.hold}`;
    case 'release':
      return `release:${body.hold}:${station}`;
    case 'tag':
      return `tag:${body.tag}:${station}`;
    case 'parcel':
      return `parcel:${body.parcel}:${station}`;
    case 'shipped':
      return `shipped:${body.shipment}:${station}`;
    case 'voided':
    case 'traced':
      // Which parcel it was about, and the stamp of who said it.
      return `${body.kind}:${body.shipment}:${body.of ?? ''}:${at}`;
    case 'put-back':
      return `put-back:${body.parcel}:${body.of}:${station}`;
    case 'pick':
    case 'claim':
    case 'offline-work':
    case 'priority':
      return `${body.kind}:${station}`;
    default:
      return `${body.kind}:${at}`;
  }
}
