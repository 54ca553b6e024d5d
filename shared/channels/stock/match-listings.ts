/** Which SKU a listing sells: what a person said, else by its SKU, by one that is written alike, by its barcode. */
import { skuId } from '../../records/ids.ts';
import type { SkuRecord } from '../../records/sku.ts';
import { catalogueKeys, codeKeys } from '../../scanning/code-keys.ts';
import type { Listing } from '../port.ts';

/** What a person said of listings: a SKU's id; null: it is none of ours, and nobody asks again. */
export type ListingLinks = ReadonlyMap<string, string | null>;

export interface MatchedListing {
  readonly listing: Listing;
  readonly skuId: string;
  readonly by: 'hand' | 'sku' | 'alike' | 'barcode';
}

export interface ListingMatches {
  readonly matched: readonly MatchedListing[];
  readonly unmatched: readonly Listing[];
  /** Where more than one SKU could be meant, a person has to say which. */
  readonly ambiguous: readonly { readonly listing: Listing; readonly skuIds: readonly string[] }[];
}

type Known = Pick<SkuRecord, 'id' | 'sku' | 'barcodes'>;

/** SKUs by a key. */
type Index = ReadonlyMap<string, readonly string[]>;

export function matchListings(
  listings: readonly Listing[],
  skus: readonly Known[],
  links: ListingLinks,
): ListingMatches {
  const ids = new Set(skus.map(({ id }) => id));
  const alike = indexBy(skus, ({ sku }) => [alikeKey(sku)]);
  const codes = indexBy(skus, ({ barcodes }) =>
    // The code of a case is not what a listing of one unit carries.
    barcodes.flatMap(({ code, units }) => (units === 1 ? catalogueKeys(code) : [])),
  );
  const matched: MatchedListing[] = [];
  const unmatched: Listing[] = [];
  const ambiguous: { listing: Listing; skuIds: readonly string[] }[] = [];
  for (const listing of listings) {
    const link = links.get(listing.id);
    if (link === null) continue;
    const found =
      link !== undefined && ids.has(link)
        ? { skuIds: [link], by: 'hand' as const }
        : findFor(listing, ids, alike, codes);
    const [only, another] = found?.skuIds ?? [];
    if (!found || only === undefined) unmatched.push(listing);
    else if (another !== undefined) ambiguous.push({ listing, skuIds: found.skuIds });
    else matched.push({ listing, skuId: only, by: found.by });
  }
  return { matched, unmatched, ambiguous };
}

function findFor(listing: Listing, ids: ReadonlySet<string>, alike: Index, codes: Index) {
  const id = skuId(listing.sku);
  if (ids.has(id)) return { skuIds: [id], by: 'sku' as const };
  const similar = alike.get(alikeKey(listing.sku));
  if (similar) return { skuIds: similar, by: 'alike' as const };
  const key = codeKeys(listing.barcode).sure.find((one) => codes.has(one));
  return key === undefined ? undefined : { skuIds: codes.get(key) ?? [], by: 'barcode' as const };
}

/** SKUs that differ in case, spaces and full-width letters only are alike; an empty one is like none. */
function alikeKey(sku: string): string {
  return sku.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

function indexBy(skus: readonly Known[], keysOf: (sku: Known) => readonly string[]): Index {
  const index = new Map<string, string[]>();
  for (const sku of skus)
    for (const key of new Set(keysOf(sku))) {
      if (key === '') continue;
      const known = index.get(key);
      if (known) known.push(sku.id);
      else index.set(key, [sku.id]);
    }
  return index;
}
