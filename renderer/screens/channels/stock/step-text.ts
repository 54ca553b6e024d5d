/** How a figure came about, in words. */
import type { TFunction } from 'i18next';
import type { OfferStep } from '../../../../shared/channels/stock/offered.ts';

/** The steps from what is on hand to what the channel is told; '' where there is no figure. */
export function stepsText(steps: readonly OfferStep[], t: TFunction<'channels'>): string {
  return steps.map((step) => t(`stock.step.${step.kind}`, { ...step })).join(' · ');
}
