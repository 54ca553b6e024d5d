/** Listings that we take off sale because nothing is left. They come back by themselves; what the seller took off does not. */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Etsy } from './ask.ts';

const shape = z.array(z.string());

export async function hiddenListings({ hidden }: Etsy): Promise<readonly string[]> {
  try {
    return shape.parse(JSON.parse(await hidden.load()));
  } catch {
    return [];
  }
}

async function keepHidden(etsy: Etsy, listing: string, isHidden: boolean): Answer<null> {
  return etsy.locks.hold('hidden', async () => {
    const known = await hiddenListings(etsy);
    if (known.includes(listing) === isHidden) return ok(null);
    const others = known.filter((one) => one !== listing);
    try {
      await etsy.hidden.save(JSON.stringify(isHidden ? [...others, listing] : others));
      return ok(null);
    } catch (error) {
      return err({ kind: 'unreachable', reason: `What is off sale could not be stored: ${error}` });
    }
  });
}

/** Remembered first: one that is remembered and still on sale is taken for what it is. */
export async function takeOff(etsy: Etsy, listing: string): Answer<unknown> {
  const kept = await keepHidden(etsy, listing, true);
  return kept.ok ? setState(etsy, listing, 'inactive') : kept;
}

/** @param state what Etsy has it as: somebody may have put it on sale before us */
export async function putOn(etsy: Etsy, listing: string, state: string): Answer<unknown> {
  const on = state === 'active' ? ok(null) : await setState(etsy, listing, 'active');
  return on.ok ? keepHidden(etsy, listing, false) : on;
}

async function setState(
  etsy: Etsy,
  listing: string,
  state: 'active' | 'inactive',
): Answer<unknown> {
  const shop = await etsy.shopId();
  if (!shop.ok) return shop;
  const path = `shops/${shop.value}/listings/${listing}`;
  const form = { state };
  return ask(
    etsy,
    { method: 'PATCH', path, form, operation: 'stock', repeatable: true },
    z.looseObject({}),
    'a listing',
  );
}
