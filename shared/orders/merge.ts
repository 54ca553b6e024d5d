/**
 * Two versions of one order made one: the later facts and the union of the logs. Commutative, associative
 * and idempotent, so that stations and servers may merge in any order and as often as they like (law O1).
 */
import { canonicalJson } from '../records/canonical.ts';
import type { OrderRecord } from '../records/order.ts';
import { emptyAddress, type OrderFacts } from '../records/order-facts.ts';
import type { LogEntry } from '../records/order-log.ts';
import { indexOf } from './order-index.ts';

/** The order that two versions make together. Throws when they are not versions of one order. */
export function mergeOrders(a: OrderRecord, b: OrderRecord): OrderRecord {
  if (a.id !== b.id) throw new Error(`merge of different orders: ${a.id}, ${b.id}`);
  return settleOrder(a.id, laterFacts(a.facts, b.facts), mergeLogs(a.log, b.log));
}

/** An order from its facts and log: erased data blanked, index computed. The one way orders are made. */
export function settleOrder(id: string, facts: OrderFacts, log: readonly LogEntry[]): OrderRecord {
  const erased = log.some((entry) => entry.kind === 'erased');
  const worked = erased
    ? { facts: blankFacts(facts), log: log.map(blankEntry) }
    : { facts, log: [...log] };
  return { id, ...worked, ...indexOf(worked) };
}

/**
 * The later of two readings: source revision first (a reading without one is older than any with one, which keeps
 * the order total), then our reading's stamp, then the hash.
 */
export function laterFacts(a: OrderFacts, b: OrderFacts): OrderFacts {
  return factsKey(a) >= factsKey(b) ? a : b;
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
  return a.rev !== b.rev ? a.rev > b.rev : canonicalJson(a) > canonicalJson(b);
}

// Facts that differ in nothing but an equal key still need one winner, hence the whole text last.
function factsKey(facts: OrderFacts): string {
  return [facts.revision ?? '', facts.readAt, facts.hash, canonicalJson(facts)].join('\u0000');
}

function blankFacts(facts: OrderFacts): OrderFacts {
  const { country, region } = facts.shipTo;
  return {
    ...facts,
    buyer: { name: '', email: '', phone: '' },
    shipTo: { ...emptyAddress, country, region },
    note: '',
    giftMessage: '',
  };
}

function blankEntry(entry: LogEntry): LogEntry {
  if (entry.kind === 'address') return { ...entry, address: emptyAddress, reason: '' };
  return entry.kind === 'note' ? { ...entry, text: '' } : entry;
}
