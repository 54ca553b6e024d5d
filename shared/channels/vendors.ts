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
]);
export type VendorName = z.infer<typeof vendorName>;

/** One thing that a person types to connect. */
export interface VendorField {
  readonly name: string;
  /** `secret` goes to the host's keychain and never comes back; `address` is a URL. */
  readonly kind: 'address' | 'text' | 'secret';
  readonly optional?: true;
}

export interface Vendor {
  /** As the vendor writes itself. */
  readonly name: string;
  readonly fields: readonly VendorField[];
  /** Calls whose proof is documentation alone: shown as not yet proven on a live account. */
  readonly unproven: boolean;
}

export const vendors: { readonly [V in VendorName]?: Vendor } = {
  woocommerce: {
    name: 'WooCommerce',
    fields: [
      { name: 'url', kind: 'address' },
      { name: 'key', kind: 'secret' },
      { name: 'secret', kind: 'secret' },
    ],
    unproven: true,
  },
  vendure: {
    name: 'Vendure',
    fields: [
      { name: 'url', kind: 'address' },
      { name: 'apiKey', kind: 'secret' },
    ],
    unproven: false,
  },
};
