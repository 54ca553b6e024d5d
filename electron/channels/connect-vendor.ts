/** The connector of each vendor, made from what a person typed. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { ChannelKeys } from '../../shared/channels/calls.ts';
import type { VendorName } from '../../shared/channels/vendors.ts';
import { AMAZON_LIMITS } from './amazon/account.ts';
import { createAmazon } from './amazon/amazon.ts';
import { createBigCommerce } from './bigcommerce/bigcommerce.ts';
import type { Connector } from './connector.ts';
import { createEbay } from './ebay/ebay.ts';
import { ebayLimits } from './ebay/limits.ts';
import { createEtsy } from './etsy/etsy.ts';
import { etsyLimits } from './etsy/limits.ts';
import { createFolder } from './folder/folder.ts';
import { createMedusa } from './medusa/medusa.ts';
import { createShopify, SHOPIFY_LIMITS } from './shopify/shopify.ts';
import type { Limit } from './transport/lane.ts';
import type { Transport } from './transport.ts';
import { createVendure } from './vendure/vendure.ts';
import { WALMART_LIMITS } from './walmart/account.ts';
import { createWalmart } from './walmart/walmart.ts';
import { createWooCommerce } from './woocommerce/connector.ts';

/** A secret that the vendor may replace by another. */
export interface KeptSecret {
  load(): Promise<string>;
  save(secret: string): Promise<void>;
}

/** What a connector needs beside its keys. */
export interface VendorParts {
  readonly transport: Transport;
  readonly now: () => number;
  /** The field of this name, as it was last saved. */
  readonly kept: (field: string) => KeptSecret;
  /** Where vendors are that have one address for all their sellers, where they are not at their own. */
  readonly homes?: Homes;
}

/** By the vendor; `amazonTokens`: where Amazon gives its access tokens. */
export type Homes = { readonly [home in keyof typeof HOMES]?: string | undefined };

const HOMES = {
  amazonTokens: 'https://api.amazon.com/auth/o2/token',
  ebay: 'https://api.ebay.com',
  etsy: 'https://api.etsy.com',
  walmart: 'https://marketplace.walmartapis.com',
};

interface VendorMaker {
  /** By operation; what is not in it is asked politely. */
  readonly limits: Readonly<Record<string, Limit>>;
  make(field: (name: string) => string, parts: VendorParts): Connector;
}

const makers: { readonly [V in VendorName]: VendorMaker } = {
  shopify: {
    limits: SHOPIFY_LIMITS,
    make: (field, { transport, now }) =>
      createShopify({
        url: field('url'),
        keys:
          field('token') === ''
            ? { kind: 'app', clientId: field('clientId'), clientSecret: field('clientSecret') }
            : { kind: 'token', token: field('token') },
        locationId: field('location') || null,
        notifyBuyer: true,
        transport,
        now,
      }),
  },
  woocommerce: {
    limits: {},
    make: (field, { transport, now }) =>
      createWooCommerce({
        url: field('url'),
        key: field('key'),
        secret: field('secret'),
        transport,
        now,
        nonce: randomUUID,
      }),
  },
  amazon: {
    limits: AMAZON_LIMITS,
    make: (field, { transport, now, kept, homes }) =>
      createAmazon({
        url: field('url'),
        tokenUrl: homes?.amazonTokens ?? HOMES.amazonTokens,
        clientId: field('clientId'),
        clientSecret: field('clientSecret'),
        tokens: kept('refreshToken'),
        sellerId: field('sellerId'),
        marketplaceIds: [field('marketplaceId')],
        transport,
        now,
      }),
  },
  ebay: {
    limits: ebayLimits,
    make: (field, { transport, now, kept, homes }) =>
      createEbay({
        url: homes?.ebay ?? HOMES.ebay,
        clientId: field('clientId'),
        clientSecret: field('clientSecret'),
        refreshToken: field('refreshToken'),
        signingKey: kept('signingKey'),
        transport,
        now,
      }),
  },
  etsy: {
    limits: etsyLimits,
    make: (field, { transport, now, kept, homes }) =>
      createEtsy({
        url: homes?.etsy ?? HOMES.etsy,
        keystring: field('keystring'),
        sharedSecret: field('sharedSecret'),
        tokens: kept('refreshToken'),
        hidden: kept('hidden'),
        transport,
        now,
      }),
  },
  bigcommerce: {
    limits: {},
    make: (field, { transport }) =>
      createBigCommerce({
        ...{ url: field('url'), token: field('token'), transport },
        // A store that has one place calls it 1.
        location: Number(field('location') || 1),
      }),
  },
  walmart: {
    limits: WALMART_LIMITS,
    make: (field, { transport, now, homes }) =>
      createWalmart({
        url: homes?.walmart ?? HOMES.walmart,
        clientId: field('clientId'),
        clientSecret: field('clientSecret'),
        transport,
        now,
        uuid: randomUUID,
      }),
  },
  vendure: {
    limits: {},
    make: (field, { transport }) =>
      createVendure({ url: field('url'), apiKey: field('apiKey'), transport }),
  },
  medusa: {
    limits: {},
    make: (field, { transport }) =>
      createMedusa({
        url: field('url'),
        key: field('key'),
        location: field('location'),
        transport,
      }),
  },
  folder: {
    limits: {},
    make: (field, { now }) =>
      createFolder({
        path: field('path'),
        now,
        wait: setTimeout,
        uuid: randomUUID,
        // The computer's own zone.
        utcOf: (local) => new Date(local).toISOString(),
      }),
  },
};

export function limitsOf(vendor: VendorName): Readonly<Record<string, Limit>> {
  return makers[vendor].limits;
}

export function connectVendor({ vendor, fields }: ChannelKeys, parts: VendorParts): Connector {
  return makers[vendor].make((name) => (fields[name] ?? '').trim(), parts);
}
