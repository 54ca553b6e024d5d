/**
 * The port that each sales channel implements, one folder a vendor. A connector keeps nothing: cursors, keys and orders
 * are its caller's. Every call resolves, with what the channel said as data.
 */
import type {
  Capabilities,
  ChannelFault,
  ListingSlice,
  Outcome,
  PulledOrder,
  PulledSlice,
  QuantityOut,
  ShipmentOut,
} from '../../shared/channels/port.ts';
import type { Result } from '../../shared/result.ts';

export type Answer<T> = Promise<Result<T, ChannelFault>>;

export interface PullFrom {
  /** The cursor of the slice before; '' to begin. */
  readonly cursor: string;
  /** Where to begin without a cursor, UTC ISO; null: as far back as the channel allows. */
  readonly since: string | null;
  /** Most orders of one slice; a connector may give fewer. */
  readonly limit: number;
}

export interface Connector {
  readonly capabilities: Capabilities;
  /** Asks for something that every permission is needed for; the account's name as the channel writes it. */
  test(): Answer<string>;
  /**
   * Orders that changed since the cursor. What changed within the last minutes before it comes again (a channel's index
   * lags, and clocks tie): the caller compares hashes. An order is never left out because it changed while paging.
   */
  pull(from: PullFrom): Answer<PulledSlice>;
  /** Orders by their ids, as they are now: changes that `pull` does not see. Ids that are gone are left out. */
  refresh(externalIds: readonly string[]): Answer<readonly PulledOrder[]>;
  /** An order once more from what was told of it (`raw`); null where that is not enough, or nothing of ours. */
  reread(raw: unknown): PulledOrder | null;
  /** Tells of a parcel, once: first asks whether that was done already. */
  confirmShipment(shipment: ShipmentOut): Answer<Outcome>;
  /** Corrects what was told of a parcel; `remote` is what `confirmShipment` gave. */
  updateTracking(shipment: ShipmentOut, remote: string): Answer<Outcome>;
  /** One outcome for each entry, in their order. */
  setQuantities(quantities: readonly QuantityOut[]): Answer<readonly Outcome[]>;
  cancel(externalId: string, key: string, reason: string): Answer<Outcome>;
  /** A slice of what is for sale; the cursor is '' to begin, and null when there is no more. */
  listings(cursor: string): Answer<ListingSlice>;
}
