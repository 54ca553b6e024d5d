/** A Shopify account, as it is given and as it works. */
import type { Answer } from '../connector.ts';
import type { Transport } from '../transport.ts';

/** An app of the Dev Dashboard, or the token of a custom app that was made in the shop's admin before 2026. */
export type ShopifyKeys = AppKeys | { readonly kind: 'token'; readonly token: string };

export interface AppKeys {
  readonly kind: 'app';
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ShopifyAccount {
  /** Of the shop, as `https://example.myshopify.com`. */
  readonly url: string;
  readonly keys: ShopifyKeys;
  /** Where quantities are set, its number; null: the only place that the shop has. */
  readonly locationId: string | null;
  /** Whether Shopify writes to the buyer about parcels and cancelled orders. */
  readonly notifyBuyer: boolean;
  readonly transport: Transport;
  /** This station's clock, UTC ms. */
  readonly now: () => number;
}

export interface Tokens {
  /** One that is good for a while yet. */
  token(): Answer<string>;
  /** The channel would not have it. Whether another can be asked for. */
  refused(token: string): boolean;
}

/** An account at work: what was learnt of it so far. */
export interface Shop extends ShopifyAccount {
  readonly tokens: Tokens;
  /** What the app may do; empty before it was told. */
  readonly scopes: Set<string>;
  /** What each query was said to cost. */
  readonly costs: Map<string, number>;
  /** Orders that are asked for at once: fewer where Shopify found more too dear. */
  readonly sizes: { page: number; ids: number };
}
