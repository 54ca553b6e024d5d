/** The figure that a listing is to show next to what it shows: kept where it may stay, so that nothing is told without need. */
import type { Offer } from './offered.ts';
import type { Unseen } from './unseen.ts';

/** `shown`: the most that it may be showing; `offerWith`: what it is offered when so many units are unseen. */
export function wantedOf(
  shown: number,
  unseen: Unseen,
  offerWith: (unseen: number) => Offer,
): Offer {
  const most = offerWith(unseen.keep);
  if (most.quantity === null) return most;
  if (shown > most.quantity) return offerWith(unseen.lower);
  const raised = offerWith(unseen.raise);
  if (raised.quantity !== null && raised.quantity > shown) return raised;
  if (shown === most.quantity) return most;
  return { quantity: shown, steps: [...most.steps, { kind: 'kept', left: shown }] };
}
