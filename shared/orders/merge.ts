/**
 * Two versions of one order made one: the later facts and the union of the logs. Commutative, associative
 * and idempotent, so that stations and servers may merge in any order and as often as they like (law O1).
 */
import { canonicalJson } from '../records/canonical.ts';
import type { OrderRecord } from '../records/order.ts';
import { blankAddress, emptyAddress, type OrderFacts } from '../records/order-facts.ts';
import type { LogEntry, PriorityReason } from '../records/order-log.ts';
import { isErased } from './log.ts';
import { indexOf } from './order-index.ts';

/** The order that two versions make together. Throws when they are not versions of one order. */
export function mergeOrders(a: OrderRecord, b: OrderRecord): OrderRecord {
  if (a.id !== b.id) throw new Error(`merge of different orders: ${a.id}, ${b.id}`);
  return settleOrder(a.id, laterFacts(a.facts, b.facts), mergeLogs(a.log, b.log));
}

/** An order from its facts and log: the log sorted, erased data blanked, index computed. The one way orders are made. */
export function settleOrder(id: string, facts: OrderFacts, log: readonly LogEntry[]): OrderRecord {
  const sorted = mergeLogs(log, []);
  const worked = isErased({ log: sorted })
    ? { facts: blankFacts(facts), log: sorted.map(blankEntry) }
    : { facts, log: sorted };
  return { id, ...worked, ...indexOf(worked) };
}

/**
 * The later of two readings: source revision first (a reading without one is older than any with one, which keeps
 * the order total), then our reading's stamp, then the hash.
 */
export function laterFacts(a: OrderFacts, b: OrderFacts): OrderFacts {
  const later =
    compare(a.revision ?? '', b.revision ?? '') ||
    compare(a.readAt, b.readAt) ||
    compare(a.hash, b.hash) ||
    compareContents(a, b, blankFacts);
  return later >= 0 ? a : b;
}

/** The union of two logs, sorted by entry id; of one entry's versions the higher rev. */
export function mergeLogs(a: readonly LogEntry[], b: readonly LogEntry[]): LogEntry[] {
  const entries = new Map<string, LogEntry>();
  for (const entry of [...a, ...b]) {
    const known = entries.get(entry.id);
    if (!known || laterEntry(entry, known)) entries.set(entry.id, entry);
  }
  return [...entries.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
}

// A station never writes one rev twice; if a fault made it so, the choice must still be everybody's same one.
function laterEntry(a: LogEntry, b: LogEntry): boolean {
  return (a.rev - b.rev || compareContents(a, b, blankEntry)) > 0;
}

// What erasing leaves decides before what it takes away, so that erasing first and merging first choose the same.
function compareContents<T>(a: T, b: T, blank: (value: T) => T): number {
  return (
    compare(canonicalJson(blank(a)), canonicalJson(blank(b))) ||
    compare(canonicalJson(a), canonicalJson(b))
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Facts without what leads to a person; their hash stays, so that a reading is known again. */
export function blankFacts(facts: OrderFacts): OrderFacts {
  return {
    ...facts,
    buyer: { name: '', email: '', phone: '' },
    shipTo: blankAddress(facts.shipTo),
    note: '',
    giftMessage: '',
  };
}

function blankEntry(entry: LogEntry): LogEntry {
  switch (entry.kind) {
    case 'address':
      // The basis is the hash of an address: few enough of those live in one place to try them all.
      return { ...entry, address: emptyAddress, reason: '', basis: '' };
    case 'let-through':
      // A cause may be the hash of an address, too.
      return { ...entry, causes: [], reason: '' };
    case 'priority':
      return { ...entry, reasons: entry.reasons.map(blankReason) };
    case 'note':
      return { ...entry, text: '' };
    default:
      // What people type as a reason is about people, often enough.
      return 'reason' in entry ? { ...entry, reason: '' } : entry;
  }
}

// A VIP is named by e-mail address.
function blankReason(reason: PriorityReason): PriorityReason {
  return reason.criterion === 'vip' ? { ...reason, detail: 'vip' } : reason;
}
