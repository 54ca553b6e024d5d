/** Why an order comes earlier than its due time alone would put it, in words. */
import type { TFunction } from 'i18next';
import type { PriorityReason } from '../../../../shared/records/order-log.ts';

const KNOWN = ['premium', 'vip', 'express', 'value', 'age'];

/** A criterion's name, for chips and facets. `t` is of the namespace `orders`. */
export function criterionText(criterion: string, t: TFunction<'orders'>): string {
  return KNOWN.includes(criterion) ? t(`priority.${criterion}.name`) : criterion;
}

/** A reason as a sentence with what it was given for. */
export function reasonText(reason: PriorityReason, t: TFunction<'orders'>): string {
  const { criterion, detail } = reason;
  return KNOWN.includes(criterion) ? t(`priority.${criterion}.why`, { detail }) : criterion;
}
