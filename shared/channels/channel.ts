/** A sales channel as the workspace knows it: settings that every station shares. Keys are not in it. */
import { z } from 'zod';
import { objectKey } from '../records/object-key.ts';
import { vendorName } from './vendors.ts';

export const channelSetting = z.object({
  vendor: vendorName,
  /** As people call it: the account's name at first. */
  name: z.string(),
  /** Orders from this moment on are read, UTC ISO; null: as far back as the channel allows. */
  since: z.iso.datetime().nullable(),
  /** Parcels that left from this moment on are told to the channel, UTC ISO. */
  connectedAt: z.iso.datetime(),
  /** See `accountOf`: connected again, it is the same channel. */
  account: z.string().default(''),
  paused: z.boolean(),
  everyMinutes: z
    .int()
    .min(1)
    .max(24 * 60),
  /** Parcels that leave are told to the channel. */
  tellShipments: z.boolean(),
  /** Nothing is asked of it any more; its orders stay. */
  gone: z.boolean(),
  /** Orders that were shipped or cancelled before we first heard of them are taken in, for the reports. */
  takesClosed: z.boolean().default(true),
  /** Orders that the marketplace ships itself are taken in: to be seen, never to be packed. */
  takesMarketplace: z.boolean().default(true),
  /** Our name of a shipping service, by the channel's. */
  services: z.record(objectKey, z.string()).default({}),
  /** What the channel calls a carrier, by our name of it. */
  carriers: z.record(objectKey, z.string()).default({}),
  /** What the channel says of orders and nobody needs to look at any more, in its own words. */
  settledReviews: z.array(z.string()).default([]),
});
export type ChannelSetting = z.infer<typeof channelSetting>;

/** How often a channel is asked at first, in minutes; what a person waits for is asked for by hand. */
const EVERY_MINUTES = 5;

/** A channel as it begins: everything is taken in, parcels are told. */
export function newChannel(
  channel: Pick<ChannelSetting, 'vendor' | 'name' | 'since'> & { readonly account?: string },
  connectedAt: string,
): ChannelSetting {
  return channelSetting.parse({
    ...{ ...channel, connectedAt, everyMinutes: EVERY_MINUTES },
    ...{ paused: false, tellShipments: true, gone: false },
  });
}

/** Which station asks a channel. One does at a time, while they are in touch; two at once do no harm. */
export const channelLease = z.object({
  station: z.string().min(1),
  /** UTC ISO. */
  until: z.iso.datetime(),
});
export type ChannelLease = z.infer<typeof channelLease>;

/** How long a station keeps a channel without saying so again. */
const LEASE_MS = 5 * 60_000;
/** It says so again when less than this is left, so that not every pull is a write. */
const RENEW_MS = 3 * 60_000;

/** The lease for `station` at `now`: to be written, held as it is, or another station's. */
export function takeLease(
  lease: ChannelLease | undefined,
  station: string,
  now: number,
):
  | { readonly kind: 'held' }
  | { readonly kind: 'taken'; readonly lease: ChannelLease }
  | { readonly kind: 'elsewhere'; readonly station: string } {
  const left = lease ? Date.parse(lease.until) - now : 0;
  // One that ends too far away was made by a clock that is ahead: nobody would ever ask.
  const stands = left > 0 && left <= 2 * LEASE_MS;
  if (lease && stands && lease.station !== station)
    return { kind: 'elsewhere', station: lease.station };
  if (lease && stands && left > RENEW_MS) return { kind: 'held' };
  return { kind: 'taken', lease: { station, until: new Date(now + LEASE_MS).toISOString() } };
}

/** The channel of this account, disconnected or not. */
export function channelOf(
  channels: Readonly<Record<string, ChannelSetting>>,
  vendor: string,
  account: string,
): { readonly id: string; readonly gone: boolean } | null {
  if (account === '') return null;
  const found = Object.entries(channels).find(
    ([, one]) => one.vendor === vendor && one.account === account,
  );
  return found ? { id: found[0], gone: found[1].gone } : null;
}

/** An id for another channel of a vendor: the vendor's own name, then with a number; ids in use stay. */
export function freeChannelId(vendor: string, taken: readonly string[]): string {
  if (!taken.includes(vendor)) return vendor;
  let n = 2;
  while (taken.includes(`${vendor}-${n}`)) n++;
  return `${vendor}-${n}`;
}
