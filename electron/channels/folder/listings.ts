/** What is for sale, as `in/listings.csv` says; nothing where there is no such file. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listing } from '../../../shared/channels/port.ts';
import { decimalOf } from '../../../shared/importing/amounts.ts';
import { textOf } from '../../../shared/importing/columns.ts';
import { decodeText } from '../../../shared/importing/decode.ts';
import { guessProfile, profileSources } from '../../../shared/importing/mapping.ts';
import { readTable, type Table } from '../../../shared/importing/table.ts';
import { whyFailed } from '../../http-answer.ts';
import { LISTINGS } from './inbox.ts';
import type { Places } from './places.ts';
import { withTold } from './stock-told.ts';

export async function listingsIn(places: Places): Promise<Listing[]> {
  const file = await open(join(places.inbox, LISTINGS)).catch(missing);
  if (file === undefined) return [];
  try {
    const { mtimeMs } = await file.stat();
    const bytes = await file.readFile();
    const { text } = decodeText(bytes, (part, name) => new TextDecoder(name).decode(part));
    const read = readTable(text);
    return read.ok ? await withTold(places, listingsOf(read.value.table), mtimeMs) : [];
  } finally {
    await file.close();
  }
}

function missing(error: unknown): undefined {
  if (whyFailed(error).code !== 'ENOENT') throw error;
  return undefined;
}

function listingsOf({ headers, rows }: Table): Listing[] {
  const profile = guessProfile(headers, 'catalogue', '');
  const columns = profileSources(profile, headers, ['sku', 'barcodes', 'title', 'onHand'] as const);
  const listings = new Map<string, Listing>();
  for (const row of rows) {
    const sku = textOf(columns.sku, row);
    // A SKU is a listing; what is said of it twice counts once.
    if (sku === '' || listings.has(sku)) continue;
    const barcode = textOf(columns.barcodes, row);
    const title = textOf(columns.title, row);
    listings.set(sku, {
      id: sku,
      sku,
      barcode,
      title,
      quantity: quantityIn(textOf(columns.onHand, row)),
    });
  }
  return [...listings.values()];
}

function quantityIn(text: string): number | null {
  const plain = decimalOf(text, '.');
  return plain === null ? null : Number(plain);
}
