/** What the page may ask of the host about sales channels: shapes of each call and its faults. */
import { z } from 'zod';
import { capabilities, channelFault, quantityOut, shipmentOut } from './port.ts';
import { vendorName } from './vendors.ts';

/** A channel's id: what orders carry as their `channel`. */
export const channelId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .max(40);

/** This host has no keys for the channel: they were entered at another station, or the keychain lost them. */
export const noKeys = z.object({ kind: z.literal('no-keys') });

export const askFault = z.union([channelFault, noKeys]);
export type AskFault = z.infer<typeof askFault>;

/** What a person typed to connect a channel, by the vendor's field names; secrets among them. */
export const channelKeys = z.object({
  vendor: vendorName,
  fields: z.record(z.string().max(40), z.string().max(8_000)),
});
export type ChannelKeys = z.infer<typeof channelKeys>;

/** A channel that this host can ask. No key is in it. */
export const knownChannel = z.object({
  id: channelId,
  vendor: vendorName,
  capabilities,
});
export type KnownChannel = z.infer<typeof knownChannel>;

const of = <S extends z.ZodRawShape>(shape: S) => z.object({ id: channelId, ...shape });

export const connectAsked = of(channelKeys.shape);
export const oneChannel = of({});
export const pullAsked = of({
  cursor: z.string().max(100_000),
  since: z.iso.datetime().nullable(),
  limit: z.int().min(1).max(250),
});
export const refreshAsked = of({ externalIds: z.array(z.string()).max(250) });
export const rawAsked = of({ externalId: z.string().max(1_000) });
export const shipmentAsked = of({ shipment: shipmentOut });
export const trackingAsked = of({ shipment: shipmentOut, remote: z.string() });
export const quantitiesAsked = of({ quantities: z.array(quantityOut).max(2_000) });
export const cancelAsked = of({ externalId: z.string(), key: z.string(), reason: z.string() });
export const listingsAsked = of({ cursor: z.string().max(100_000) });
