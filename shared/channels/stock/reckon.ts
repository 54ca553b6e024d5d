/** What all listings of one SKU are to show, together: none of them may sell what another may have sold already. */
import type { KitOf } from '../../inventory/kit.ts';
import type { Capabilities } from '../port.ts';
import { type Offer, type OfferPart, offered } from './offered.ts';
import type { ChannelStockRule } from './rules.ts';
import {
  type OwnSale,
  shownAtMost,
  shownOnceTold,
  standingFigures,
  type ToldFigure,
} from './shown.ts';
import { unseenUnits } from './unseen.ts';
import { wantedOf } from './wanted.ts';

/** A listing of the SKU, and what is known of it. */
export interface Listed {
  readonly channel: string;
  readonly listing: string;
  readonly rule: ChannelStockRule;
  readonly meaning: Capabilities['quantityMeaning'];
  readonly ownOpen: number;
  readonly ageMs: number;
  /** The figures that it was read or told to show, the oldest first. */
  readonly told: readonly ToldFigure[];
  /** What lowered its figure there without us: sales; where it counts what is on hand, parcels that it was told of. */
  readonly sales: readonly OwnSale[];
  /** See unseen.ts. */
  readonly maySell: number;
  readonly overwritten: number;
}

export interface Reckoned {
  readonly channel: string;
  readonly listing: string;
  readonly offer: Offer;
  /** What it shows once all that is on its way has arrived: nothing is to be told when the offer is the same. */
  readonly shows: number;
}

type Part = Omit<OfferPart, 'unseen'>;

/**
 * @param parts the SKU itself, or what it is a kit of
 * @param now UTC ms
 */
export function reckonSku(
  parts: readonly Part[],
  listed: readonly Listed[],
  now: number,
): readonly Reckoned[] {
  const unseen = unseenUnits(
    availableOf(parts),
    listed.map(({ channel, listing, told, sales, maySell, overwritten, meaning, ownOpen }) => ({
      channel: nameOf(channel, listing),
      shown: sellable(shownAtMost(standingFigures(told, now), sales), meaning, ownOpen),
      ...{ maySell, overwritten },
    })),
  );
  return listed.map((one) => {
    const { channel, listing, told, sales } = one;
    const standing = standingFigures(told, now);
    const units = unseen.get(nameOf(channel, listing)) ?? { keep: 0, lower: 0, raise: 0 };
    const offer = wantedOf(shownAtMost(standing, sales), units, (hidden) =>
      offered({ ...one, parts: parts.map((part) => ({ ...part, unseen: hidden * part.per })) }),
    );
    const shows = shownOnceTold(standing, sales, offer.quantity ?? 0);
    return { channel, listing, offer, shows };
  });
}

/** What can be sold there of what it shows: what is on hand and sold already cannot. */
function sellable(shown: number, meaning: Listed['meaning'], ownOpen: number): number {
  return meaning === 'on-hand' ? Math.max(0, shown - ownOpen) : shown;
}

/** How many can be sold at all: of a kit, as many as its scarcest part makes. */
function availableOf(parts: readonly Part[]): number {
  const makes = parts.map(({ per, onHand = 0, demand, safety, elsewhere }) =>
    Math.floor((onHand - demand - safety - elsewhere) / per),
  );
  return Math.max(0, Math.min(...makes));
}

function nameOf(channel: string, listing: string): string {
  return `${channel} ${listing}`;
}

/** Units of each SKU that open orders want, kits taken apart into what they are made of. */
export function partDemand(
  demand: ReadonlyMap<string, number>,
  kitOf: KitOf,
): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  const add = (skuId: string, units: number) => all.set(skuId, (all.get(skuId) ?? 0) + units);
  for (const [skuId, units] of demand) {
    const kit = kitOf(skuId);
    if (kit.length === 0) add(skuId, units);
    else for (const part of kit) add(part.skuId, units * part.units);
  }
  return all;
}
