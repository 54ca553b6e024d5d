/** Listings that we took off sale because nothing was left. They come back by themselves; those of the seller's doing do not. */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Etsy } from './ask.ts';

const shape = z.array(z.string());

export async function hiddenListings({ hidden }: Etsy): Promise<readonly string[]> {
  try {
    return shape.parse(JSON.parse(await hidden.load()));
  } catch {
    return [];
  }
}

export async function keepHidden(etsy: Etsy, listing: string, isHidden: boolean): Answer<null> {
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
