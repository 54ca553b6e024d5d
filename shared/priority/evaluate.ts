/**
 * When an order is due and why it is as urgent as it is. An order's urgency is one moment: its due time less
 * its head starts. All criteria are linear in time, so the order of two orders never changes by waiting and
 * the queue needs no re-sorting.
 */

import { minorDigits } from '../records/money.ts';
import type { OrderFacts } from '../records/order-facts.ts';
import type { EntryBody, PriorityReason } from '../records/order-log.ts';
import type { Criteria } from './criteria.ts';

/** The moment (UTC ISO) at which the clock on the wall shows `time` (HH:MM) on the local day of `iso`. */
export type LocalTime = (iso: string, time: string) => string;

const MINUTE = 60_000;

/** The priority entry for facts with these tags under these criteria. */
export function evaluatePriority(
  facts: OrderFacts,
  tags: readonly string[],
  rules: Criteria,
  localTime: LocalTime,
): EntryBody<'priority'> {
  const dueAt = dueTime(facts, rules, localTime);
  const reasons = [
    premiumReason(facts, rules),
    vipReason(facts, tags, rules),
    expressReason(facts, rules),
    valueReason(facts, rules),
    ageReason(facts, dueAt, rules),
  ].filter((reason): reason is PriorityReason => reason !== null && reason.minutes !== 0);
  return { kind: 'priority', dueAt, reasons, criteria: rules.version };
}

/**
 * The carrier's collection on the ship-by day, when it is before the promise and not over when the order came;
 * without a promise, placed at + handling time.
 */
function dueTime(facts: OrderFacts, rules: Criteria, localTime: LocalTime): string {
  const promised =
    facts.shipBy ??
    new Date(Date.parse(facts.placedAt) + rules.handlingHours * 60 * MINUTE).toISOString();
  const cutoff = cutoffFor(facts.service, rules);
  if (!cutoff) return promised;
  const collected = localTime(promised, cutoff);
  const reachable = Date.parse(collected) > Date.parse(facts.placedAt);
  return reachable && Date.parse(collected) < Date.parse(promised) ? collected : promised;
}

function cutoffFor(service: string, rules: Criteria): string | undefined {
  const name = service.toLowerCase();
  const own = rules.cutoffs.find(
    (cutoff) => cutoff.service !== '*' && name.includes(cutoff.service.toLowerCase()),
  );
  return (own ?? rules.cutoffs.find((cutoff) => cutoff.service === '*'))?.time;
}

function premiumReason(facts: OrderFacts, rules: Criteria): PriorityReason | null {
  const programme = facts.programmes.find((name) => name !== 'vip' && name !== 'business');
  return programme ? { criterion: 'premium', minutes: rules.premium, detail: programme } : null;
}

function vipReason(
  facts: OrderFacts,
  tags: readonly string[],
  rules: Criteria,
): PriorityReason | null {
  const email = facts.buyer.email.toLowerCase();
  const named = email !== '' && rules.vips.some((vip) => vip.toLowerCase() === email);
  const vip =
    named || facts.programmes.includes('vip') || tags.some((tag) => tag.toLowerCase() === 'vip');
  return vip ? { criterion: 'vip', minutes: rules.vip, detail: named ? email : 'vip' } : null;
}

function expressReason(facts: OrderFacts, rules: Criteria): PriorityReason | null {
  const service = facts.service.toLowerCase();
  const express = rules.expressWords.some((word) => service.includes(word.toLowerCase()));
  return express ? { criterion: 'express', minutes: rules.express, detail: facts.service } : null;
}

function valueReason(facts: OrderFacts, rules: Criteria): PriorityReason {
  const hundreds = Math.floor(facts.total / 10 ** minorDigits(facts.currency) / 100);
  const minutes = Math.max(0, hundreds) * rules.valuePer100;
  return { criterion: 'value', minutes, detail: String(hundreds * 100) };
}

/** At 100 % the whole time from order to due: what is left is the moment of the order itself, so the oldest is first. */
function ageReason(facts: OrderFacts, dueAt: string, rules: Criteria): PriorityReason {
  const span = (Date.parse(dueAt) - Date.parse(facts.placedAt)) / MINUTE;
  const minutes = Math.round((Math.max(0, span) * rules.agePercent) / 100);
  return { criterion: 'age', minutes, detail: `${rules.agePercent}` };
}
