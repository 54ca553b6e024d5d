/** What one simulated person does next: packs order after order, and all else that a day at a station brings. */

import { skuId } from '../../shared/records/ids.ts';
import type { Random } from '../stations/seeded-random.ts';
import { type ShopPlan, SKUS } from './shop-plan.ts';
import type { Act } from './steps.ts';

export interface Packer {
  next(): Act;
}

/** Someone at a station; what was begun is gone on with, more often than not. */
export function createPacker(random: Random, shop: ShopPlan, station: number): Packer {
  let begun: Act[] = [];
  let made = 0;
  // Found in one place exactly, afterwards.
  const mark = () => `s${station}-${++made}`;
  return {
    next: () => {
      if (begun.length === 0 && shop.read.length > 0 && random.chance(0.5))
        begun = packing(random, shop, mark);
      const [act, ...rest] = begun;
      if (!act || random.chance(0.15)) return chore(random, shop, mark);
      begun = rest;
      return act;
    },
  };
}

/** An order opened, scanned and shipped, with what goes wrong at a bench. */
function packing(random: Random, shop: ShopPlan, mark: () => string): Act[] {
  const number = anyOf(random, shop);
  const acts: Act[] = [{ name: 'openFor', args: [`shop:${number}`, random.chance(0.75)] }];
  for (const [sku, units] of shop.linesOf(number))
    for (let unit = 0; unit < units; unit++) {
      if (random.chance(0.08)) acts.push({ name: 'scanUnit', args: [wrongCode(random, mark)] });
      acts.push({ name: 'scanUnit', args: [sku] });
      if (random.chance(0.08))
        acts.push({ name: 'undoUnit', args: [] }, { name: 'scanUnit', args: [sku] });
    }
  if (random.chance(0.1)) return acts.slice(0, 1 + random.below(acts.length));
  if (random.chance(0.6)) acts.push({ name: 'seeAddress', args: [] });
  return [...acts, { name: 'shipOut', args: [] }];
}

function wrongCode(random: Random, mark: () => string): string {
  return random.chance(0.5) ? random.pick(SKUS) : `?${mark()}`;
}

function chore(random: Random, shop: ShopPlan, mark: () => string): Act {
  if (shop.read.length === 0 || random.chance(0.25))
    return { name: 'read', args: [readings(random, shop)] };
  const id = `shop:${anyOf(random, shop)}`;
  const sku = random.pick(SKUS);
  switch (random.below(18)) {
    case 0:
      return { name: 'hold', args: [id, mark()] };
    case 1:
    case 2:
      return { name: 'release', args: [id, mark()] };
    case 3:
      return { name: 'pick', args: [id] };
    case 4:
      return { name: 'putBack', args: [id] };
    case 5:
      return { name: 'takeBack', args: [`${id}:p1`, mark()] };
    case 6:
      return { name: 'cancelHere', args: [id, mark()] };
    case 7:
      return { name: 'reinstate', args: [id, mark()] };
    case 8:
      return { name: 'note', args: [id, mark()] };
    case 9:
      return { name: 'tag', args: [id, random.pick(['vip', 'gift']), random.chance(0.6)] };
    case 10:
      return { name: 'moved', args: ['counted', sku, random.below(40), mark()] };
    case 11:
      return { name: 'moved', args: ['received', sku, 1 + random.below(20), mark()] };
    case 12:
      return { name: 'moved', args: ['adjusted', sku, random.below(7) - 3, mark()] };
    case 13:
      return { name: 'saveSku', args: [sku, { title: `${sku} ${mark()}` }] };
    case 14:
      return random.chance(0.5)
        ? { name: 'takeOutSku', args: [skuId(sku)] }
        : { name: 'saveSku', args: [sku, { bin: random.pick(['A1', 'B2', 'C3']) }] };
    case 15:
      return { name: 'takeAlong', args: [[id, `shop:${anyOf(random, shop)}`]] };
    case 16:
      return { name: 'letGo', args: [[id]] };
    default:
      return { name: 'setShopName', args: [mark()] };
  }
}

function readings(random: Random, shop: ShopPlan) {
  return Array.from({ length: 1 + random.below(3) }, () => shop.reading());
}

function anyOf(random: Random, shop: ShopPlan): string {
  return shop.read[random.below(shop.read.length)] ?? '1000';
}
