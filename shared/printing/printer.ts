/** Label printers on the network as page and host speak of them: where one is, and what can go wrong with a label. */
import { z } from 'zod';
import { addressLabel } from '../documents/address-label.ts';

/** Ports that printers take raw data on. No others are offered: a page cannot make the host write to anything else. */
export const RAW_PORTS = { first: 9100, last: 9107 } as const;

export const printerAddress = z.object({
  /** A name or an IP address. */
  host: z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9.:_-]+$/),
  port: z.int().min(RAW_PORTS.first).max(RAW_PORTS.last),
});
export type PrinterAddress = z.infer<typeof printerAddress>;

export const labelAsked = z.object({ printer: printerAddress, label: addressLabel });

/**
 * `printer-unreachable`: nothing was sent, it may be tried again. `printer-unsure`: the connection broke after something was
 * sent, and only who stands there knows what came out.
 */
export const printerFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('printer-unreachable'), reason: z.string() }),
  z.object({ kind: z.literal('printer-unsure'), reason: z.string() }),
]);
export type PrinterFault = z.infer<typeof printerFault>;
