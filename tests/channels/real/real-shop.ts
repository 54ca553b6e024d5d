/** A real shop, as the scenario needs it: what it is given to sell and ship, what it then has, and all of it taken away. */
import type { Connector } from '../../../electron/channels/connector.ts';

export interface RealShop {
  /** Made as the app makes it. */
  readonly connector: Connector;
  /** Whether the vendor lets anybody change the tracking of what has been shipped. */
  readonly tracking: 'may-change' | 'final';
  /** Something for sale of which `units` are there; its listing, as `setQuantities` names it. */
  makeProduct(sku: string, units: number): Promise<string>;
  /** An order that is to be sent: units by SKU. Its external id. */
  makeOrder(wanted: Readonly<Record<string, number>>): Promise<string>;
  /** By the vendor's own API, in the vendor's own meaning. */
  stockOf(sku: string): Promise<number>;
  /** What the shop knows of an order's parcels, the first first. */
  parcelsOf(
    order: string,
  ): Promise<readonly { readonly tracking: string; readonly units: number }[]>;
  isCancelled(order: string): Promise<boolean>;
  /** Takes away what was made; what the vendor lets nobody take away, in words. */
  removeAll(): Promise<readonly string[]>;
}

/** The keys of a shop, as the environment names them. */
export type Keys = Readonly<Record<string, string>>;
