/**
 * What a listing is to show, and why: from what is on hand, step by step down to the figure that the channel is told.
 * Nothing is offered that was promised to somebody already.
 */
import type { Capabilities } from '../port.ts';
import type { ChannelStockRule } from './rules.ts';

/** A SKU of which a listing takes units: itself alone, or one that a kit is made of. */
export interface OfferPart {
  readonly sku: string;
  /** Units of it in one of what is listed. */
  readonly per: number;
  /** Sellable units; undefined while nobody has said how many there are. */
  readonly onHand: number | undefined;
  /** Units that open orders of all channels want, whether there are so many or not. */
  readonly demand: number;
  /** Units that other channels show and may have sold without our knowing (see unseen.ts). */
  readonly unseen: number;
  readonly safety: number;
  /** Units kept for channels that other stations tell (see divide.ts). */
  readonly elsewhere: number;
}

export interface OfferFrom {
  readonly parts: readonly OfferPart[];
  readonly rule: ChannelStockRule;
  readonly meaning: Capabilities['quantityMeaning'];
  /** Units that the channel itself still counts as sold and on the shelf: its orders until it is told that they left. */
  readonly ownOpen: number;
  /** Since the figures were known to be whole: every channel asked, every station heard. */
  readonly ageMs: number;
}

/** One step of the reckoning: what was done, and what was left after it. */
export type OfferStep = {
  readonly left: number;
} /** `kept`: it shows less than it might, and is not told for that. */ & (
  | { readonly kind: 'on-hand' | 'sold-out' | 'kept' }
  | {
      readonly kind: 'open-orders' | 'unseen' | 'safety' | 'elsewhere' | 'buffer' | 'own-orders';
      readonly units: number;
    }
  /** The scarcest part of a kit, and how many kits it makes. */
  | { readonly kind: 'kit'; readonly sku: string; readonly per: number }
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'stale'; readonly units: number; readonly minutes: number }
  | { readonly kind: 'cap'; readonly cap: number }
);

export interface Offer {
  /** null: nobody has said how much there is, and the channel keeps the figure that it has. */
  readonly quantity: number | null;
  readonly steps: readonly OfferStep[];
}

type Reduction = (left: number) => OfferStep;

const MINUTE_MS = 60_000;

export function offered(from: OfferFrom): Offer {
  const scarcest = scarcestOf(from.parts);
  if (!scarcest) return { quantity: null, steps: [] };
  const steps: OfferStep[] = [{ kind: 'on-hand', left: scarcest.onHand }];
  let left = scarcest.onHand;
  for (const reduce of [...partReductions(scarcest, from.parts), ...ruleReductions(from)]) {
    const step = reduce(left);
    // What changes nothing is no reason.
    if (step.left !== left || step.kind === 'kit') steps.push(step);
    left = step.left;
  }
  return { quantity: left, steps };
}

type Counted = OfferPart & { readonly onHand: number };

/** The part that the fewest can be made of; undefined when one was never counted, or there is none. */
function scarcestOf(parts: readonly OfferPart[]): Counted | undefined {
  let scarcest: Counted | undefined;
  for (const part of parts) {
    const { onHand } = part;
    if (onHand === undefined) return undefined;
    const counted = { ...part, onHand };
    if (!scarcest || makes(counted) < makes(scarcest)) scarcest = counted;
  }
  return scarcest;
}

function makes({ per, onHand, demand, unseen, safety, elsewhere }: Counted): number {
  return Math.floor((onHand - demand - unseen - safety - elsewhere) / per);
}

function partReductions(part: Counted, parts: readonly OfferPart[]): Reduction[] {
  const { sku, per } = part;
  const isKit = parts.length > 1 || per > 1;
  const kits: Reduction = (left) => ({ kind: 'kit', sku, per, left: Math.floor(left / per) });
  return [
    less('open-orders', part.demand),
    less('safety', part.safety),
    less('elsewhere', part.elsewhere),
    less('unseen', part.unseen),
    ...(isKit ? [kits] : []),
    notBelowZero,
  ];
}

function ruleReductions({ rule, meaning, ownOpen, ageMs }: OfferFrom): Reduction[] {
  const { share: percent, buffer, cap } = rule;
  const minutes = Math.floor(ageMs / MINUTE_MS);
  const periods = rule.staleMinutes > 0 ? Math.floor(minutes / rule.staleMinutes) : 0;
  const units = periods * rule.staleUnits;
  return [
    (left) => ({ kind: 'share', percent, left: Math.floor((left * percent) / 100) }),
    less('buffer', buffer),
    (left) => ({ kind: 'stale', units, minutes, left: left - units }),
    notBelowZero,
    ...(cap === null ? [] : [notAbove(cap)]),
    // A channel that counts what is on the shelves takes its own open orders off by itself.
    ...(meaning === 'on-hand' ? [ownOrders(ownOpen)] : []),
  ];
}

function less(
  kind: 'open-orders' | 'unseen' | 'safety' | 'elsewhere' | 'buffer',
  units: number,
): Reduction {
  return (left) => ({ kind, units, left: left - units });
}

function notBelowZero(left: number): OfferStep {
  return { kind: 'sold-out', left: Math.max(0, left) };
}

function notAbove(cap: number): Reduction {
  return (left) => ({ kind: 'cap', cap, left: Math.min(left, cap) });
}

function ownOrders(units: number): Reduction {
  return (left) => ({ kind: 'own-orders', units, left: left + units });
}
