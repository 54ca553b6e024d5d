/** The connector of a real shop, made as the app makes it: its limits, its retries; on the real clock when no other is given. */
import { connectVendor, limitsOf } from '../../../electron/channels/connect-vendor.ts';
import type { Connector } from '../../../electron/channels/connector.ts';
import { type Clock, systemClock } from '../../../electron/channels/transport/clock.ts';
import { createTransport } from '../../../electron/channels/transport/create-transport.ts';
import type { VendorName } from '../../../shared/channels/vendors.ts';
import type { Keys } from './real-shop.ts';

export function connectReal(
  vendor: VendorName,
  fields: Keys,
  clock: Clock = systemClock,
): Connector {
  const transport = createTransport({
    account: vendor,
    limits: limitsOf(vendor),
    log: () => undefined,
    clock,
  });
  const kept = (field: string) => ({
    load: async () => fields[field] ?? '',
    save: async () => undefined,
  });
  return connectVendor({ vendor, fields: { ...fields } }, { transport, now: Date.now, kept });
}
