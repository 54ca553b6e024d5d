/**
 * The figures that were last put into `out/`. `listings.csv` does not change by them until somebody writes it anew, and
 * until then they are what is shown.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Listing, QuantityOut } from '../../../shared/channels/port.ts';
import { jsonIn } from './json-in.ts';
import type { Places } from './places.ts';
import { writeWhole } from './write-file.ts';

/** SKU, figure, and when it was told in UTC ms. */
const toldShape = z.array(z.tuple([z.string(), z.number(), z.number()]));

export async function keepTold(
  { own }: Places,
  quantities: readonly QuantityOut[],
  now: number,
): Promise<void> {
  const told = await toldIn(own);
  for (const { listing, quantity } of quantities) told.set(listing, [listing, quantity, now]);
  await writeWhole(fileIn(own), JSON.stringify([...told.values()]));
}

/** Listings of a file that was written at `writtenMs`, with what was told since. */
export async function withTold(
  { own }: Places,
  listings: readonly Listing[],
  writtenMs: number,
): Promise<Listing[]> {
  const told = await toldIn(own);
  return listings.map((listing) => {
    const [, quantity, at] = told.get(listing.id) ?? ['', null, 0];
    return at > writtenMs ? { ...listing, quantity } : listing;
  });
}

async function toldIn(own: string): Promise<Map<string, z.infer<typeof toldShape>[number]>> {
  const text = await readFile(fileIn(own), 'utf8').catch(() => '');
  const told = toldShape.safeParse(jsonIn(text));
  return new Map(told.success ? told.data.map((one) => [one[0], one]) : []);
}

function fileIn(own: string): string {
  return join(own, 'stock.json');
}
