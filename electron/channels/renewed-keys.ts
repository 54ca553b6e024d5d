/**
 * Secrets that a vendor replaced while keys were only tested: whoever types the same again, to connect or to test once
 * more, has to go on with the newest, as the typed one is used up. Kept for a while, in memory alone.
 */
import type { ChannelKeys } from '../../shared/channels/calls.ts';
import type { KeptSecret } from './connect-vendor.ts';

const KEPT_MS = 15 * 60_000;

export interface RenewedKeys {
  /** The keys with the newest secrets. */
  newest(keys: ChannelKeys): ChannelKeys;
  /** A field while keys are tested. */
  kept(keys: ChannelKeys, field: string): KeptSecret;
}

/** @param now ms since 1970 */
export function createRenewedKeys(now: () => number): RenewedKeys {
  const renewed = new Map<string, { readonly secret: string; readonly at: number }>();

  function newestOf(vendor: string, field: string, typed: string): string {
    for (const [name, { at }] of renewed) if (at < now() - KEPT_MS) renewed.delete(name);
    return renewed.get(nameOf(vendor, field, typed))?.secret ?? typed;
  }

  return {
    newest: ({ vendor, fields }) => ({
      vendor,
      fields: Object.fromEntries(
        Object.entries(fields).map(([field, typed]) => [field, newestOf(vendor, field, typed)]),
      ),
    }),
    kept: ({ vendor, fields }, field) => {
      const typed = fields[field] ?? '';
      return {
        load: async () => newestOf(vendor, field, typed),
        save: async (secret) => {
          renewed.set(nameOf(vendor, field, typed), { secret, at: now() });
        },
      };
    },
  };
}

function nameOf(vendor: string, field: string, typed: string): string {
  return JSON.stringify([vendor, field, typed]);
}
