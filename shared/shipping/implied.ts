/**
 * What follows from a shipment and is kept elsewhere: stock movements, and what its order's log says of it. Both name
 * the confirming station, so that two stations' parcels never meet in one entry, and are the same whoever writes them.
 */
import { partMovementId, shipMovementId, voidMovementId } from '../records/ids.ts';
import type { MovementRecord } from '../records/movement.ts';
import type { EntryBody, LogEntry } from '../records/order-log.ts';
import type { Confirmation, ParcelEnd, ShipmentRecord, ShippedLine } from '../records/shipment.ts';
import { confirmationsOf, isBack } from './shipment.ts';

/** Units taken by each station's parcel, and given back by those that are back. */
export function movementsOf(shipment: ShipmentRecord): MovementRecord[] {
  return confirmationsOf(shipment).flatMap((parcel) => {
    const end = shipment.ends[parcel.by.station];
    return [...taken(shipment.id, parcel), ...(isBack(end) ? given(shipment.id, parcel, end) : [])];
  });
}

type Told = EntryBody<'shipped' | 'voided' | 'traced'>;

/** An entry of the order's log that follows from a shipment. */
export interface ToldEntry extends Pick<LogEntry, 'at' | 'by'> {
  readonly body: Told;
}

/** What the order's log has to say of a shipment: each station's parcel, and what became of it. */
export function toldOf(shipment: ShipmentRecord): ToldEntry[] {
  return confirmationsOf(shipment).flatMap((parcel) => {
    const end = shipment.ends[parcel.by.station];
    return [leftEntry(shipment, parcel), ...(end ? [endEntry(shipment.id, parcel, end)] : [])];
  });
}

/** Those of them that a log does not have. */
export function untoldOf(shipment: ShipmentRecord, log: readonly LogEntry[]): ToldEntry[] {
  return toldOf(shipment).filter((told) => !log.some((entry) => tells(entry, told)));
}

// Its stamp names what was done; entries of before stations met do not say whose parcel it was.
function tells(entry: LogEntry, { at, body }: ToldEntry): boolean {
  if (entry.kind !== body.kind || entry.shipment !== body.shipment || entry.at !== at) return false;
  return !('of' in entry) || !('of' in body) || entry.of === undefined || entry.of === body.of;
}

function leftEntry({ id, parcel, labels }: ShipmentRecord, left: Confirmation): ToldEntry {
  const { at, by, contents } = left;
  const tracking = labels[by.station]?.tracking;
  return {
    at,
    by,
    body: {
      kind: 'shipped',
      parcel,
      shipment: id,
      contents: Object.fromEntries(contents.map((line) => [line.line, line.units])),
      // What was corrected since is the shipment's to say: the entry is the same whenever it is written.
      tracking: tracking?.at === at ? tracking.value : '',
    },
  };
}

function endEntry(shipment: string, parcel: Confirmation, end: ParcelEnd): ToldEntry {
  const { kind, at, by, reason } = end;
  const of = parcel.by.station;
  const body: Told =
    kind === 'voided'
      ? { kind, shipment, of, reason }
      : { kind: 'traced', shipment, of, end: kind, reason };
  return { at, by, body };
}

function taken(shipment: string, parcel: Confirmation): MovementRecord[] {
  return parcel.contents.flatMap((line) =>
    moved(shipment, line, shipMovementId(shipment, line.line, stationIn(parcel)), parcel, -1),
  );
}

function given(shipment: string, parcel: Confirmation, end: ParcelEnd): MovementRecord[] {
  return parcel.contents.flatMap((line) =>
    moved(shipment, line, voidMovementId(shipment, line.line, stationIn(parcel)), end, 1),
  );
}

function stationIn({ early, by }: Confirmation): string {
  return early ? '' : by.station;
}

/** A line's units, or those of the parts that a kit was taken from. */
function moved(
  source: string,
  { parts, ...line }: ShippedLine,
  id: string,
  { at, by }: Pick<MovementRecord, 'at' | 'by'>,
  sign: 1 | -1,
): MovementRecord[] {
  const taken = parts?.map((part) => ({ ...part, id: partMovementId(id, part.skuId) }));
  return (taken ?? [{ ...line, id }]).map(({ id: movement, skuId, bin, units }) => ({
    ...{ id: movement, kind: 'shipped', skuId, bin, units: sign * units, at, by },
    // Why is said by shipment and order, where it can be erased; the ledger never changes.
    ...{ reason: '', source },
  }));
}
