/** The vendors whose channels can be connected, and what each asks to be connected with. */
import { z } from 'zod';

export const vendorName = z.enum([
  'shopify',
  'woocommerce',
  'amazon',
  'ebay',
  'etsy',
  'bigcommerce',
  'walmart',
  'vendure',
  'medusa',
  'folder',
]);
export type VendorName = z.infer<typeof vendorName>;

/** One thing that a person types to connect. */
export interface VendorField {
  readonly name: string;
  /** As the vendor's own pages call it. */
  readonly label: string;
  /** `secret` goes to the host's keychain and never comes back; `address` is a URL. */
  readonly kind: 'address' | 'text' | 'secret';
  readonly example?: string;
  readonly optional?: true;
}

export interface Vendor {
  /** As the vendor writes itself. */
  readonly name: string;
  readonly fields: readonly VendorField[];
  /** Optional fields of which one group has to be there whole. */
  readonly needs?: readonly (readonly string[])[];
  /** Orders of one pull; 50 where it is not said. */
  readonly slice?: number;
  /** Open orders that are read again in one cycle, where each is a request of its own; all where it is not said. */
  readonly rereads?: number;
  /** Its orders tell which parcels were delivered. */
  readonly tellsDelivered?: true;
  /** Never seen at work on a live account or a real server. */
  readonly unproven: boolean;
}

/** Where its stock is kept, for a shop with several places; a test names them. */
const location: VendorField = {
  name: 'location',
  label: 'Location',
  kind: 'text',
  optional: true,
};

const clientKeys: readonly VendorField[] = [
  { name: 'clientId', label: 'Client ID', kind: 'text' },
  { name: 'clientSecret', label: 'Client secret', kind: 'secret' },
];

const address = (example: string): VendorField => ({
  name: 'url',
  label: 'Address',
  kind: 'address',
  example,
});

export const vendors: { readonly [V in VendorName]: Vendor } = {
  shopify: {
    name: 'Shopify',
    tellsDelivered: true,
    fields: [
      address('https://example.myshopify.com'),
      ...clientKeys.map((field) => ({ ...field, optional: true as const })),
      {
        name: 'token',
        label: 'Admin API access token',
        kind: 'secret',
        example: 'shpat_…',
        optional: true,
      },
      location,
    ],
    needs: [['clientId', 'clientSecret'], ['token']],
    unproven: true,
  },
  woocommerce: {
    name: 'WooCommerce',
    fields: [
      address('https://shop.example'),
      { name: 'key', label: 'Consumer key', kind: 'secret', example: 'ck_…' },
      { name: 'secret', label: 'Consumer secret', kind: 'secret', example: 'cs_…' },
    ],
    unproven: true,
  },
  amazon: {
    name: 'Amazon',
    tellsDelivered: true,
    slice: 100,
    rereads: 20,
    fields: [
      address('https://sellingpartnerapi-eu.amazon.com'),
      ...clientKeys,
      { name: 'refreshToken', label: 'Refresh token', kind: 'secret' },
      { name: 'sellerId', label: 'Seller ID', kind: 'text' },
      { name: 'marketplaceId', label: 'Marketplace ID', kind: 'text', example: 'A1F83G8C2ARO7P' },
    ],
    unproven: true,
  },
  ebay: {
    name: 'eBay',
    fields: [
      { name: 'clientId', label: 'App ID', kind: 'text' },
      { name: 'clientSecret', label: 'Cert ID', kind: 'secret' },
      { name: 'refreshToken', label: 'Refresh token', kind: 'secret' },
    ],
    unproven: true,
  },
  etsy: {
    name: 'Etsy',
    rereads: 20,
    fields: [
      { name: 'keystring', label: 'Keystring', kind: 'text' },
      { name: 'sharedSecret', label: 'Shared secret', kind: 'secret' },
      { name: 'refreshToken', label: 'Refresh token', kind: 'secret' },
    ],
    unproven: true,
  },
  bigcommerce: {
    name: 'BigCommerce',
    fields: [
      address('https://api.bigcommerce.com/stores/abc123'),
      { name: 'token', label: 'Access token', kind: 'secret' },
      { ...location, example: '1' },
    ],
    unproven: true,
  },
  walmart: {
    name: 'Walmart',
    tellsDelivered: true,
    fields: clientKeys,
    rereads: 40,
    unproven: true,
  },
  vendure: {
    name: 'Vendure',
    tellsDelivered: true,
    fields: [
      address('https://shop.example/admin-api'),
      { name: 'apiKey', label: 'API key', kind: 'secret' },
    ],
    unproven: false,
  },
  medusa: {
    name: 'Medusa',
    tellsDelivered: true,
    fields: [
      address('https://shop.example'),
      { name: 'key', label: 'Secret API key', kind: 'secret', example: 'sk_…' },
      { ...location, example: 'sloc_…' },
    ],
    unproven: true,
  },
  folder: {
    name: 'Folder of files',
    fields: [{ name: 'path', label: 'Folder', kind: 'text', example: '/srv/orders' }],
    unproven: false,
  },
};

/**
 * Which account somebody means by what was typed: the same text for the same shop, whatever its keys are. '' where the
 * vendor asks for nothing that says so.
 */
export function accountOf(vendor: VendorName, typed: Readonly<Record<string, string>>): string {
  const own = vendors[vendor].fields.filter(
    ({ kind, name }) => kind !== 'secret' && !PLACES.has(name),
  );
  // An app may be made anew for the same shop, where the shop has an address of its own.
  const named = own.some(({ kind }) => kind === 'address') ? own.filter(isShop) : own;
  const text = named.map(({ name }) =>
    (typed[name] ?? '').trim().toLowerCase().replace(/\/+$/, ''),
  );
  return text.some((one) => one !== '') ? text.join(' ') : '';
}

const PLACES: ReadonlySet<string> = new Set(['location']);

function isShop({ name }: VendorField): boolean {
  return name !== 'clientId';
}
