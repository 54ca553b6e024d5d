/**
 * A vendor's stub shop as the contract suite drives it: one suite (electron/channels/testing/contract.ts) asks every connector
 * the same, and only this knows the vendor.
 */
import type { Connector } from '../connector.ts';
import type { QuickClock } from '../transport/testing/quick-clock.ts';
import type { FaultyServer } from './faulty-server.ts';

export interface ContractLine {
  readonly sku: string;
  readonly title: string;
  readonly units: number;
}

/** An order to be placed at the shop, in whatever shape the vendor writes it. */
export interface ContractOrder {
  /** `unknown`: a status that the vendor's documentation does not have. */
  readonly status: 'open' | 'unpaid' | 'cancelled' | 'unknown';
  readonly lines: readonly ContractLine[];
  readonly name: string;
  readonly street: string;
  /** ISO 4217, or three letters that are none. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2, or two letters that are none. */
  readonly country: string;
  /** What the buyer wrote. Not kept where the vendor has no such field. */
  readonly note: string;
}

export interface ContractShop extends AsyncDisposable {
  readonly server: FaultyServer;
  /** The shop's and the station's; on it no wait takes time. The shop's own is `skew` off. */
  readonly clock: QuickClock;
  /** ms that the shop's clock is ahead of the station's; the Date header and all that it stamps follow. */
  skew(ms: number): void;
  /** On this shop, through the real transport (electron/channels/transport/create-transport.ts). */
  readonly connector: Connector;
  /** Placed and changed now, by the shop's clock; its external id. */
  place(order: ContractOrder): string;
  /** Something about the order changes now that a reading shows, such as the buyer's phone. */
  change(externalId: string): void;
  /** What the shop was told of parcels: one entry a parcel, as the shop keeps them. */
  parcels(externalId: string): readonly { readonly tracking: string; readonly units: number }[];
  isCancelled(externalId: string): boolean;
  /** A listing that shows `quantity`; its id, as `setQuantities` names it. */
  list(sku: string, quantity: number): string;
  /** What may still be sold, as the vendor counts it (physical or available: `capabilities.quantityMeaning`). */
  quantityOf(listing: string): number;
  /** The next request is told "too often" in the vendor's own way, with how long to wait or without. */
  throttle(hinted: boolean): void;
  /** The keys are taken back. */
  revoke(): void;
  /** The access token lapses before its time; false where the vendor's keys do not lapse. */
  expire(): boolean;
}
