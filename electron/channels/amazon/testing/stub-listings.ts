/** The listings of a stub Amazon: attributes that patches change, and what they come to. */
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';
import { refuse } from './stub-answers.ts';

export interface Availability {
  fulfillment_channel_code: string;
  quantity?: number;
  lead_time_to_ship_max_days?: number;
}

export interface StubListing {
  readonly sku: string;
  readonly title: string;
  readonly createdDate: string;
  readonly ean: string;
  availability: Availability[];
}

export interface StubListings {
  readonly listings: Map<string, StubListing>;
  search(request: ShopRequest): ShopReply;
  get(request: ShopRequest): ShopReply;
  patch(request: ShopRequest): ShopReply;
}

/** More are not paged through. */
const MOST = 1_000;

interface Patch {
  readonly op: string;
  readonly path: string;
  readonly value: readonly Availability[];
}

export function stubListings(): StubListings {
  const listings = new Map<string, StubListing>();
  let submissions = 0;

  const named = ({ path }: ShopRequest) =>
    listings.get(decodeURIComponent(path.split('/').at(-1) ?? ''));

  return {
    listings,
    search: ({ query }) => {
      const size = Number(query.get('pageSize') ?? 10);
      const from = Number(query.get('pageToken') ?? 0);
      const found = [...listings.values()]
        .filter(({ createdDate }) => createdDate >= (query.get('createdAfter') ?? ''))
        .sort((a, b) => (a.createdDate < b.createdDate ? -1 : 1));
      const end = Math.min(from + size, MOST);
      const items = found.slice(from, end).map((listing) => shown(listing, query));
      const more = end < Math.min(found.length, MOST);
      return {
        body: {
          numberOfResults: found.length,
          items,
          ...(more && { pagination: { nextToken: String(end) } }),
        },
      };
    },
    get: (request) => {
      const listing = named(request);
      return listing ? { body: shown(listing, request.query) } : refuse(404, 'No such listing.');
    },
    patch: (request) => {
      const listing = named(request);
      if (!listing) return refuse(400, 'No such listing.');
      const { patches } = JSON.parse(request.body) as { patches: Patch[] };
      submissions += 1;
      const answer = { sku: listing.sku, submissionId: `s${submissions}` };
      if (patches.some(({ value }) => value.some(({ quantity = 0 }) => quantity < 0)))
        return { body: { ...answer, status: 'INVALID', issues: [NEGATIVE] } };
      for (const patch of patches) apply(listing, patch);
      return { body: { ...answer, status: 'ACCEPTED', issues: [] } };
    },
  };
}

const NEGATIVE = {
  code: '90000900',
  message: 'The Quantity field cannot be negative.',
  severity: 'ERROR',
  categories: ['INVALID_ATTRIBUTE'],
};

/** `replace` takes the whole attribute away; `merge` keeps what is not named. */
function apply(listing: StubListing, { op, path, value }: Patch): void {
  if (path !== '/attributes/fulfillment_availability') throw new Error(`not patched: ${path}`);
  if (op === 'replace') {
    listing.availability = [...value];
    return;
  }
  for (const part of value) {
    const code = part.fulfillment_channel_code;
    const known = listing.availability.find((one) => one.fulfillment_channel_code === code);
    if (known) Object.assign(known, part);
    else listing.availability.push(part);
  }
}

function shown(listing: StubListing, query: URLSearchParams): object {
  const asked = new Set((query.get('includedData') ?? 'summaries').split(','));
  return {
    sku: listing.sku,
    ...(asked.has('summaries') && {
      summaries: [
        {
          marketplaceId: query.get('marketplaceIds'),
          productType: 'MUG',
          status: ['BUYABLE'],
          itemName: listing.title,
          createdDate: listing.createdDate,
          lastUpdatedDate: listing.createdDate,
        },
      ],
    }),
    ...(asked.has('attributes') && {
      attributes: {
        externally_assigned_product_identifier: [{ type: 'ean', value: listing.ean }],
        fulfillment_availability: listing.availability,
      },
    }),
    ...(asked.has('fulfillmentAvailability') && {
      fulfillmentAvailability: listing.availability.map(
        ({ fulfillment_channel_code: fulfillmentChannelCode, quantity }) => ({
          fulfillmentChannelCode,
          ...(quantity !== undefined && { quantity }),
        }),
      ),
    }),
  };
}
