/** The connector of each vendor, made from what a person typed. A vendor that is not here cannot be connected. */
import { randomUUID } from 'node:crypto';
import type { ChannelKeys } from '../../shared/channels/calls.ts';
import type { VendorName } from '../../shared/channels/vendors.ts';
import type { Connector } from './connector.ts';
import type { Limit } from './transport/lane.ts';
import type { Transport } from './transport.ts';
import { createVendure } from './vendure/vendure.ts';
import { createWooCommerce } from './woocommerce/connector.ts';

/** What a connector needs beside its keys. */
export interface VendorParts {
  readonly transport: Transport;
  readonly now: () => number;
}

interface VendorMaker {
  /** By operation; what is not in it is asked politely. */
  readonly limits: Readonly<Record<string, Limit>>;
  make(field: (name: string) => string, parts: VendorParts): Connector;
}

const makers: { readonly [V in VendorName]?: VendorMaker } = {
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
  vendure: {
    limits: {},
    make: (field, { transport }) =>
      createVendure({ url: field('url'), apiKey: field('apiKey'), transport }),
  },
};

export function limitsOf(vendor: VendorName): Readonly<Record<string, Limit>> {
  return makers[vendor]?.limits ?? {};
}

/** undefined for a vendor that this version cannot connect. */
export function connectVendor(
  { vendor, fields }: ChannelKeys,
  parts: VendorParts,
): Connector | undefined {
  return makers[vendor]?.make((name) => (fields[name] ?? '').trim(), parts);
}
